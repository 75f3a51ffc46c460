"""A corpus of made documents, as large as is asked for: reports of a city that does not exist, the same every time.

    python -m benchmarks.corpus PATH.parquet MEGABYTES

A document is fixed by its number alone, so that a larger corpus begins with the documents of a smaller one. Its
sentences are our own, with numbers that are drawn. Some have figures and more have none, so that there is one every
forty characters or so, as in such reports.
"""

from __future__ import annotations

import random
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = pa.schema([pa.field("id", pa.string()), pa.field("text", pa.string())])
GROUP = 1_000
"""Documents of a row group."""
SENTENCES = """
{year}年，全市新建中试基地{few}家，产值达到{tenths}亿元，同比增长{percent}%。
力争到{coming}年底前引进高层次人才超过{many}人，让科技成果更多地在本地转化。
安排专项资金{many}万元，支持{numeral}个方向的项目尽快落地。
目前平台已经投入运行，面向中小企业提供检测、设计、培训等服务，覆盖{few}个县区。
围绕新材料、航空等领域组织供需对接活动{few}场，签约项目合同金额突破{tenths}亿元。
科技型中小企业由{many}家增加到{more}家，高新技术企业突破{more}家，分别增长{percent}%和{percent}%。
园区占地{few}.5平方公里，已建成厂房{tenths}万平方米，入驻企业{few}余家。
{numeral}大产业链产值占全市规模以上工业的比重提高{tenths}个百分点，达到{percent}%。
预计全年技术合同成交额可达{more}亿元左右，其中本地成交不低于{numeral}成。
算力中心一期建设规模为{many}P，二期建成后将达到{more}P，年服务时长约{few}万小时。
金融机构与园区共同设立总规模{tenths}亿元的基金，已投项目{few}个，带动社会资本{numeral}倍以上。
简化办理流程，平均用时由{few}个工作日缩短至{numeral}天，减少企业往返，提高审批效率。
近三年累计培养硕士、博士{many}名，{numeral}所高校与企业共建实验室{few}个，其中国家级{numeral}个。
全年接待参观者{more}人次，举办论坛{few}期，参加者来自{few}个国家和地区。
电网改造投入{tenths}亿元，新增变电容量{many}万千瓦，线路损耗下降{tenths}个百分点。
到{coming}年，研发投入强度达到{tenths}%—{percent}%的合理区间，每万人拥有发明专利{few}件以上。
现有职工{many}人，其中技术人员占三分之{numeral}，中级以上职称的有{few}人。
新能源汽车销量翻了一番，公共充电桩增加到{more}个，{numeral}成以上的小区有自用充电设施。
该项目总投资{tenths}亿元，年产{many}台（套）设备，达产后可新增就业{few}至{many}人。
""".split()
PLAIN = """
各部门协同配合，政策体系更加完善，企业反映的问题及时得到答复。
鼓励企业牵头组建创新联合体，开展关键核心技术攻关，形成有影响的产品。
本市居民对办事服务的评价总体较好，窗口人员的态度得到肯定。
下一步，将聚焦重点产业链，加强高校院所与企业之间的联系，完善服务体系。
感谢对我们工作的关心和支持，也欢迎继续提出宝贵的意见和建议。
我们将认真研究来信所提的问题，会同有关单位实地查看，尽快答复并跟踪落实。
园区道路、供水、供电和通信设施同步建设，周边环境明显改善，交通更加便利。
引导金融机构开发适合科技企业的产品，缓解轻资产企业融资难的问题。
完善人才住房、子女入学和医疗保障等服务，让各类人才安心工作、放心创业。
加强知识产权保护，畅通维权渠道，营造尊重创新、宽容失败的社会氛围。
推动传统产业改造升级，支持企业采用智能装备，减少能耗，提高产品质量。
各有关单位要加强沟通，及时报送进展情况，遇到困难主动协调解决。
""".split()
PLAINNESS = 0.75
"""So often a sentence has no figure."""
HEADS = ("关于上年度工作情况的报告", "对代表建议的答复", "工作计划执行情况通报", "园区建设进展说明")
MARKS = "一二三四五六七八九"
NUMERALS = "两三四五六七八九"


def document(number: int) -> str:
    """The text of a document, the same for the same number.

    >>> document(7) == document(7) != document(8)
    True
    """
    drawn = random.Random(number)
    lines = [drawn.choice(HEADS)]
    for mark in MARKS[: drawn.randint(2, len(MARKS))]:
        sentences = "".join(_sentence(drawn) for _ in range(drawn.randint(2, 7)))
        lines.append(f"{mark}、{sentences}")
    return "\n".join(lines)


def _sentence(drawn: random.Random) -> str:
    if drawn.random() < PLAINNESS:
        return drawn.choice(PLAIN)
    return drawn.choice(SENTENCES).format_map(
        {
            "year": drawn.randint(2015, 2024),
            "coming": drawn.randint(2026, 2030),
            "few": drawn.randint(2, 60),
            "many": drawn.randint(100, 999),
            "more": drawn.randint(1000, 99_999),
            "tenths": f"{drawn.randint(1, 99)}.{drawn.randint(1, 9)}",
            "percent": f"{drawn.randint(1, 60)}.{drawn.randint(1, 9)}",
            "numeral": drawn.choice(NUMERALS),
        }
    )


def documents(size: int) -> Iterator[tuple[str, str]]:
    """Key and text of each document, until the texts have so many bytes in UTF-8."""
    written = 0
    for number in count():
        if written >= size:
            return
        text = document(number)
        written += len(text.encode())
        yield f"doc-{number:07}", text


def write_corpus(path: Path, size: int) -> int:
    """A Parquet file with documents of so many bytes; returns how many documents these are."""
    written = 0
    with pq.ParquetWriter(path, SCHEMA) as writer:
        group: list[tuple[str, str]] = []
        for one in documents(size):
            group.append(one)
            if len(group) == GROUP:
                written += _write_group(writer, group)
                group = []
        if group:
            written += _write_group(writer, group)
    return written


def _write_group(writer: pq.ParquetWriter, group: list[tuple[str, str]]) -> int:
    writer.write_batch(pa.record_batch([pa.array(column) for column in zip(*group, strict=True)], schema=SCHEMA))
    return len(group)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(float(sys.argv[2]) * 1e6))
