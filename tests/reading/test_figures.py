"""Figures in texts. The sentences are made up for the tests."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shenyang_innovation.reading import Figure, read_figures


def found(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.kind) for figure in read_figures(text)]


def only(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


FORMS = [
    ("共有企业12家,分三大类", [("12家", "quantity"), ("三大类", "quantity")]),
    ("从三个维度、两方面入手", [("三个", "quantity"), ("两", "quantity")]),
    ("这是全省首个、全国第三家中心", [("首个", "rank"), ("第三家", "rank")]),
    ("位居全国第一。", [("第一", "rank")]),
    ("市第二中学", [("第二", "ordinal")]),
    ("是唯一入选单位", [("唯一", "rank")]),
    ("2022年底建成,2023年上半年投产", [("2022年底", "date"), ("2023年上半年", "date")]),
    ("规划(2021-2030年)", [("2021-2030年", "date")]),
    ("发布于2022-05-06 07:08:09", [("2022-05-06 07:08:09", "date")]),
    ("2022年05月06日07:08 | 来源", [("2022年05月06日07:08", "date")]),
    ("5月6日电", [("5月6日", "date")]),
    ("二○三○年远景", [("二○三○年", "date")]),
    ("“十三五”期间", [("十三五", "date")]),
    ("大会 2022春季会", [("2022", "date")]),
    ("共2000家,另有2000多家", [("2000家", "quantity"), ("2000多家", "quantity")]),
    ("近五年投入翻番", [("五年", "date"), ("翻番", "quantity")]),
    ("五年来", [("五年", "date")]),
    ("编号1900/甲", [("1900", "date")]),
    ("5年共举办", [("5年", "date")]),
    ("近两届展会", [("两届", "date")]),
    ("连续三年增长", [("三年", "quantity")]),
    ("一是学,二是做", [("一是", "ordinal"), ("二是", "ordinal")]),
    ("1.总则\n2.细则", [("1.", "ordinal"), ("2.", "ordinal")]),
    ("声明\n1、甲\n2、乙", [("1、", "ordinal"), ("2、", "ordinal")]),
    ("(二)目标", [("(二)", "ordinal")]),
    ("第三场展会和第九届展会", [("第三场", "ordinal"), ("第九届", "ordinal")]),
    ("首批试点,二期开工", [("首批", "ordinal"), ("二期", "ordinal")]),
    ("4G和6G基站8座", [("4G", "name"), ("6G", "name"), ("8座", "quantity")]),
    ("形成“1+4+N”体系", [("1+4+N", "name")]),
    ("推行“一县一业”“一核三带多园”", [("一县一业", "name"), ("一核三带多园", "name")]),
    ("采用“412”模式", [("412", "name")]),
    ("五年提升行动", [("五年", "date")]),
    ("“天泵二号”下线", [("二号", "name")]),
    ("第十三个五年规划", [("第十三个五年", "date")]),
    ("打通最后一公里", [("最后一公里", "name")]),
    ("GDP8000亿元,获批A100芯片", [("8000亿元", "quantity"), ("A100", "name")]),
    ("算力规模达500P并扩容", [("500P", "quantity")]),
    ("增长25%,提高3个百分点,增至3.2倍", [("25%", "quantity"), ("3个百分点", "quantity"), ("3.2倍", "quantity")]),
    ("3人才和4人来", [("3", "quantity"), ("4人", "quantity")]),
    ("兩個(gè)中心支持20餘項(xiàng)課題", [("兩個", "quantity"), ("20餘項", "quantity")]),
    ("共15億元、3萬名", [("15億元", "quantity"), ("3萬名", "quantity")]),
    ("装机2×35万千瓦", [("2×35万千瓦", "quantity")]),
    ("由10%-5%调整", [("10%", "quantity"), ("5%", "quantity")]),
    ("从3家到5家", [("3家", "quantity"), ("5家", "quantity")]),
    ("220/110千伏变电站", [("220", "quantity"), ("110千伏", "quantity")]),
    ("占全省的1/4,约占2/3", [("1/4", "quantity"), ("2/3", "quantity")]),
    ("位居全国前三,进入前10名", [("前三", "rank"), ("前10名", "rank")]),
    ("前三季度增长5%", [("前三季度", "date"), ("5%", "quantity")]),
    ("稳居全国县市榜首", [("榜首", "rank")]),
    ("世界第一人口大国和第二中学", [("第一", "rank"), ("第二", "ordinal")]),
    ("培育千亿级产业集群2个", [("千亿级", "quantity"), ("2个", "quantity")]),
    ("亿元以上项目近百个,每万人拥有5张", [("亿元", "quantity"), ("百个", "quantity"), ("5张", "quantity")]),
    ("新建医院一所,这是一所学校", [("一所", "quantity")]),
    ("三次产业比为4.1:37.2:58.7", [("4.1:37.2:58.7", "name")]),
    ("会议于9时30分开始,18:20结束", [("9时30分", "date"), ("18:20", "date")]),
    ("5、6月份,四月十八日", [("5", "date"), ("6月", "date"), ("四月十八日", "date")]),
    ("M2余额增长8%", [("M2", "name"), ("8%", "quantity")]),
    ("做好三农工作,参加两会,共建一带一路", [("三农", "name"), ("两会", "name"), ("一带一路", "name")]),
    ("三一重工、C919和歼-20", [("三一重工", "name"), ("C919", "name"), ("20", "name")]),
    ("国发〔2021〕15号", [("2021", "date"), ("15号", "name")]),
    ("12345热线、211高校", [("12345", "name"), ("211", "name")]),
    ("拨打024-12345678", [("024-12345678", "name")]),
    ("世界500强企业落户3家", [("500强", "name"), ("3家", "quantity")]),
    ("二十届三中全会和十四届政协四次会议", [("二十届", "ordinal"), ("十四届", "ordinal"), ("四次", "ordinal")]),
    ("2.1 总体目标\n2.1万元", [("2.1", "ordinal"), ("2.1万元", "quantity")]),
    ("连续3年,近3年,3年行动", [("3年", "quantity"), ("3年", "date"), ("3年", "date")]),
    ("项目\t数量\n企业\t120\n园区\t15", [("120", "quantity"), ("15", "quantity")]),
]


@pytest.mark.parametrize(("text", "figures"), FORMS)
def test_a_form_is_found_and_its_kind_is_known(text: str, figures: list[tuple[str, str]]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "进一步推进一体化和统一规划",
        "建设双一流高校的一流学科",
        "新一代技术,一批成果,一系列措施,一致行动",
        "举行了一场讨论,是一个很好的机会,一位代表说",
        "双创载体、双向奔赴、首飞、百度、太一、三角洲",
        "第三方平台抓住第一时间",
        "千家万户和亿方公司",
        "几家和数家",
        "⒓损坏的字",
        "这是一大特点之一",
        "",
    ],
)
def test_ordinary_words_are_no_figures(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "comparator", "qualifier"),
    [
        ("突破900家", ">", "突破"),
        ("超3万个", ">", "超"),
        ("超过了80场", ">", "超过"),
        ("超過 80場", ">", "超過"),
        ("逾80场", ">", "逾"),
        ("80多场", ">", ""),
        ("投入5年多,", ">", "多"),
        ("达到70%以上", ">=", "以上"),
        ("不低于70%", ">=", "不低于"),
        ("不超过7天", "<=", "不超过"),
        ("控制在5%以内", "<=", "以内"),
        ("控制在5%", "=", ""),
        ("不到10家", "<", "不到"),
        ("低于10家", "<", "低于"),
        ("近300家", "~", "近"),
        ("大约300家", "~", "大约"),
        ("300家左右", "~", "左右"),
        ("达到300家", "=", ""),
        ("签约300家", "=", ""),
        ("附近3家", "=", ""),
        ("折合约2.5亿元", "~", "折合约"),
        ("至少有3家", ">=", "至少"),
        ("不得超过3家", "<=", "不得超过"),
        ("上百家", ">=", "上"),
        ("破百亿元", ">", "破"),
        ("≥30%", ">=", "≥"),
        ("不到全省的40%", "<", "不到"),
        ("约为上年的1.5倍", "~", "约为"),
        ("5%(含)以上", ">=", "(含)以上"),
        ("800元/人以上", ">=", "以上"),
        ("3家多元化企业", "=", ""),
    ],
)
def test_words_of_comparison(text: str, comparator: str, qualifier: str) -> None:
    figure = only(text)
    assert (figure.comparator, figure.qualifier) == (comparator, qualifier)


def test_a_word_of_comparison_governs_a_list_and_no_more() -> None:
    figures = read_figures("分别突破30家、50家和70家,另有20家")
    assert [figure.comparator for figure in figures] == [">", ">", ">", "="]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("将建成5家", ["target"]),
        ("已将5家企业入库", ["actual"]),
        ("将近5家", ["actual"]),
        ("力争达到5家,面积突破3万平方米。现在有2家", ["target", "target", "actual"]),
        ("争取6个实验室落户,服务9个县", ["target", "actual"]),
        ("争取资金3万元", ["actual"]),
        ("确保完成3项", ["target"]),
        ("计划投资3亿元", ["target"]),
        ("《英才计划》支持3人", ["actual"]),
        ("研发计划支持3人", ["actual"]),
        ("拟引进3人", ["target"]),
        ("物理模拟3次", ["actual"]),
        ("安排资金3亿元", ["target"]),
        ("统筹安排3人", ["actual"]),
        ("目标是3000家", ["target"]),
        ("《长期目标纲要》提出3项", ["actual"]),
        ("规划建设3个园区", ["target"]),
        ("按规划纲要,3个园区", ["actual"]),
        ("预计达到3家,目前有2家", ["forecast", "actual"]),
        ("预期3家", ["forecast"]),
        ("有望达到3家", ["forecast"]),
        ("总规模可达3P", ["forecast"]),
        ("将从三个方面用5种方式推进,新建2家", ["actual", "actual", "target"]),
        ("建成3家;新增2家", ["actual", "actual"]),
        ("将抓好落实。一是新建2家。二是已有3家,再建4家。现有5家", ["target", "actual", "actual", "actual"]),
        ("将抓好落实。一是新建2家。二是再建4家。新建5家", ["target", "target", "actual"]),
        ("将抓好落实。\n一是新建2家", ["actual"]),
        ("将围绕5条产业链,新建2家", ["actual", "target"]),
        ("到2027年,达到3家", ["target"]),
        ("从2020年到2025年,增加3家", ["actual"]),
        ("主要预期目标是:增长3%;新增2家", ["target", "target"]),
        ("2025年目标:一是建成2家。二是新增3家。", ["target", "target"]),
        ("2026年底前建成2家,目前有1家", ["target", "actual"]),
        ("要重点抓好2项", ["target"]),
        ("人均预期寿命达到78岁", ["actual"]),
        ("争取到上级资金3亿元", ["actual"]),
        ("主要目标是全年规模以上工业增加值增长7%左右,城镇调\n查失业率控制在5%以内", ["target", "target"]),
    ],
)
def test_status(text: str, statuses: list[str]) -> None:
    quantities = [figure for figure in read_figures(text) if figure.kind == "quantity"]
    assert [figure.status for figure in quantities] == statuses


def test_the_cue_is_kept_as_it_stands() -> None:
    figure = only("將建成約5億元的基金")
    assert (figure.cue, figure.status, figure.qualifier, figure.comparator) == ("將", "target", "約", "~")
    assert only("到明年底前建成5家").cue == "到明年底前"
    assert only("预计可达5家").cue == "预计"


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("全年产值达到13\n20亿元", ["13\n20亿元"]),
        ("全年投资完成120\n亿元", ["120\n亿元"]),
        ("共有企业1,\r\n250家", ["1,\r\n250家"]),
        ("同比增长5.\n6%", ["5.\n6%"]),
        ("共有12\u200b34家", ["12\u200b34家"]),
        ("１２００家、６．５％", ["１２００家", "６．５％"]),
        ("时间是2023\n5家企业", ["2023", "5家"]),
        ("120\n350家", ["120", "350家"]),
    ],
)
def test_what_stands_inside_a_number_belongs_to_it(text: str, wordings: list[str]) -> None:
    assert [figure.text for figure in read_figures(text)] == wordings


def test_offsets_are_those_of_the_raw_text() -> None:
    text = "產(chǎn)業(yè)基金兩(liǎng)個(gè),共6億元"
    first, second = read_figures(text)
    assert (first.text, first.readable) == ("兩(liǎng)個", "两个")
    assert (first.value, first.classifier) == (Decimal(2), "个")
    assert text[second.start : second.end] == second.text == "6億元"


@pytest.mark.parametrize("between", ["", "主要做好下列工作:", "工作分为若干部分,具体如下:"])
def test_a_cue_leads_to_items_that_begin_in_the_next_sentence_and_to_none_behind_it(between: str) -> None:
    items = f"将围绕重点抓好落实。{between}一是新建2家。二是再建4家。"
    assert [figure.status for figure in read_figures(items) if figure.kind == "quantity"] == ["target", "target"]
    later = f"将围绕重点抓好落实。现状很好。{between}一是新建2家。"
    assert [figure.status for figure in read_figures(later) if figure.kind == "quantity"] == ["actual"]
