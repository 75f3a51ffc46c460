"""Every text of the interface, in English and Chinese side by side; braces hold the place of a value."""

from __future__ import annotations

from shenyang_innovation.site.labels import Label, labels

_EVERYWHERE = labels("""
    site | Shenyang innovation system | 沈阳创新体系
    rights | the texts belong to their publishers and are not copied here | 原文权利归发布者所有，本站不转载原文
    version | Data version {version} | 数据版本 {version}
    other_language | 中文 | English
    skip | Skip to the content | 跳到正文
    main_menu | Main menu | 主菜单
    you_are_here | You are here | 当前位置
    on_this_page | On this page | 本页内容
    start | Start | 首页
    search | Search | 搜索
    search_for | Name, indicator, figure … | 名称、指标、数字……
    light | Light | 浅色
    dark | Dark | 深色
    theme | theme | 模式
    tables | Tables | 数据表
    pictures | Pictures | 图
    menu_targets | Targets | 目标
    menu_indicators | Indicators | 指标
    menu_sources | Documents | 来源文件
    inferred | inferred by us | 由我们推定
    not_stated | not stated | 未说明
    none | none | 无
    none_yet | none yet | 尚无
    no_period | no period given | 未给出时期
    no_address | no web address found | 未找到网址
    no_due | no due date | 未设期限
    publisher_unknown | not known | 不详
""")
"""Of every page."""
_START = labels("""
    count_sources | documents | 份文件
    count_observations | figures that state a quantity | 个观测值
    count_entities | names | 个名称
    count_indicators | indicators | 个指标
    count_targets | targets and forecasts | 个目标与预期
    example | From a document to a cell | 从文件到表格
    example_text | A document says | 文件写道
    example_read | It is read as | 读作
    example_cell | It fills a cell of | 填入
    example_evidence | See the evidence | 查看出处
    promises | Promises, and what became of them | 说了要做，后来如何
    promises_caption | Targets and forecasts with their outcomes | 目标与预期及其结果
    promise_what | What | 内容
    promised | Aimed at or expected | 所设目标或预期
    later_figure | Later figure | 后续数字
    newest | Newest documents | 最新文件
    all_documents | All documents | 全部来源文件
    all_tables | All tables, with descriptions and downloads | 全部数据表（附说明与下载）
""")
"""Of the start page."""
_TABLES = labels("""
    table | Table | 数据表
    what_it_holds | What it holds | 内容
    row_count | Rows | 行数
    download | Download | 下载
    columns_meaning | What the columns mean | 各列含义
    pages | Pages of the table | 分页
    above | above the table | 表上方
    below | below the table | 表下方
    previous | Previous | 上一页
    next | Next | 下一页
    rows | {count} rows | 共 {count} 行
    rows_of | rows {first} to {last} of {all} | 第 {first} 至 {last} 行，共 {all} 行
    rules_of_rows | Rules that every row keeps ({count}) | 每行都遵守的规则（{count} 条）
    key | key | 主键
    filled_from | filled from | 取自指标
    can_be_missing | can be missing | 可缺失
    codes | Codes ({count}) | 代码（{count} 个）
""")
"""Of the tables."""
_EVIDENCE = labels("""
    evidence_of | Evidence of a figure | 数字的出处
    evidence_of_one | Evidence: {id} | 出处：{id}
    read_as_words | read as | 读作
    beside_it | beside it | 旁有
    what_it_says | What it says | 含义
    by_the_word | by the word | 依据用词
    period | Period | 时期
    value | Value | 数值
    caveats | Caveats | 注意事项
    where_it_stands | Where it stands | 所在位置
    document | Document | 文件
    place | Place in the text | 在原文中的位置
    characters_of | characters {place} of {all} | 第 {place} 个字符（全文 {all} 个）
    characters | characters {place} | 字符 {place}
    in_the_item | In the item | 所在条目
    read_times | {extent}; times read: {times} | {extent}，读过 {times} 次
    used_in | What rests on it | 用在何处
    as_promise | As a target or forecast | 作为目标或预期
    as_outcome | As the outcome of | 作为结果
    in_series | Its place in time | 在时间序列中
    series_caption | Series with this figure | 含此数字的时间序列
    position | Position | 次序
    place_of | {place} of {all} | 第 {place} 个，共 {all} 个
    before | Before | 之前
    after | After | 之后
    in_relations | Sums, shares and growth | 合计、占比与增速
    relations_caption | Relations that ought to hold | 应当成立的数量关系
    corrections | Corrections | 勘误
    corrections_caption | What was wrong, and what is right | 误与正
""")
"""Of the evidence of a figure."""
_ENTITIES = labels("""
    register_says | In its register | 登记内容
    other_names | Other names | 别名
    figures_about | Figures about it | 有关数字
    figures_caption | What documents state about it | 文件对它的表述
    mentions | Where it is named | 何处提及
    mentions_caption | Documents that name it | 提及它的文件
    as_worded | As worded | 原文写法
    in_the_items | In the items | 所在条目
    places_in_text | Characters | 字符位置
    links_here | What links to it | 哪些内容与它相关
    links_caption | Rows that name it | 引用它的行
    what | What | 内容
    as | As | 作为
""")
"""Of an entity."""
_INDICATORS = labels("""
    indicator | Indicator | 指标
    term | Term | 术语
    definition | Definition | 定义
    caveats_of_all | Caveats of all its figures | 全部数字的注意事项
    over_time | Over time | 时间序列
    remarks | Remarks | 附注
    break | Break: | 断点：
    measured_as | measured as | 计量指标为
    repeats | repeats | 重复于
    apart | Without a time | 无时间的观测值
    apart_caption | Figures that are in no series | 不在时间序列中的数字
""")
"""Of an indicator."""
_DOCUMENTS = labels("""
    about_document | About the document | 文件信息
    ledger | Every figure, in reading order | 全部数字（按阅读顺序）
    ledger_caption | The ledger: each figure of the text, and what it is | 台账：原文的每个数字及其处理结果
    characters_head | Characters | 字符位置
    figure | Figure | 数字
    read_as | Read as | 读作
    recorded_facts | Facts recorded of it | 所记事实
    citation_caption | What was recorded; not complete, and without places | 所记内容；不完整，也不带位置
    items | What it says, item by item | 逐条内容
    items_caption | Items, summed up in our words | 各条目，由我们概括
    item | Item | 条目
    summary | Summary | 概要
    suggestions | What was proposed, and whether it is answered | 所提建议与答复情况
    suggestions_caption | Suggestions of the citizen | 市民的建议
    suggestion | Suggestion | 建议
    whom_it_names | What it names | 提及的名称
    named_caption | Names in reading order | 按阅读顺序排列的名称
    who_is_meant | What is meant | 所指
""")
"""Of a document."""
_TARGETS = labels("""
    outcome | What became of it | 后来如何
    judgement | How that is judged | 如何判定
    no_outcome | No later figure answers it yet. | 尚无后续数字可以回应。
""")
"""Of a target."""
_PICTURES = labels("""
    numbers_behind | The table behind it | 所依据的数据表
    figures_behind | Figures in it, each with its evidence: {count} | 图中的{count}个数字及其出处
    figures_of_picture | The figures of this picture; a value leads to its evidence | 图中的数字；点开数值可见其出处
    lines_behind | Lines in it, as a table: {count} | 图中的{count}条连线（表格）
    lines_of_picture | The lines of this picture; a name leads to its page | 图中的连线；点开名称可见其页面
    line_from | From | 起点
    line_says | What the line says | 连线含义
    line_to | To | 终点
    line_basis | Basis | 依据
""")
"""Of the pictures."""
_LONG = {
    "lead": Label(
        (
            "What public documents say about Shenyang's innovation system, as tables. Every number leads back to its "
            "document and, where the text was read, to its characters."
        ),
        "公开文件怎样描述沈阳的创新体系，整理成表。每个数字都能追溯到它的文件；读过原文的，可追溯到原文字符。",
    ),
    "promise": Label(
        "No value here was typed in: each was read from its wording by rules, and says in which document that stands.",
        "这里没有一个数值是手工录入的：每个数值都按规则读自其原有写法，并注明该写法出自哪份文件。",
    ),
    "how": Label(
        (
            "Follow any number to its evidence: the figure as printed, what it was read as, whether it is reached, "
            "aimed at or expected, the document, its publisher, its day and the place in its text. Names and titles "
            "stay in Chinese, with an English rendering of our own."
        ),
        (
            "点开任何数字即可看到它的出处：原文数字、读出的数值，是实际、目标还是预期，以及文件、发布者、日期和在原文"
            "中的位置。说明文字中由我们撰写的定义和备注目前只有英文。"
        ),
    ),
    "promises_lead": Label(
        (
            "Every target and forecast of the documents beside the later figure that answers it, if there is one. A "
            "verdict is given only where the later figure measures the same thing."
        ),
        "文件中的每个目标与预期，以及能回应它的后续数字（如果有）。只有后续数字衡量的是同一件事时才下判定。",
    ),
    "tables_lead": Label(
        "Each table can be read here and downloaded as CSV, Parquet or an Excel workbook.",
        "每张表都可以在此阅读，也可以下载为 CSV、Parquet 或 Excel 文件。",
    ),
    "only_cited": Label(
        "not known: the document is only cited, its facts were recorded without places",
        "不详：该文件只被引用，所记事实不带位置",
    ),
    "pictures_lead": Label(
        (
            "Over 1100 is drawn as an open end, a missing value is not zero, targets and forecasts look different "
            "from what was reached, and the sources stand below."
        ),
        "“超过1100”画成开口，缺失值不是零，目标与预期和实际值画法不同，来源注明在图下。",
    ),
}
"""What takes more than a line."""
TEXTS: dict[str, Label] = {
    **_EVERYWHERE,
    **_START,
    **_TABLES,
    **_EVIDENCE,
    **_ENTITIES,
    **_INDICATORS,
    **_DOCUMENTS,
    **_TARGETS,
    **_PICTURES,
    **_LONG,
}
"""All texts by their keys."""
