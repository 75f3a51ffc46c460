"""Claims against texts: small ones of our own, and the five sources where they are at hand."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenyang_innovation.checking.in_text import script
from shenyang_innovation.checking.in_text import source_texts as texts
from shenyang_innovation.checking.in_text.claims import (
    Claims,
    FigureClaim,
    ListClaim,
    SourceClaim,
    SpanClaim,
)
from shenyang_innovation.checking.in_text.figures import figure_findings, sentence
from shenyang_innovation.checking.in_text.source_texts import check_texts, check_words, read_texts
from shenyang_innovation.checking.in_text.spans import list_findings, span_findings, word_findings
from shenyang_innovation.errors import DataFilesError, MissingExtraError
from shenyang_innovation.reading import read_figures, read_wording

if TYPE_CHECKING:
    from pathlib import Path


# Our own words, in the manner of the sources.
TEXT = (
    "某市来源\n"
    "2024年,建成基地66家,投入突破3亿元、5亿元,增长10.5%。\n"
    "该市将加强建设。力争到2026年建成基地80家,引进人才4到6个。\n"
    "发展风能、水能、光能3大门类,一是提升“甲类”“乙类”2个园区,推进甲园区建设。\n"
)
KINDS = {"quantity": "observation", "rank": "observation", "date": "date", "ordinal": "ordinal", "name": "name"}


def claims_of(text: str, source_id: str = "a") -> Claims:
    """What a faultless ledger would say of a text."""
    claims = Claims("curation/ledgers/{source_id}.csv")
    digest = hashlib.sha256(text.encode()).hexdigest()
    claims.sources.append(SourceClaim("sources.csv, line 2", source_id, digest, len(text), "Hans", text[:4]))
    for line, figure in enumerate(read_figures(text), start=2):
        claim = FigureClaim(
            f"ledgers/{source_id}.csv, line {line}",
            source_id,
            figure.start,
            figure.end,
            figure.text,
            KINDS[figure.kind],
        )
        if claim.disposition == "observation":
            claim = claim._replace(
                amount=(figure.value, figure.value_upper, figure.unit, figure.comparator),
                status=figure.status,
                status_basis="stated",
                qualifier=figure.qualifier or None,
                cue=figure.cue or None,
            )
        claims.figures.append(claim)
    return claims


def place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with our text and files that belong to no source."""
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    (tmp_path / "README.md").write_text("66家 of another text", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "below").mkdir()
    return tmp_path


def test_a_text_as_claimed_has_no_findings(folder: Path) -> None:
    assert len(claims_of(TEXT).figures) == 11
    assert check_texts(claims_of(TEXT), read_texts(folder)) == []
    assert check_words(claims_of(TEXT), read_texts(folder)) == []


def test_the_reader_and_the_wording_agree_on_our_text() -> None:
    for claim in claims_of(TEXT).figures:
        if claim.amount:
            said = read_wording(claim.figure, claim.qualifier or "")
            assert (said.value, said.value_upper, said.unit, said.comparator) == claim.amount


def test_a_changed_digit_is_reported_at_its_place_although_the_hash_is_gone(folder: Path) -> None:
    (folder / "b.txt").write_bytes(TEXT.replace("66家", "67家").encode())
    hashed, placed = check_texts(claims_of(TEXT), read_texts(folder))
    assert "nearest is b.txt with 10 of 11 figures at their place" in hashed.what
    assert placed.where == "ledgers/a.csv, line 3"
    assert placed.what == "'66家' does not stand at 15-18, there stands '67家'"


def test_a_text_without_any_of_the_figures_is_not_compared(folder: Path) -> None:
    (folder / "b.txt").write_text("别的文字", encoding="utf-8")
    (finding,) = check_texts(claims_of(TEXT), read_texts(folder))
    assert "none has its figures" in finding.what
    assert finding.where == "sources.csv, line 2"


def test_an_empty_folder(tmp_path: Path) -> None:
    (finding,) = check_texts(claims_of(TEXT), read_texts(tmp_path))
    assert "no file in" in finding.what


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DataFilesError, match="there is no such folder"):
        read_texts(tmp_path / "none")


