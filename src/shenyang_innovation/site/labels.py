"""Short labels of columns, registers and units for readers, in English and Chinese.

The descriptor says in English what a column means; these are the few words that stand above it. What has no label here
(a column of another version of the package) is shown by its own name.
"""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A few words in both languages."""

    en: str
    zh: str


def labels(lines: str) -> dict[str, Label]:
    """Labels by name, from lines `name | English | Chinese`."""
    parts = (line.split(" | ") for line in lines.strip().splitlines())
    return {name.strip(): Label(en.strip(), zh.strip()) for name, en, zh in parts}


COLUMNS = labels("""
    source_id | Document | 来源
    evidence | Evidence | 依据类型
    document_kind | Kind of document | 文件类型
    title_zh | Title (Chinese) | 标题(中文)
    title_en | Title (English) | 标题(英文)
    publisher_id | Publisher | 发布者
    publisher_zh | Publisher's name (Chinese) | 发布者名称(中文)
    publisher_en | Publisher's name (English) | 发布者名称(英文)
    speaker_id | Speaker | 发言者
    published | Published | 发布日期
    published_basis | How the day is known | 日期依据
    address | Web address | 网址
    address_basis | How the address is known | 网址依据
    address_kind | Original or repost | 原发或转载
    seen_by | Seen by | 查看日期
    extent_read | Extent read | 阅读范围
    times_read | Times read | 阅读次数
    script | Script | 字体
    characters | Characters | 字符数
    sha256 | SHA-256 of the text | 文本的 SHA-256
    rights | Rights | 权利
    note_en | Note | 备注
    start | From character | 起始字符
    end | To character | 结束字符
    figure | Figure | 原文数字
    readable | In readable form | 可读形式
    disposition | What it is | 处理结果
    observation_id | Observation | 观测值
    number | Number | 序号
    about_zh | What it is about | 所述内容
    words_zh | Word beside it | 相邻词语
    period_recorded | Period recorded | 记录的时期
    mention | Wording | 原文写法
    entity_id | Entity | 实体
    caveat_id | Caveat | 注意事项
    label_zh | Label (Chinese) | 名称(中文)
    label_en | Label (English) | 名称(英文)
    definition_en | Definition | 定义
    erratum_id | Correction | 勘误
    erratum_kind | Kind of error | 错误类型
    table_name | Table | 表
    row_key | Row | 行
    column_name | Column | 列
    wrong | Wrong | 误
    corrected | Right | 正
    value | Value | 数值
    value_upper | Upper value | 上限
    unit | Unit | 单位
    reason_en | Reason | 理由
    since_version | Since version | 起始版本
    evidence_id | Shown by | 依据
    successor_key | Successor | 替代行
    ucum | UCUM | UCUM
    quantity_kind | Kind of quantity | 量的种类
    indicator_id | Indicator | 指标
    measure | Measure | 统计类型
    theme | Theme | 主题
    classifiers | Classifiers | 量词
    subject_kinds | Kinds of subject | 主体类型
    terms_zh | Words in the sources | 原文用词
    caveats | Caveats | 注意事项
    subject_id | Subject | 主体
    classifier | Classifier | 量词
    comparator | Comparator | 比较符
    qualifier | Word of comparison | 比较词
    status | Status | 状态
    status_basis | How the status is known | 状态依据
    cue | Word that says so | 标示词
    period_start | Period from | 时期起
    period_end | Period to | 时期止
    period_basis | How the period is known | 时期依据
    position | Position | 次序
    own_indicator_id | Its own indicator | 自身指标
    span | Span | 时段
    segment | Segment | 分段
    break_en | Break | 断点
    repeats | Repeats | 重复于
    place_id | Place | 地区
    name_zh | Name (Chinese) | 名称(中文)
    name_en | Name (English) | 名称(英文)
    place_level | Level | 级别
    within_id | Lies in | 所属地区
    gbt2260 | GB/T 2260 | GB/T 2260
    term_id | Term | 术语
    term_zh | Term (Chinese) | 术语(中文)
    term_en | Term (English) | 术语(英文)
    entity_kind | Kind | 类别
    mention_count | Mentions | 提及次数
    observation_count | Observations | 观测值数
    alias_zh | Other name | 别名
    alias_basis | How the name is known | 别名依据
    cluster_id | Cluster | 产业集群
    cluster_kind | Kind of cluster | 集群类型
    reference_year | Year | 年份
    output_value_cny | Output value | 产值
    output_growth_percent | Growth of output | 产值增速
    industry_chain_count | Industry chains | 产业链
    national_platform_count | National platforms | 国家级平台
    provincial_platform_count | Provincial platforms | 省级平台
    national_high_tech_enterprise_count | High-tech enterprises | 国家高新技术企业
    srdi_enterprise_count | SRDI enterprises | 专精特新企业
    place_basis | How the place is known | 地区依据
    industry_chain_id | Industry chain | 产业链
    cluster_basis | How the cluster is known | 集群依据
    computing_center_id | Computing centre | 算力中心
    capacity_as_of | Capacity as of | 算力时点
    capacity_pflops | Capacity | 算力
    district | District | 区县
    district_basis | How the district is known | 区县依据
    operator | Operator | 运营者
    operator_basis | How the operator is known | 运营者依据
    platform_id | Platform | 平台
    platform_kind | Kind of platform | 平台类型
    parent_id | Belongs to | 所属
    parent_basis | How that is known | 所属依据
    organization_id | Organisation | 机构
    organization_kind | Kind of organisation | 机构类型
    person_id | Person | 人物
    role_en | Role | 身份
    park_id | Park | 园区
    fund_id | Fund | 基金
    size_as_of | Size as of | 规模时点
    size_cny | Size | 规模
    program_id | Programme | 规划、计划或政策
    program_kind | Kind of programme | 类型
    project_id | Project | 项目
    project_kind | Kind of project | 项目类型
    event_id | Event | 活动
    event_kind | Kind of event | 活动类型
    measure_id | Item | 条目
    mark | List mark | 序号标记
    heading_zh | Heading (Chinese) | 小标题(中文)
    heading_en | Heading (English) | 小标题(英文)
    summary_en | Summary | 概要
    suggestion_id | Suggestion | 建议
    answered | Answered | 答复情况
    answered_by | Answered by | 对应条目
    target_id | Target | 目标
    due | Due | 期限
    due_basis | How the due date is known | 期限依据
    outcome_id | Outcome | 结果
    comparability | Comparability | 可比性
    verdict | Verdict | 判定
    relation_id | Relation | 数量关系
    relation_kind | Kind of relation | 关系类型
    stated_id | Stated by | 所述观测值
    operands | Operands | 运算项
    stated_value | Stated | 所述值
    computed_value | Computed | 计算值
    residual | Residual | 残差
    tolerance | Tolerance | 容差
    holds | Holds | 是否成立
