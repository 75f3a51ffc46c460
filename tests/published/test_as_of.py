"""Values of an earlier release, as a user of a later one asks for them: in a process of its own, from kept packages."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.published import location, releases
from shenyang_innovation.published.backends import BACKENDS

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "0.4.0"
LATER = "97.0.0"
OTHER_DATA, OTHER_SCHEMA, OTHER_PACKAGE = LATER, "98.0.0", "99.0.0"


@pytest.fixture(scope="module")
def later(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of a later release: a value is another, a column and a table are new, the three numbers differ."""
    root = tmp_path_factory.mktemp("later")
    shutil.copytree(repository / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(repository / "tables", root / "tables")
    for name in ("datapackage.json", "releases.tar.xz"):
        shutil.copy(repository / name, root)
    about = root / "src" / "shenyang_innovation" / "__about__.py"
    text = about.read_text(encoding="utf-8")
    for name, number in (
        ("__version__", OTHER_PACKAGE),
        ("SCHEMA_VERSION", OTHER_SCHEMA),
        ("DATA_VERSION", OTHER_DATA),
        ("DATA_RELEASED", "2031-02-03"),
    ):
        text = re.sub(rf'^{name} = ".*"$', f'{name} = "{number}"', text, flags=re.MULTILINE)
    about.write_text(text, encoding="utf-8")
    clusters = root / "tables" / "clusters.csv"
    clusters.write_text(clusters.read_text(encoding="utf-8").replace("69500000000", "79500000000"), encoding="utf-8")
    described = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    described |= {"version": OTHER_DATA, "schemaVersion": OTHER_SCHEMA}
    caveats = next(part for part in described["resources"] if part["name"] == "caveats")
    described["resources"].append(caveats | {"name": "brand_new", "path": "tables/brand_new.csv"})
    shutil.copy(root / "tables" / "caveats.csv", root / "tables" / "brand_new.csv")
    for part in described["resources"]:
        data = (root / part["path"]).read_bytes()
        part |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    (root / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in the checkout `root`; only warnings are fatal."""
    command = [sys.executable, *arguments]
    env = os.environ | {"PYTHONPATH": str(root / "src")}
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=root, env=env, check=False)


def said(root: Path, program: str) -> list[str]:
    done = run(root, "-c", f"import shenyang_innovation as sy\n{program}")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.splitlines()


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(root, "-m", "shenyang_innovation", *arguments)


def test_every_backend_gives_the_value_of_then_with_columns_and_without(later: Path) -> None:
    program = f"""
rows = {{
    "pandas": lambda table: table.to_dict("records"),
    "polars": lambda table: table.to_dicts(),
    "pyarrow": lambda table: table.to_pylist(),
    "duckdb": lambda table: [dict(zip(table.columns, row)) for row in table.fetchall()],
    "records": lambda table: [row._asdict() for row in table],
}}
for backend in rows:
    for more in ({{}}, {{"as_of": "{KEPT}"}}, {{"as_of": "{LATER}"}}):
        for columns in (None, ["output_value_cny", "cluster_id"]):
            found = rows[backend](sy.load_clusters(backend=backend, columns=columns, **more))
            (row,) = [row for row in found if row["cluster_id"] == "new-materials"]
            print(backend, more.get("as_of"), len(row) > 2, int(row["output_value_cny"]))
    print(backend, rows[backend](sy.load("clusters", backend=backend, as_of="{KEPT}"))[0]["cluster_id"])
"""
    expected: list[str] = []
    for backend in BACKENDS:
        for as_of, value in (("None", "79500000000"), (KEPT, "69500000000"), (LATER, "79500000000")):
            expected += [f"{backend} {as_of} {whole} {value}" for whole in (True, False)]
        expected.append(f"{backend} aerospace-cluster")
    assert said(later, program) == expected


def test_filters_choose_among_the_rows_of_then(later: Path) -> None:
    program = f"""
then = sy.load_observations(theme="talent", since=2025, as_of="{KEPT}", columns=["observation_id"], backend="records")
print(*(row.observation_id for row in then))
"""
    table = csv.DictReader(io.StringIO(releases.files(location.archive())[KEPT]["tables/observations.csv"].decode()))
    talent = [row for row in table if row["theme"] == "talent" and row["period_end"] >= "2025"]
    assert said(later, program) == [" ".join(row["observation_id"] for row in talent)]
    assert talent


def test_records_of_then_are_what_the_folder_of_that_package_gives(later: Path) -> None:
    program = f"""
from shenyang_innovation.published import releases
for table in sy.list_tables():
    try:
        then = sy.load(table, backend="records", as_of="{KEPT}")
    except sy.UnknownNameError:
        continue
    folder = releases.folder("{KEPT}")
    assert then == sy.load(table, backend="records", package=folder), table
    assert [type(row).__name__ for row in then[:1]] == [
        type(row).__name__ for row in sy.load(table, backend="records", package=folder)[:1]
    ]
print(folder)
"""
    (folder,) = said(later, program)
    assert not os.path.exists(folder), "the unpacked package goes with the process"


WRONG = {
    'sy.load_clusters(as_of="0.4")': "as_of: no data of version '0.4'. Did you mean '0.4.0'?",
    "sy.load_clusters(as_of=4)": f"as_of: no data of version 4. Choose one of: {', '.join(releases.kept())}, {LATER}",
    f'sy.load("brand_new", as_of="{KEPT}")': f"as_of: the data of version {KEPT} have no table 'brand_new'. "
    f"It is there since {LATER}",
    f'sy.describe("brand_new", as_of="{KEPT}")': f"as_of: the data of version {KEPT} have no table 'brand_new'. "
    f"It is there since {LATER}",
    f'sy.load("cluster", as_of="{KEPT}")': "tables: no table 'cluster'. Did you mean 'clusters'?",
    f'sy.load("clusters", as_of="{KEPT}", package=".")': "load: both package and as_of are given. "
    "Give package or as_of: each says which package is meant",
}


def test_what_is_asked_wrongly_is_named(later: Path) -> None:
    calls = "\n".join(
        f"try:\n    {call}\nexcept (sy.UnknownNameError, sy.UsageError) as error:\n    print(error)" for call in WRONG
    )
    assert said(later, calls) == list(WRONG.values())


def test_evidence_and_description_are_those_of_then(later: Path) -> None:
    program = f"""
for as_of in (None, "{KEPT}"):
    for item in sy.evidence("observations", "message-board-reply-2025@1959", "value", as_of=as_of):
        print(item.text, item.value)
    print(len(sy.describe("clusters", as_of=as_of).columns) > 2)
for table in ("sources", "figures", "mentions", "entities", "targets", "relations", "measures", "glossary", "places"):
    keys = sy.describe(table, as_of="{KEPT}").key
    row = sy.load(table, backend="records", as_of="{KEPT}")[0]
    for column in row._fields:
        sy.evidence(table, tuple(getattr(row, key) for key in keys), column, as_of="{KEPT}")
"""
    assert said(later, program) == ["3大 3", "True"] * 2


def test_the_commands_show_the_values_of_then(later: Path) -> None:
    where = ("--where", "cluster_id=new-materials", "--columns", "output_value_cny", "--format", "csv")
    assert command(later, "show", "clusters", *where).stdout.splitlines()[1] == "79500000000"
    assert command(later, "show", "clusters", *where, "--as-of", KEPT).stdout.splitlines()[1] == "69500000000"
    found = command(later, "evidence", "clusters", "new-materials", "output_value_cny", "--as-of", KEPT)
    assert found.stdout.startswith("695亿元, read as = 69500000000 CNY")
    assert command(later, "describe", "clusters", "--as-of", KEPT).returncode == 0
    wrong = command(later, "show", "clusters", "--as-of", "0.3.0")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr == "shenyang-innovation: as_of: no data of version '0.3.0'. Did you mean '0.4.0'?\n"


def test_the_three_numbers_differ_and_each_stands_where_it_belongs(later: Path) -> None:
    line = f"shenyang-innovation {OTHER_PACKAGE} (schema {OTHER_SCHEMA}, data {OTHER_DATA})\n"
    assert command(later, "--version").stdout == line
    program = """
print(*sy.versions(), sy.__version__)
print(sy.cite())
print(sy.load_clusters().attrs["version"])
"""
    numbers, cited, attribute = said(later, program)
    assert numbers == f"{OTHER_PACKAGE} {OTHER_SCHEMA} {OTHER_DATA} {OTHER_PACKAGE}"
    assert cited.startswith(
        f"shenyang-innovation contributors. Shenyang innovation system. Data version {OTHER_DATA}, 2031-02-03."
    )
    assert attribute == OTHER_DATA


def test_exports_name_the_data_version(later: Path, tmp_path: Path) -> None:
    """Only where the software is told apart from the data, it has its own number."""
    program = f"""
for form in ("cff", "datacite", "croissant", "dcat", "ro-crate"):
    sy.export(form, {str(tmp_path)!r} + "/" + form)
"""
    said(later, program)
    described = {
        "cff": "cff",
        "datacite": "datacite",
        "croissant": "croissant/croissant.json",
        "dcat": "dcat",
        "ro-crate": "ro-crate/ro-crate-metadata.json",
    }
    for form, name in described.items():
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert (OTHER_DATA in text, "2031-02-03" in text) == (True, True), form
        assert (OTHER_PACKAGE in text) == (form == "ro-crate"), form


def test_loading_without_as_of_opens_no_archive(later: Path) -> None:
    program = """
import sys
sy.load_clusters(backend="records")
print(sorted({"tarfile", "lzma", "shenyang_innovation.published.releases", "shenyang_innovation.published.earlier"} & set(sys.modules)))
"""
    assert said(later, program) == ["[]"]
