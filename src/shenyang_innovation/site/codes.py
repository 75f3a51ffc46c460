"""Short labels of codes for readers, in English and Chinese."""

from __future__ import annotations

from shenyang_innovation.site.labels import REGISTERS, UNITS, Label, labels

_BASIS = labels("""
    stated | stated | 明示
    inferred | inferred by us | 由我们推定
""")

CODES: dict[str, dict[str, Label]] = {
    "published_basis": labels("""
        printed | printed in the document | 文件中印有
        address | in the address only | 仅见于网址
        copy | day of a copy | 副本的日期
        inferred | inferred by us | 由我们推定
    """),
    **{
        f"{what}_basis": _BASIS
        for what in "address status period alias place cluster district operator parent due".split()
    },
    "unit": UNITS,
    "entity_kind": REGISTERS,
    "evidence": labels("""
        text | text | 全文
        citation | citation | 引用
    """),
    "document_kind": labels("""
        meeting-report | meeting report | 会议报道
        message-board-reply | reply on a message board | 留言答复
        news-report | news report | 新闻报道
        newspaper-feature | newspaper feature | 报纸专题
        policy-explanation | explanation of a policy | 政策解读
        press-conference-report | report of a press conference | 发布会报道
        proposal-reply | reply to a proposal | 提案答复
        suggestion-reply | reply to a suggestion | 建议答复
        work-summary | summary of work | 工作总结
    """),
    "address_kind": labels("""
        original | place of publication | 原发网址
        repost | repost by others | 他人转载
    """),
    "extent_read": labels("""
        whole | whole | 全文
        opening-part | opening part | 开头部分
    """),
    "script": labels("""
        Hans | Simplified | 简体
        Hant | Traditional | 繁体
    """),
    "disposition": labels("""
        observation | observation | 观测值
        date | date | 日期
        name | part of a name | 名称的一部分
        ordinal | ordinal | 序号
        furniture | page furniture | 版面文字
    """),
    "erratum_kind": labels("""
        package | error of the package | 数据包的错误
        source | error of the document | 文件自身的错误
    """),
    "quantity_kind": labels("""
        area | area | 面积
        computing-power | computing power | 算力
        count | count | 个数
        money | money | 金额
        ordinal | ordinal | 次序
        ratio | ratio | 比率
        ratio-difference | difference of ratios | 比率之差
        time | time | 时间
    """),
    "measure": labels("""
        stock | stock | 存量
        flow | flow | 流量
        cumulative | cumulative | 累计
        rate | rate | 比率
        rank | rank | 排名
    """),
    "theme": labels("""
        clusters | clusters | 产业集群
        computing | computing | 算力
        contests | contests | 赛事
        digitalisation | digitalisation | 数字化
        enterprises | enterprises | 企业
        finance | finance | 金融
        governance | governance | 治理
        higher-education | higher education | 高等教育
        open-cooperation | open cooperation | 开放合作
        parks | parks | 园区
        platforms | platforms | 创新平台
        research | research | 科研
        talent | talent | 人才
        technology-transfer | technology transfer | 成果转化
    """),
    "comparator": labels("""
        = | exactly as stated | 等于
        > | more than | 超过
        >= | at least | 不低于
        < | less than | 不足
        <= | at most | 不超过
        ~ | about | 约
    """),
    "status": labels("""
        actual | actual | 实际
        target | target | 目标
        forecast | forecast | 预期
    """),
    "span": labels("""
        day | day | 日
        month | month | 月
        quarter | quarter | 季度
        half-year | half-year | 半年
        year | year | 年
        other | other | 其他
        open | start not known | 起始不明
    """),
    "place_level": labels("""
        continent | continent | 洲
        country | country | 国家
        macro-region | macro-region | 大区
        province | province | 省
        city | city | 市
        district | district | 区
        county | county | 县
        county-level-city | county-level city | 县级市
        other | other | 其他
    """),
    "cluster_kind": labels("""
        national-advanced | national advanced manufacturing cluster | 国家先进制造业集群
        city | cluster of the city | 市级集群
        other | other | 其他
    """),
    "platform_kind": labels("""
        alliance | alliance | 联盟
        collection | collection of platforms | 平台集合
        computing-platform | computing platform | 算力平台
        engineering-center | engineering centre | 工程中心
        facility | facility | 设施
        innovation-center | innovation centre | 创新中心
        laboratory | laboratory | 实验室
        pilot-zone | pilot zone | 试验区
        research-center | research centre | 研究中心
        service-platform | service platform | 服务平台
        talent-base | talent base | 人才基地
        testing-center | testing centre | 检测中心
        training-base | training base | 培训基地
        other | other | 其他
    """),
    "organization_kind": labels("""
        association | association | 协会
        company | company | 企业
        hospital | hospital | 医院
        institute | institute | 研究院所
        media | media | 媒体
        party-body | party body | 党的机构
        public-body | public body | 公共机构
        university | university | 高校
        other | other | 其他
    """),
    "program_kind": labels("""
        activity-brand | brand of activities | 活动品牌
        honour | honour | 荣誉称号
        model | model of work | 工作模式
        plan | plan | 规划或计划
        policy | policy | 政策
        programme | programme | 工程或行动
        project-scheme | project scheme | 项目计划
        slogan | slogan | 口号
        other | other | 其他
    """),
    "project_kind": labels("""
        large-model | large model | 大模型
        product | product | 产品
        project | project | 项目
        special-fund-project | project of a special fund | 专项资金项目
        team | team | 团队
        technology | technology | 技术
    """),
    "event_kind": labels("""
        activity | activity | 活动
        contest | contest | 赛事
        forum | forum | 论坛
        meeting | meeting | 会议
        press-conference | press conference | 新闻发布会
    """),
    "answered": labels("""
        in-full | in full | 全部答复
        in-part | in part | 部分答复
        not | not answered | 未答复
    """),
    "comparability": labels("""
        direct | direct | 直接可比
        partly | partly | 部分可比
        other-definition | other definition | 定义不同
        none-yet | nothing later yet | 尚无后续
    """),
    "verdict": labels("""
        met | met | 达成
        missed | missed | 未达成
        undecided | undecided | 无法判定
        open | open | 尚无结果
    """),
    "relation_kind": labels("""
        sum | sum | 合计
        share | share | 占比
        growth | growth | 增速
        difference | difference | 差额
        ratio | ratio | 比值
        average-growth | average growth | 年均增速
        part-of | part of | 属于其中
        equal | equal | 相等
        list-count | count of a list | 列举计数
        open-list | open list | 未尽列举
    """),
    "holds": labels("""
        true | holds | 成立
        false | does not hold | 不成立
    """),
}
"""Labels of codes by the column in which they stand."""


def code_label(column: str, code: str) -> Label:
    """The label of a code of a column.

    >>> code_label("status", "target")
    Label(en='target', zh='目标')
    """
    return CODES.get(column, {}).get(code) or Label(code, code)
