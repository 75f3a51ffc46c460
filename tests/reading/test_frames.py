"""A table of texts gives the figures that a plain loop over `read_figures` gives, however it is cut and wherever it is read."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import document, write_corpus
from benchmarks.reading import ORDINARY
from shenyang_innovation.reading import Figure, read_figures
from shenyang_innovation.reading.frames import (
    MissingLibraryError,
    UnusableTableError,
    figures_in_batches,
    read_spark,
    read_table,
    tables,
    tasks,
    workers,
)
from tests.reading.programs import run
from tests.reading.readers import RAISES, looms, nonsense, quick, raising, raising_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Row = dict[str, object]

SENTENCES = [f"{sentence}。" for sentence in ORDINARY.replace("\n", "").split("。") if sentence]
TEXTS = [
    "",
    "  \n",
    "无数可言",
    *SENTENCES,
    "三分之一",
    "1" * 60 + "亿元",
    "4到6个,0.00000001%",
    "\U0001f600 3家\u200b",
]
NULL = "null: there is no text"


def plain(texts: Sequence[str | None], keys: Sequence[object] | None = None) -> list[Row]:
    """The rows of the figures of texts, by a loop."""
    rows: list[Row] = []
    for key, text in zip(keys or range(len(texts)), texts, strict=True):
        if text is None:
            rows.append({"id": key, **dict.fromkeys(Figure._fields), "error": NULL})
            continue
        for figure in read_figures(text):
            row = {"id": key, **figure._asdict(), "error": None}
            for name in ("value", "value_upper"):
                row[name] = None if row[name] is None else format(row[name], "f")
            rows.append(row | {name: row[name] or None for name in ("qualifier", "cue")})
    return rows


def table(texts: Sequence[object], **columns: Sequence[object]) -> Any:
    return pa.table({"id": range(len(texts)), "text": texts, **columns})


def rows(given: object, **options: Any) -> list[Row]:
    found: list[Row] = read_table(given, **{"workers": 1, **options}).read_all().to_pylist()
    return found


# --- the same rows in the same order --------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(TEXTS), st.none()), max_size=12),
    st.integers(1, 13),
    st.integers(1, 200),
    st.integers(1, 13),
)
def test_rows_are_those_of_a_loop_however_the_table_is_cut(
    texts: list[str | None], batch: int, characters: int, documents: int
) -> None:
    whole = pa.table({"id": range(len(texts)), "text": pa.array(texts, pa.string())})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "CHARACTERS", characters)
        patch.setattr(tasks, "DOCUMENTS", documents)
        assert rows(pa.RecordBatchReader.from_batches(whole.schema, whole.to_batches(batch))) == plain(texts)


@pytest.mark.parametrize(("documents", "workers"), [(1, 2), (7, 2), (7, 3), (5_000, 2)])
def test_rows_are_those_of_a_loop_however_many_workers_read(
    documents: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "DOCUMENTS", documents)
    texts = [*TEXTS, None, *TEXTS]
    assert rows(table(texts), workers=workers) == plain(texts)


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_every_way_to_start_a_worker_gives_the_same(method: str) -> None:
    """In a program of its own, which has no threads."""
    if method != "spawn" and sys.platform == "win32":
        pytest.skip("Windows has spawn alone")
    assert run(f"print_digest(read_table(made(), workers=2, start_method={method!r}))") == run(
        "print_digest(read_table(made(), workers=1))"
    )


@pytest.mark.slow
def test_no_setting_of_the_machine_changes_a_byte() -> None:
    line = "print_digest(read_table(made(), workers=2))"
    settings = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York", "PYTHONUTF8": "0"},
    ]
    assert len({run(line, **setting) for setting in settings}) == 1


def test_a_corpus_on_disk_gives_the_rows_of_a_loop(tmp_path: Path) -> None:
    """A few MB: what a larger one takes is measured by `python -m benchmarks scale`."""
    path = tmp_path / "corpus.parquet"
    count = write_corpus(path, 2_000_000)
    expected = plain([document(number) for number in range(count)], [f"doc-{number:07}" for number in range(count)])
    assert rows(path) == expected
    assert rows(str(path), workers=2) == expected


# --- documents that can't be read -----------------------------------------------------------------------------------


def test_a_null_is_a_row_with_an_error() -> None:
    assert rows(table([None, "3家"])) == plain([None, "3家"])


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("read", [raising, raising_late])
def test_a_reader_that_raises_costs_one_document(read: Any, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "DOCUMENTS", 1)
    good, bad, last = rows(table(["3家", f"4家{RAISES}", "5家"]), read=read, workers=workers)
    assert (good["text"], last["text"]) == ("3家", "5家")
    said = {raising: r"LookupError: 4家\ud800", raising_late: f"RecursionError: 4家{RAISES}"}[read]
    assert bad == {"id": 1, **dict.fromkeys(Figure._fields), "error": said}


def test_what_is_not_utf_8_is_a_row_with_an_error() -> None:
    broken = pa.array([b"\xb9\xab3", "3家".encode()], pa.binary()).view(pa.string())
    first, second = rows(pa.table({"id": [0, 1], "text": broken}))
    assert str(first["error"]).startswith("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xb9")
    assert second["text"] == "3家"


@pytest.mark.parametrize(("cell", "kind"), [(3, "int"), (b"3\xe5\xae\xb6", "bytes"), (["3家"], "list")])
def test_what_is_no_text_is_a_row_with_an_error(cell: object, kind: str) -> None:
    assert [row["error"] for row in rows(table([cell, None]))] == [f"no text but {kind}", NULL]


def test_hostile_documents_are_read_between_others() -> None:
    texts = ["", "3家", "1" * 1_000_000, "亿" * 100_000, "(" * 100_000, "\0\n\u202e", "4家", None]
    assert rows(table(texts), workers=2) == plain(texts)
    assert max(len(str(row["value"])) for row in plain(texts)) == 1_000_000


# --- what is taken for a table --------------------------------------------------------------------------------------

CUT = [TEXTS[:5], TEXTS[5:]]


def frames() -> dict[str, Any]:
    """One table in many forms, each made when it is asked for."""
    whole = table(TEXTS)
    parts = whole.to_batches(5)
    return {
        "table": lambda _: whole,
        "chunks": lambda _: pa.Table.from_batches(parts),
        "batch": lambda _: whole.to_batches()[0],
        "reader": lambda _: whole.to_reader(5),
        "generator": lambda _: (part for part in parts),
        "frames": lambda _: [pa.Table.from_batches([part]) for part in parts],
        "scanner": lambda folder: scanner(folder, whole),
        "file": lambda folder: parquet(folder, [whole]) / "0.parquet",
        "folder": lambda folder: parquet(folder, [pa.Table.from_batches([part]) for part in parts]),
        "paths": lambda folder: sorted(parquet(folder, [pa.Table.from_batches([p]) for p in parts]).glob("*.parquet")),
        "polars": lambda _: pytest.importorskip("polars").DataFrame({"id": range(len(TEXTS)), "text": TEXTS}),
        "lazy": lambda folder: lazy(parquet(folder, [whole])),
        "pandas": lambda _: pytest.importorskip("pandas").DataFrame({"id": range(len(TEXTS)), "text": TEXTS}),
        "duckdb": lambda folder: pytest.importorskip("duckdb").read_parquet(
            str(parquet(folder, [whole]) / "0.parquet")
        ),
    }


def parquet(folder: Path, parts: list[Any]) -> Path:
    from pyarrow import parquet as pq

    for number, part in enumerate(parts):
        pq.write_table(part, folder / f"{number}.parquet")
    for left in ("_temporary", ".hidden"):
        (folder / left).mkdir()
        pq.write_table(parts[0], folder / left / "0.parquet")
    return folder


def scanner(folder: Path, whole: Any) -> Any:
    from pyarrow import dataset

    dataset.write_dataset(whole, folder, format="parquet")
    return dataset.dataset(folder).to_batches()


def lazy(folder: Path) -> Any:
    frame = pytest.importorskip("polars").scan_parquet(folder / "0.parquet")
    if not hasattr(frame, "collect_batches"):
        pytest.skip("this polars has no collect_batches")
    return frame


@pytest.mark.parametrize("form", frames())
def test_a_table_in_any_form_gives_the_same(form: str, tmp_path: Path) -> None:
    assert rows(frames()[form](tmp_path)) == plain(TEXTS)


def test_keys_keep_their_types_and_values() -> None:
    keys = pa.table(
        {
            "city": pa.array(["a", "b", "c"]).dictionary_encode(),
            "day": [dt.date(2024, 1, day) for day in (1, 2, 3)],
            "at": pa.array([0, 1, 2], pa.timestamp("us", "Asia/Shanghai")),
            "body": ["3家和4家", "无", None],
        }
    )
    figures = read_table(keys, "body", ["at", "day", "city"], workers=1)
    assert figures.schema.names == ["at", "day", "city", *Figure._fields, "error"]
    held = figures.read_all()
    assert held.schema.types[:3] == [keys.schema.field(name).type for name in ("at", "day", "city")]
    assert held["city"].to_pylist() == ["a", "a", "c"]
    assert held["day"].to_pylist() == [dt.date(2024, 1, day) for day in (1, 1, 3)]


def test_keys_of_polars_are_kept_though_arrow_can_not_repeat_its_text() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {"id": ["a", "b"], "text": ["3家和4家", "无"]}, schema_overrides={"id": polars.Categorical}
    )
    assert [row["id"] for row in rows(frame)] == ["a", "a"]


def test_dictionaries_that_differ_from_batch_to_batch_are_told_apart() -> None:
    parts = [pa.table({"id": pa.array([name]).dictionary_encode(), "text": ["3家"]}) for name in "abc"]
    assert [row["id"] for row in rows(pa.concat_tables(parts))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("given", "options", "said"),
    [
        (table(["3家"]), {"text": "txt"}, "no column 'txt'. Did you mean 'text'"),
        (table(["3家"]), {"key": ["id", "city"]}, "no column 'city'. Name one of: id, text"),
        (table(["3家"]), {"key": "text"}, "the figures would have two columns 'text'. Rename"),
        (table(["3家"]), {"key": ["id", "id"]}, "the figures would have two columns 'id'"),
        (table(["3家"]), {"key": ()}, "the key has no column. Name"),
        (table(["3家"]), {"workers": 0}, "0 workers read nothing. Give 1"),
        (table(["3家"]), {"read": lambda _: [], "workers": 2}, "Define it at the top of a module"),
        (
            pa.table([pa.array(column) for column in ([1], [2], ["3家"])], ["id", "id", "text"]),
            {},
            "more than one column 'id'",
        ),
        (7, {}, "a int is no table. Give a table"),
        ([7], {}, "a int is no table. Give a table"),
        ([], {}, "there is not one batch"),
        ("no-such.parquet", {}, "no-such.parquet"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_read(given: Any, options: dict[str, Any], said: str) -> None:
    with pytest.raises(UnusableTableError) as raised:
        read_table(given, **options)
    assert str(raised.value).startswith("read_table: ")
    assert said in str(raised.value)


def test_a_folder_without_parquet_and_a_file_that_is_none_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableTableError, match=r"no \*\.parquet in this folder"):
        read_table(tmp_path)
    (tmp_path / "a.parquet").write_text("no Parquet", encoding="utf-8")
    with pytest.raises(UnusableTableError, match=r"a\.parquet: Parquet magic bytes not found"):
        read_table(tmp_path)


def test_cells_of_several_types_in_pandas_are_told() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(UnusableTableError, match="Arrow can't take the table"):
        read_table(pandas.DataFrame({"id": [1, 2], "text": ["3家", 4]}))


def test_a_later_batch_with_other_columns_is_an_error() -> None:
    with pytest.raises(UnusableTableError, match="a later batch has other columns than the first"):
        rows([table(["3家"]), pa.table({"id": [1]})])


def test_no_rows_are_no_rows() -> None:
    figures = read_table(table(["3家"]).slice(1))
    assert figures.schema.names == ["id", *Figure._fields, "error"]
    assert figures.read_all().num_rows == 0


# --- as a stream ----------------------------------------------------------------------------------------------------


def test_no_more_is_taken_from_a_source_than_is_read_and_no_more_is_held() -> None:
    taken = 0

    def endless() -> Iterator[Any]:
        nonlocal taken
        while True:
            taken += 1
            yield table(["长" * tasks.CHARACTERS])

    figures = read_table(endless(), workers=1, read=quick)
    held = []
    for number in range(50):
        assert figures.read_next_batch()["text"].to_pylist() == ["长"]
        assert taken <= number + 3
        held.append(pa.total_allocated_bytes())
    assert max(held[10:]) <= max(held[:10])


def test_figures_of_polars_can_be_counted_with() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(read_table(table(["共3家,1.5亿元", "约2万人"]), workers=1))
    values = frame.with_columns(polars.col("value").cast(polars.Decimal(38, 4)))["value"]
    assert [int(value) for value in values] == [3, 150_000_000, 20_000]


def test_figures_in_batches_are_those_of_read_table() -> None:
    whole = table([*TEXTS, None])
    for size in (1, 4, 100):
        found = figures_in_batches()(iter(whole.to_batches(size)))
        assert [row for batch in found for row in batch.to_pylist()] == plain([*TEXTS, None])
    with pytest.raises(UnusableTableError, match="figures_in_batches: no column 'body'"):
        list(figures_in_batches("body")(whole.to_batches()))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_with_units_of_its_own_reads(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "DOCUMENTS", 1)
    assert [row["value"] for row in rows(table(["20万锭", "3锭"]), read=looms, workers=workers)] == ["200000", "3"]


def test_small_tables_are_read_in_this_process_unless_workers_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "DOCUMENTS", 1)
    monkeypatch.setattr(workers, "usable_cores", lambda: 2)
    monkeypatch.setattr(workers, "Worker", None)
    assert len(rows(table(["3家"] * tables.FEW), workers=None)) == tables.FEW
    with pytest.raises(TypeError):
        rows(table(["3家"] * (tables.FEW + 1)), workers=None)


def test_a_reader_that_gives_no_figures_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        rows(table(["abc"]), read=nonsense)


# --- without the libraries ------------------------------------------------------------------------------------------


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingLibraryError, match=r"read_spark: pyspark is not .*'shenyang-innovation\[spark\]'"):
        read_spark(None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingLibraryError, match=r"read_table: pyarrow is not .*'shenyang-innovation\[arrow\]'"):
        read_table([])


def test_importing_needs_no_library() -> None:
    code = "import sys, shenyang_innovation.reading.frames; print({'pyarrow', 'polars', 'numpy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "set()\n"


# --- the corpus -----------------------------------------------------------------------------------------------------


def test_the_corpus_is_the_same_every_time_and_as_dense_as_such_texts_are(tmp_path: Path) -> None:
    digests = []
    for name in ("a", "b"):
        write_corpus(tmp_path / name, 50_000)
        digests.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert digests[0] == digests[1]
    texts = [document(number) for number in range(100)]
    assert len(set(texts)) == len(texts)
    assert 30 < sum(map(len, texts)) / sum(len(read_figures(text)) for text in texts) < 60