def test_files_that_are_not_read_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LARGEST_TEXT", 400)
    (folder / "large.txt").write_bytes(b"x" * 401)
    (folder / "b.txt").write_bytes(TEXT.encode("gb18030"))
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    read = read_texts(folder)
    reasons = (
        "b.txt (not UTF-8 at byte 2)",
        "gone.txt (no regular file)",
        "large.txt (more than 400 bytes)",
        "picture.png (not UTF-8 at byte 0)",
    )
    assert read.skipped == reasons
    assert [file.name for file in read.files] == ["README.md"]
    (finding,) = check_texts(claims_of(TEXT), read)
    assert finding.what.endswith(f"none has its figures; not read: {', '.join(reasons)}")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.txt").write_bytes(TEXT.encode())

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    assert read_texts(tmp_path).skipped == ("b.txt (Permission denied)",)


def test_files_that_are_not_read_are_named_beside_the_nearest(folder: Path) -> None:
    (folder / "b.txt").write_bytes(TEXT.replace("66家", "67家").encode())
    hashed, _ = check_texts(claims_of(TEXT), read_texts(folder))
    assert hashed.what.endswith(
        "nearest is b.txt with 10 of 11 figures at their place; not read: picture.png (not UTF-8 at byte 0)"
    )


def test_a_length_that_is_not_known_is_not_compared(folder: Path) -> None:
    claims = claims_of(TEXT)
    (source,) = claims.sources
    claims.sources = [source._replace(characters=None)]
    assert check_texts(claims, read_texts(folder)) == []
    claims.sources = [source._replace(characters=0)]
    (finding,) = check_texts(claims, read_texts(folder))
    assert finding.what == f"characters is 0, but b.txt has {len(TEXT)}"


def test_line_ends_stay_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\r\nb")
    (file,) = read_texts(tmp_path).files
    assert file.text == "a\r\nb"


def only(claims: Claims, text: str = TEXT) -> list[str]:
    return [f"{f.where}: {f.what}" for f in figure_findings(claims.figures, text, "b.txt", "ledgers/a.csv")]


def with_figure(text: str, wording: str, **changes: object) -> Claims:
    """Faultless claims but for those of one figure."""
    claims = claims_of(text)
    start = text.index(wording)
    (at,) = [number for number, claim in enumerate(claims.figures) if claim.start == start]
    claims.figures[at] = claims.figures[at]._replace(**changes)  # type: ignore[arg-type]
    return claims


def test_a_figure_that_the_ledger_misses() -> None:
    claims = claims_of(TEXT)
    (gone,) = [claim for claim in claims.figures if claim.figure == "66家"]
    claims.figures.remove(gone)
    assert only(claims) == ["b.txt, characters 15-18: the figure '66家' (quantity) is not in ledgers/a.csv"]


def test_a_figure_that_stands_in_the_ledger_twice() -> None:
    claims = claims_of(TEXT)
    claims.figures.append(claims.figures[1])
    assert only(claims) == ["ledgers/a.csv, line 3: the figure at 15-18 stands in the ledger twice"]


def test_a_ledger_row_that_is_no_figure() -> None:
    claims = claims_of(TEXT)
    start, end = place(TEXT, "加强")
    claims.figures.append(FigureClaim("ledgers/a.csv, line 99", "a", start, end, "加强", "observation"))
    assert only(claims) == [f"ledgers/a.csv, line 99: reading finds no figure in '加强' at {start}-{end}"]


def test_a_span_that_is_not_the_figure() -> None:
    start, end = place(TEXT, "66")
    assert only(with_figure(TEXT, "66家", end=end, figure="66")) == [
        f"ledgers/a.csv, line 3: '66' at {start}-{end} is read as '66家' at {start}-{end + 1}"
    ]


def test_an_offset_that_moved_says_where_the_figure_stands() -> None:
    start, end = place(TEXT, "66家")
    moved = with_figure(TEXT, "66家", start=start + 1, end=end + 1)
    (finding,) = figure_findings(moved.figures, TEXT, "b.txt", "ledgers/a.csv")
    assert finding.remedy == f"Correct the offsets: it stands at {start}-{end}"


