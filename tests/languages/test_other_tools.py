"""R, Node, DuckDB and SQLite read the published files by the lines of docs/other-tools.md: rows, references, types."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.languages.blocks import blocks, printed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.languages.conftest import Published

#: What is asked of `tables` behind the lines of the page: rows of each, an amount, a text in Chinese, NA, a date, a truth.
IN_R = """
for (name in names(tables)) cat(name, "\\t", nrow(tables[[name]]), "\\n", sep = "")
cat("amount\\t", format(sum(tables$clusters$output_value_cny, na.rm = TRUE), scientific = FALSE), "\\n", sep = "")
cat("name\\t", enc2utf8(tables$clusters$name_zh[[1]]), "\\n", sep = "")
cat("NA\\t", sum(tables$caveats$label_en == "NA", na.rm = TRUE), "\\n", sep = "")
cat("day\\t", format(max(tables$sources$published), "%Y-%m-%d"), "\\n", sep = "")
cat("holds\\t", sum(tables$relations$holds), "\\n", sep = "")
cat("null\\t", sum(is.na(tables$observations$period_start)), "\\n", sep = "")
"""
IN_NODE = """
const say = (name, value) => console.log(`${name}\\t${value}`)
for (const [name, rows] of Object.entries(tables)) say(name, rows.length)
say("amount", tables.clusters.reduce((sum, row) => sum + (row.output_value_cny ?? 0), 0))
say("name", tables.clusters[0].name_zh)
say("NA", tables.caveats.filter((row) => row.label_en === "NA").length)
say("day", tables.sources.map((row) => row.published).sort().at(-1))
say("holds", tables.relations.filter((row) => row.holds === true).length)
say("null", tables.observations.filter((row) => row.period_start === null).length)
"""
IN_SQLITE = """
sqlite3 shenyang.db "
  SELECT 'amount', sum(CAST(output_value_cny AS INTEGER)) FROM clusters;
  SELECT 'name', name_zh FROM clusters LIMIT 1;
  SELECT 'NA', count(*) FROM caveats WHERE label_en = 'NA';
  SELECT 'day', max(published) FROM sources;
  SELECT 'holds', count(*) FROM relations WHERE holds = 'true';
  SELECT 'null', count(*) FROM observations WHERE period_start = '';"
for file in tables/*.csv; do
  name=$(basename "$file" .csv); sqlite3 shenyang.db "SELECT '$name', count(*) FROM $name"
done
"""


def expected(published: Published) -> dict[str, str]:
    """The same, as Python's csv module has it."""
    tables = published.tables
    return {
        **published.referring,
        **{name: str(len(rows)) for name, rows in tables.items()},
        "amount": str(sum(int(row["output_value_cny"] or 0) for row in tables["clusters"])),
        "name": tables["clusters"][0]["name_zh"],
        "NA": "1",
        "day": max(row["published"] for row in tables["sources"]),
        "holds": str(sum(row["holds"] == "true" for row in tables["relations"])),
        "null": str(sum(row["period_start"] == "" for row in tables["observations"])),
    }


def joined(published: Published) -> dict[str, str]:
    """How many observations there are with their indicator and source: all."""
    return {"joined": str(len(published.tables["observations"]))}


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name} on PATH")
    return found


@pytest.fixture
def page(repository: Path) -> Path:
    return repository / "docs" / "other-tools.md"


def test_there_are_references_and_amounts(alone: Published) -> None:
    """Or nothing would be shown by the tests below."""
    assert len(alone.referring) > 30
    assert int(expected(alone)["amount"]) > 2**31
    # a unit stands with an erratum only where a document has a figure wrong
    referring = [count for column, count in alone.referring.items() if column != "errata.unit"]
    assert "0" not in {*referring, expected(alone)["holds"], expected(alone)["null"]}


@pytest.mark.slow
def test_r(alone: Published, page: Path) -> None:
    rscript = program("Rscript")
    if subprocess.run([rscript, "-e", "library(jsonlite)"], capture_output=True, check=False).returncode:
        pytest.skip("needs jsonlite, a package of R (r-cran-jsonlite)")
    script = alone.folder / "read.R"
    script.write_text(blocks(page, "r") + IN_R, encoding="utf-8")
    assert printed([rscript, "read.R"], alone.folder) == expected(alone) | joined(alone)


def test_node(alone: Published, page: Path) -> None:
    node = program("node")
    script = alone.folder / "read.js"
    script.write_text(blocks(page, "js") + IN_NODE, encoding="utf-8")
    assert printed([node, "read.js"], alone.folder) == expected(alone)


def test_sqlite(alone: Published, page: Path) -> None:
    version = subprocess.run(
        [program("sqlite3"), "--version"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    if tuple(map(int, version.split()[0].split("."))) < (3, 38):
        pytest.skip("needs SQLite 3.38 or newer, which has the operator ->>")
    assert printed(["sh", "-e", "-c", blocks(page, "sh") + IN_SQLITE], alone.folder) == expected(alone) | joined(alone)


def test_duckdb(alone: Published, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    monkeypatch.chdir(alone.folder)
    with duckdb.connect() as connection:
        assert dict(connection.sql(blocks(page, "sql")).fetchall()) == {"joined": len(alone.tables["observations"])}
        types = dict(connection.sql("SELECT column_name, data_type FROM duckdb_columns()").fetchall())
        assert {types[name] for name in ("period_start", "period_end", "published")} == {"DATE"}
        whole = sum(Decimal(row["value"]) for row in alone.tables["observations"])
        assert connection.sql("SELECT sum(value) FROM observations").fetchall() == [(whole,)]


SQL_TYPES = {"integer": "BIGINT", "number": "DECIMAL(38, 6)", "boolean": "BOOLEAN", "date": "DATE"}


def test_duckdb_with_all_types_of_the_descriptor(alone: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    monkeypatch.chdir(alone.folder)
    with duckdb.connect() as connection:
        for resource in alone.descriptor["resources"]:
            types = {field["name"]: SQL_TYPES.get(field["type"], "VARCHAR") for field in resource["schema"]["fields"]}
            name, path = resource["name"], resource["path"]
            connection.sql(
                f"CREATE TABLE {name} AS FROM read_csv('{path}', columns = {types}, header = true, nullstr = '')"
            )
        found = {
            f"{one.table}.{one.column}": connection.sql(
                f"FROM {one.table} AS here JOIN {one.other} AS there ON here.{one.column} = there.{one.key} SELECT count(*)"
            )
            for one in alone.references
        }
        found |= {name: connection.sql(f"FROM {name} SELECT count(*)") for name in alone.tables}
        found |= {
            "amount": connection.sql("FROM clusters SELECT sum(output_value_cny)"),
            "name": connection.sql("FROM clusters SELECT name_zh LIMIT 1"),
            "NA": connection.sql("FROM caveats SELECT count(*) WHERE label_en = 'NA'"),
            "day": connection.sql("FROM sources SELECT max(published)"),
            "holds": connection.sql("FROM relations SELECT count(*) WHERE holds"),
            "null": connection.sql("FROM observations SELECT count(*) WHERE period_start IS NULL"),
        }
        assert {name: str(one.fetchall()[0][0]) for name, one in found.items()} == expected(alone)


def test_every_language_of_the_page_is_run(page: Path) -> None:
    """`python` by tests/docs, `py` by the test of Spark, the others here; `json` shows what a file says."""
    languages = set(re.findall(r"^```(\w+)$", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert languages == {"r", "js", "sql", "sh", "python", "py", "json"}
