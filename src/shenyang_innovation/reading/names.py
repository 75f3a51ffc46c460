"""Names, terms, slogans and models that bear a number and state no amount, and ordinary words with a numeral in them.

A name is a figure of its own kind; an ordinary word is none at all. A new one is a word more in these lists.
"""

from __future__ import annotations

from shenyang_innovation.reading.numerals import COUNTING, DIGITS, GREAT, SMALL

# --- names ----------------------------------------------------------------------------------------

# Slogans, policies and terms.
_TERMS = """
四十七所 十七大 十八大 十九大 九年一贯制 九年义务教育 四个面向 三篇大文章 三生融合 从0到1 双一百 三农 两会 一带一路 三公 四上 三资 两新 两重 一老一小 三保 六保 六稳 三权 三甲 三险
四个自信 四个意识 四个全面 四个革命 四个最严 四个服务 四个伟大 两个维护 两个确立 两个一百年 两个毫不动摇 两个健康 两个率先 两个先行
三个代表 三个区分开来 三个务必 五位一体 三位一体 四位一体 六位一体 五个一批 五个振兴 八项规定 三会一课 三重一大 一岗双责 三同时 三线一单
两不愁三保障 三通一平 五通一平 七通一平 九通一平 五险一金 四好农村路 一网通办 一网统管 一网协同 一窗受理 一件事 一站式 一卡通 一码通
一号通 一张网 一张图 一张表 一票否决 一盘棋 一事一议 一企一策 一业一策 一园一策 一户一策 一县一策 一地一策 一链一策 一人一档 一店一策
一村一品 一镇一业 一乡一品 一县一业 一校一策 一案一策 一家亲 一江两岸 一廊两区 一体两翼 一主两副 三北 两癌 三夏 三秋 三伏 三废 两违 三改一拆
两山 两化融合 三化 四化 五化 三变 两机 三品一标 三链融合 四链融合 三医联动 双百 双千 双万 三大件 四大名著 五四 三八妇女 三八红旗手 五一劳动 六一儿童
七一勋章 八一勋章 八一建军 十一黄金周 五一黄金周 五一假期 五一小长假 双十一 双十二 九一八 一二九 三一五 十三陵 二十四节气 百日攻坚 百日行动
百千万工程 百千万人才 万人计划 千人计划 百人计划 千村万户 百县千品 百企千品 万企万亩 千兆 百兆 万兆 千里马 百灵 百强县 百强镇 百强企业 百强区
""".split()
# Firms, brands, places and institutions.
_NAMED = """
三一重工 三一重能 三一集团 三六零 三元股份 三只松鼠 三全食品 三棵树 三诺生物 三峡 三安光电 三花智控 四维图新 四方股份 四川 五粮液 五矿 六国化工 七匹狼 七牛云 八一钢铁
九号公司 九阳股份 九州通 九安医疗 一汽 一心堂 一拖 二重 两面针 十月稻田 百洋 百润 百济神州 百联 万科 万达 万华 万丰 万向 万润 亿纬 亿华通 亿达 亿联 千方科技 千寻位置
三亚 三明 三沙 三河 三门峡 三台县 三江源 三江平原 三星堆 三里屯 三元里 三水 三原 四平 四会 五台山 五指山 五常 五大连池 五家渠 五道口 五里河 五爱 五莲 六安 六盘水 六合 七台河 七里河
八宝山 八家子 八达岭 八公山 九江 九寨沟 九台区 九龙 九龙坡 九华山 十堰 十里河 十三行 百色 百灵庙 万州 万宁 万盛 万荣 千岛湖 千山 千阳 两江新区 两广 两湖 双一百 三台子 三好街 四方台 二道区 二连浩特
一大会址 一大纪念馆 九三学社 三自教会 四大发明 三江汇 百望山
""".split()  # fmt: skip
# Words that end in a number, and letters with a point or a space in them.
_NUMBERED = """
盛科40 PM2\\.5 PM10 PM1 COVID-19 WiFi-?[67] 1080[Pp] 720[Pp] 2160[Pp] 7[×xX*]24(?:小时)? 24/7 365天(?=\\*24|×24) 从零到一
""".split()
# Numbers that these words make names of: the figure is the number.
_NAMING = (
    "热线|线(?!下|上|城市)|星级|国道|省道|县道|乡道|高速|工程|计划(?!投|到|在|于|用|建|新|引|完|开|每|今|明|总|实)|高校|院校|急救|报警|火警|中学|小学|产品体系|会议室"
    "|航班|次列车|次高铁|医院|研究所|大道|公交|便民|举报电话"
)
_NAMING_FIRST = "".join(sorted({word[0] for word in _NAMING.split("|")}))
# Parts that are counted to make a slogan: 一校一园, 一校多园, 一城一园三区多组团.
_PARTS = """
校 园 城 区 组团 核 带 轴 廊 群 极 体 翼 圈 基地 谷 港 湾 链 策 企 县 镇 村 品 业 湖 河 网 库 路 中心 平台 院 所 街 岛 湿地 主 副 心
"""
_PART = "|".join(sorted(_PARTS.split(), key=len, reverse=True))
#: Names that stand as they are.
NAMES: tuple[str, ...] = tuple(dict.fromkeys((*_TERMS, *_NAMED)))


LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_COUNTED = f"{COUNTING}两"


def numbered(latin: str, unit: str) -> tuple[tuple[str, str], ...]:
    """Patterns of names that bear a number, each with the characters it may begin with.

    `latin` finds the units in Latin letters, `unit` all that may stand behind an Arabic number.
    """
    return (
        *((name[0], f"{name}(?![0-9])") for name in _NUMBERED),
        ("最", "最[后先初]一公里"),
        (SMALL, "两机(?![构制关器])"),
        (f"{SMALL}多", f"(?:[{_COUNTED}多](?:{_PART})){{2,}}+"),
        (SMALL, f"(?<![0-9{COUNTING}])[{COUNTING}]{{1,3}}号"),
        (GREAT, "百强(?!度)"),
        # telephones, aeroplanes
        (DIGITS, r"1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9])"),
        (DIGITS, "(?<=拨打|致电)[0-9]++|(?:985|211)(?=[、和/]211|[、和/]985)"),
        (DIGITS, "(?<=[歼轰])[0-9]++|(?<=[歼运直轰教]-)[0-9]++"),
        # What follows the digits makes the name; the set in front fails at once for an amount.
        (
            DIGITS,
            f"[0-9]++(?=[+·•强级后号.A-Za-z{_NAMING_FIRST}])(?:"
            r"(?:\+(?:[0-9]++|[NnXx](?![A-Za-z])))++"  # 2+3+N
            r"|(?<![0-9]{3})[·•][0-9]{1,2}(?![0-9])"  # 3·15
            f"|(?={_NAMING})(?<=[0-9]{{2}})|(?=星级)|\\.0(?=版|时代|模式|行动|计划|工程|战略)"
            "|强(?![度化大于劲调制])|号(?!召)|(?<![0-9]{3})(?:\\.[0-9])?级(?!联)"
            "|(?:(?<=[5-9]0)|(?<=[09][05])|(?<=85)|(?<=75))(?<![0-9]{3})后(?![0-9续来期的])"
            rf"|(?:\.[0-9]++)?+(?!{latin})[A-Za-z][A-Za-z0-9]*+)",  # 5G
        ),
        (LATIN, r"(?:GB|DB|ISO|IEC|IEEE|YY|NY|HJ)(?:/[A-Z]{1,3})?[ -]?[0-9]++(?:[.-][0-9]++)*+"),
        # Letters and digits: COVID-19 and 5G, but neither GDP8000亿元 nor 300P.
        (LATIN, rf"[A-Za-z]++-?[0-9]++(?:-?[A-Za-z0-9])*+(?! ?(?:{unit}|[.万亿千百%]))"),
    )


def ratio(unit: str) -> str:
    """A pattern of the parts of a whole (4:38:58): no time of day, and no label before an amount."""
    part = r"[0-9]{1,3}+(?:\.[0-9]++)?+"
    return f"{part}(?:[:∶]{part})++(?! ?[0-9.%{unit}])"


#: What is quoted as a whole and begins with a numeral: “三个年”.
QUOTED = rf"(?<=[“\"「『])(?!十[一二三四五六]五)[{_COUNTED}双][^“”\"「」『』,。;:、0-9()]{{1,6}}(?=[”\"」』])"

# --- ordinary words -------------------------------------------------------------------------------

# Words with a numeral in them that counts nothing. Most could not be mistaken, since a Chinese numeral is a
# figure only with a unit or classifier behind it; they stand here so that this does not rest on an accident.
_ORDINARY = """
进一步 新一代 新一轮 统一 一体化 一体 一致 一流 双一流 一系列 一方面 一次性 万一 之一 双创 双向 首飞 一起 一道 一些 一样 一直 一般 一定 一旦 一律 一切 一时 一味 一度
首次 百度 太一 三角 四处 三次产业 第三方 第三者 第一时间 第一书记 第一手 第二课堂 第一产业 第二产业 第一步 第一要务 第一线 第一责任 第一动力 第一资源 第一生产力 第一批次
第三产业 千家万户 百家争鸣 二次创业 二次供水 二次元 三番五次 三天两头 两头在外 一年一度 新的一年 又一年 一天一个样 三轮车 两轮车 四轮驱动 成千上万 成百上千 数以万计 千千万万
千万别 百分百 百分数 百分制 一年级 二年级 三年级 四年级 五年级 六年级 一年四季 二类疫苗 二类医疗 三五成群 三元区 三元桥 三元材料 三元正极 二元结构 二元经济 一分为二 一对一 一站到底 半导体 三片罐 七年之痒
一日千里 一日游 数十年如一日 十年如一日 百年大计 千年大计 百年树人 十年树木 零距离 零容忍 零门槛 零碳
"""
ORDINARY: tuple[str, ...] = tuple(_ORDINARY.split())