@pytest.mark.parametrize(
    ("wording", "qualifier", "expected"),
    [
        ("66家", "超过", "comparator of '66家' is >, but the text reads ="),
        ("3亿元", None, "comparator of '3亿元' is =, but the text reads >"),
        ("5亿元", None, "comparator of '5亿元' is =, but the text reads >"),
        ("3亿元", "约", "comparator of '3亿元' is ~, but the text reads >"),
    ],
)
def test_a_qualifier_that_says_something_else(wording: str, qualifier: str | None, expected: str) -> None:
    said = read_wording(wording, qualifier or "")
    amount = (said.value, said.value_upper, said.unit, said.comparator)
    found = only(with_figure(TEXT, wording, qualifier=qualifier, amount=amount))
    assert any(expected in line for line in found)


@pytest.mark.parametrize(("wording", "qualifier"), [("3亿元", "超过"), ("66家", "达到"), ("80家", "突破")])
def test_a_qualifier_that_does_not_stand_there(wording: str, qualifier: str) -> None:
    found = only(with_figure(TEXT, wording, qualifier=qualifier))
    assert any(
        f"the word of comparison of {wording!r} is {qualifier!r}, but beside it stands" in line for line in found
    )


def test_a_qualifier_may_govern_a_list() -> None:
    (governed,) = [claim for claim in claims_of(TEXT).figures if claim.figure == "5亿元"]
    assert governed.qualifier == "突破"


@pytest.mark.parametrize(("name", "value"), [("value", 67), ("value_upper", 9), ("unit", "person")])
def test_an_amount_that_is_another(name: str, value: object) -> None:
    (claim,) = [claim for claim in claims_of(TEXT).figures if claim.figure == "66家"]
    assert claim.amount is not None
    amount = dict(zip(("value", "value_upper", "unit", "comparator"), claim.amount, strict=True)) | {name: value}
    (found,) = only(with_figure(TEXT, "66家", amount=tuple(amount.values())))
    assert f"{name} of '66家' is {value}, but the text reads" in found


@pytest.mark.parametrize(
    ("wording", "disposition", "fits"),
    [
        ("66家", "name", False),
        ("66家", "furniture", True),
        ("2024年", "ordinal", False),
        ("2024年", "date", True),
        ("一是", "date", False),
        ("一是", "furniture", True),
    ],
)
def test_kinds_and_dispositions(wording: str, disposition: str, fits: bool) -> None:
    found = only(with_figure(TEXT, wording, disposition=disposition))
    assert (found == []) is fits


def test_a_status_against_the_words_must_be_inferred() -> None:
    (found,) = only(with_figure(TEXT, "80家", status="actual", cue=None))
    assert "'80家' is actual, but stands under '力争' (target)" in found
    assert only(with_figure(TEXT, "80家", status="actual", cue=None, status_basis="inferred")) == []


def test_a_cue_stands_in_the_sentence_or_before_it_in_the_paragraph() -> None:
    assert only(with_figure(TEXT, "80家", cue="将")) == []
    assert "the cue '预计' stands neither" in only(with_figure(TEXT, "80家", cue="预计"))[0]
    # the paragraph before has no say
    assert "the cue '突破' stands neither" in only(with_figure(TEXT, "80家", cue="突破"))[0]


def test_pinyin_between_qualifier_and_figure() -> None:
    text = "投資超過(guò)3億元。"
    (claim,) = claims_of(text).figures
    assert claim.qualifier
    assert only(claims_of(text), text) == []


@given(st.text(alphabet="一二两3456多余第超过近约家个亿元%年月.,。、将力争(xiàng)\n", max_size=60))
def test_what_the_reader_claims_of_any_text_holds_in_it(text: str) -> None:
    claims = claims_of(text)
    found = [line for line in only(claims, text) if "comparator" not in line]
    assert found == []


@given(st.text(max_size=40), st.integers(0, 40))
def test_a_sentence_holds_its_place(text: str, at: int) -> None:
    at = min(at, len(text))
    start, end = sentence(text, at)
    assert 0 <= start <= at
    assert end <= max(len(text), 1)
    assert not any(mark in text[start:at] for mark in "。\n")