""")
"""Labels of columns by their names: the same name means the same in every table."""

REGISTERS = labels("""
    clusters | cluster | 产业集群
    computing_centers | computing centre | 算力中心
    events | event | 赛事或会议
    funds | fund | 基金
    industry_chains | industry chain | 产业链
    organizations | organisation | 机构
    parks | park | 园区
    people | person | 人物
    places | place | 地区
    platforms | platform | 创新平台
    programs | programme | 规划、计划或政策
    projects | project | 项目或产品
""")
"""What one row of a register is."""

GROUPS = labels("""
    provenance | Provenance | 来源与依据
    statistics | Statistics | 统计
    what there is | What there is | 有什么
    what is said and done | What is said and done | 说了什么、做了什么
""")
"""The groups of tables."""

UNITS = labels("""
    CNY | yuan | 元
    PFLOPS | PFLOPS | PFLOPS
    count | number | 个数
    percent | % | %
    percentage-point | percentage points | 个百分点
    person | persons | 人
    person-time | person-times | 人次
    rank | rank | 名次
    square-metre | m² | 平方米
    times | times | 倍
    year | years | 年
""")
"""The units of values, as they stand in the head of a column."""


def column_label(name: str) -> Label:
    """The label of a column.

    >>> column_label("output_value_cny").zh
    '产值'
    """
    return COLUMNS.get(name) or Label(name, name)
