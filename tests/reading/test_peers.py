"""What is made of what other readers say, where they are installed (`hatch run peers:test`)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.quality.peers import PEERS
from benchmarks.quality.scoring import Read

pytestmark = pytest.mark.filterwarnings("ignore")  # theirs
BY_PACKAGE = {peer.package: peer for peer in PEERS}
SAID = {
    "recognizers-text-suite": [
        ("产值45.6亿元", "45.6亿元", "quantity", "4560000000", "CNY"),
        ("面积1.5万平方公里", "1.5万平方公里", "quantity", "15000000000", "square-metre"),
        ("增长8.2%", "8.2%", "quantity", "8.2", "percent"),
        ("新增12家", "12", "quantity", "12", "count"),
        ("装机30吉瓦", "30", "quantity", "30000000", "count"),
        ("完成三分之一", "三分之一", "quantity", "33.3333333333333", "percent"),
        ("排名第三", "第三", "ordinal", "3", "rank"),
        ("用时3小时", "3小时", "date", "3", "hour"),
    ],
    "cn2an": [
        ("新增三十二家", "三十二", "quantity", "32", "count"),
        ("面积1.5万公里", "1.5万", "quantity", "15000000", "count"),
        ("投入2,000万元", "2,000万", "quantity", "20000000", "count"),
        ("占百分之五", "百分之五", "quantity", "5", "percent"),
        ("占四分之一", "四分之一", "quantity", "25", "percent"),
    ],
    "jionlp": [
        ("投资超过300万元。", "超过300万元", "quantity", "3000000", "CNY"),
        ("用时3小时。", "3小时", "date", "3", "hour"),
    ],
}


@pytest.mark.parametrize(("package", "said"), [(package, said) for package, each in SAID.items() for said in each])
def test_what_a_peer_says_is_taken_at_its_best(package: str, said: tuple[str, str, str, str, str]) -> None:
    peer = BY_PACKAGE[package]
    pytest.importorskip(peer.module, reason=f"{package} is not installed")
    text, wording, kind, value, unit = said
    (read,) = peer.reader()(text)
    assert (text[read.start : read.end], read.kind, read.unit) == (wording, kind, unit)
    assert read.value == pytest.approx(Decimal(value))


def test_a_peer_says_what_it_is_said_to_say() -> None:
    pytest.importorskip("jionlp", reason="jionlp is not installed")
    read = BY_PACKAGE["jionlp"].reader()
    text = "投资超过300万元。"
    assert read(text) == [Read(2, len(text) - 1, "quantity", Decimal("3000000.00"), None, "CNY", ">")]


def test_every_peer_says_what_it_is_better_at() -> None:
    assert all(peer.better.endswith(".") and peer.claims for peer in PEERS)