# --- spans and lists ------------------------------------------------------------------------------------------------


def span(part: str, **what: str) -> SpanClaim:
    return SpanClaim("x.csv, line 2", "a", *place(TEXT, part), **what)  # type: ignore[arg-type]


def test_spans_that_stand_where_they_should() -> None:
    for claim in (span("甲园区", exact="甲园区"), span("一是提升", mark="一是"), span("该市将加强建设。")):
        assert list(span_findings(claim, TEXT)) == []
    for claim in (span("风能", name="风能"), span("一是提升“甲类”", words="提升 “甲类”")):
        assert list(word_findings(claim, TEXT, "Hans")) == []


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (span("甲园区", exact="乙园区"), "'乙园区' does not stand at"),
        (span("一是提升", mark="二是"), "does not begin with its mark '二是'"),
        (span("风能")._replace(start=len(TEXT) - 1, end=len(TEXT)), "begins or ends with white space"),
        (SpanClaim("x.csv, line 2", "a", 5, 9999), "reaches beyond the text"),
    ],
    ids=["exact", "mark", "space", "beyond"],
)
def test_spans_that_do_not(claim: SpanClaim, expected: str) -> None:
    assert any(expected in finding.what for finding in span_findings(claim, TEXT))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (span("风能", name="水能"), "'水能' does not stand"),
        (span("一是提升", words="建设"), "'建设' does not stand in the item"),
    ],
    ids=["name", "words"],
)
def test_words_that_are_others(claim: SpanClaim, expected: str) -> None:
    (finding,) = word_findings(claim, TEXT, "Hans")
    assert expected in finding.what


def test_traditional_words_are_compared_in_simplified_script(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "汇聚盛科产(chǎn)业"
    claim = SpanClaim("x.csv, line 2", "a", 0, len(text), words="汇聚盛科产业")
    traditional = "匯聚盛科產(chǎn)業(yè)"
    claim = claim._replace(end=len(traditional))
    pytest.importorskip("opencc", reason="Traditional script needs opencc (extra build)")
    assert list(word_findings(claim, traditional, "Hant")) == []
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    with pytest.raises(MissingExtraError, match="opencc"):
        list(word_findings(claim, traditional, "Hant"))
    script._converter.cache_clear()


def listed(*parts: str, text: str = TEXT) -> list[str]:
    spans = [place(text, part) for part in parts]
    return [finding.what for finding in list_findings(ListClaim("relations.csv, line 2", "a", spans), text)]


def test_items_beside_each_other() -> None:
    assert listed("风能", "水能", "光能") == []
    assert listed("甲类", "乙类") == []
    assert listed("风能") == []


def test_items_in_paragraphs_of_their_own() -> None:
    text = "围绕实施甲行动,做事。\n\n围绕实施推进乙行动,做事。"
    assert listed("甲行动", "乙行动", text=text) == []
    assert listed("甲行动", "乙行动", text=text.replace("围绕实施推进", "关于")) != []


@pytest.mark.parametrize(
    ("lead_in", "fits"),
    [
        ("建设甲行动。\n\n建设乙行动。", True),
        ("建甲行动。\n\n建乙行动。", False),
        ("建设甲行动。\n\n建成乙行动。", False),
        ("甲行动。\n\n乙行动。", False),
    ],
)
def test_paragraphs_begin_with_the_same_two_characters(lead_in: str, fits: bool) -> None:
    assert (listed("甲行动", "乙行动", text=lead_in) == []) is fits


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("风能", "光能"), "'、水能、' stands between the items"),
        (("风能、", "水能"), "begins or ends with a separator"),
        (("水能", "风能"), "is not behind the one before"),
        (("风能", "水能、光", "光能"), "is not behind the one before"),
    ],
)
def test_items_that_are_no_list(parts: tuple[str, ...], expected: str) -> None:
    assert any(expected in what for what in listed(*parts))


def test_an_item_beyond_the_text() -> None:
    (finding,) = list_findings(ListClaim("relations.csv, line 2", "a", [(0, 2), (3, 999)]), TEXT)
    assert "reaches beyond the text" in finding.what
