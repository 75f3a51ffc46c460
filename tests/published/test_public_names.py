"""What `import shenyang_innovation` offers, and what it costs."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import shenyang_innovation
from shenyang_innovation import errors
from shenyang_innovation.__about__ import __version__
from shenyang_innovation.published import loaders, names
from shenyang_innovation.schema.tables import TABLES

HEAVY = ("pandas", "numpy", "polars", "pyarrow", "duckdb", "pydantic", "pandera", "frictionless")
OTHERS = [
    "CurationError",
    "DataFilesError",
    "Diff",
    "Evidence",
    "ExportError",
    "Fault",
    "MissingExtraError",
    "ShenyangInnovationError",
    "TableDescription",
    "UnknownNameError",
    "UsageError",
    "ValidationError",
    "Versions",
    "__version__",
    "charts",
    "cite",
    "connect",
    "describe",
    "diff",
    "evidence",
    "export",
    "list_tables",
    "load",
    "to_periods",
    "to_unit",
    "validate",
    "versions",
]


def modules_after(code: str) -> set[str]:
    """The modules of a fresh process after it has run `code`."""
    run = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    return set(subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout.split())


def test_the_names_are_the_tables_and_what_one_does_with_them() -> None:
    expected = sorted([*OTHERS, *(f"load_{table}" for table in TABLES)])
    assert sorted(shenyang_innovation.__all__) == expected
    assert dir(shenyang_innovation) == expected


@pytest.mark.parametrize("name", OTHERS)
def test_every_name_is_there_and_documented(name: str) -> None:
    value = getattr(shenyang_innovation, name)
    assert name == "__version__" or inspect.getdoc(value)
    assert getattr(errors, name, value) is value


def test_the_version_is_that_of_the_one_place() -> None:
    assert shenyang_innovation.__version__ == __version__


def test_a_wrong_name_is_an_attribute_error_that_knows_the_right_ones() -> None:
    with pytest.raises(AttributeError, match="no attribute 'load_cluster'") as caught:
        _ = shenyang_innovation.load_cluster  # type: ignore[attr-defined]
    assert (caught.value.name, caught.value.obj) == ("load_cluster", shenyang_innovation)


ASKED = "backend: 'Backend' = 'pandas', columns: 'Sequence[str] | None' = None, as_of: 'str | None' = None"
OF_OBSERVATIONS = (
    ", evidence: 'Evidence | None' = None, theme: 'Theme | None' = None, subject: 'str | None' = None, indicator: 'str | None' = None, "
    "status: 'Status | None' = None, since: 'str | int | date | None' = None"
)


SIGNATURES = {
    "observations": f"*, {ASKED}{OF_OBSERVATIONS}",
    "sources": f"*, {ASKED}, evidence: 'Evidence | None' = None",
    "series": f"indicator: 'str | None' = None, subject: 'str | None' = 'shenyang', *, {ASKED}, "
    "status: 'Status | None' = None, evidence: 'Evidence | None' = None",
}


def test_loaders_have_one_signature_and_a_full_docstring() -> None:
    for table, model in TABLES.items():
        loader = getattr(shenyang_innovation, f"load_{table}")
        assert loader is getattr(loaders, f"load_{table}")
        assert str(inspect.signature(loader)) == f"({SIGNATURES.get(table, f'*, {ASKED}')}) -> 'Any'"
        for column in model.model_fields:
            assert f"\n    {column} (" in (inspect.getdoc(loader) or "")


def test_list_tables_gives_the_tables_in_order() -> None:
    assert shenyang_innovation.list_tables() == list(TABLES) == list(names.TABLES)


@pytest.mark.parametrize("backend", ["panda", None, 5])
def test_a_backend_that_is_no_backend(backend: object) -> None:
    with pytest.raises(errors.UnknownNameError, match="no backend"):
        shenyang_innovation.load_clusters(backend=backend)  # type: ignore[call-overload]


# --- cost -----------------------------------------------------------------------------------------------------------


def test_importing_the_package_imports_nothing_else() -> None:
    bare = modules_after("")
    assert modules_after("import shenyang_innovation") - bare == {
        "shenyang_innovation",
        "shenyang_innovation.__about__",
    }


@pytest.mark.usefixtures("real")
def test_loading_imports_the_backend_asked_for_and_no_validation() -> None:
    loaded = modules_after("import shenyang_innovation as sy; sy.load_clusters(backend='records')")
    assert not loaded.intersection(HEAVY)
    loaded = modules_after("import shenyang_innovation as sy; sy.load_clusters()")
    assert not loaded.intersection({"polars", "duckdb", "pydantic", "pandera", "frictionless"})
    assert not {name for name in loaded if name.startswith("shenyang_innovation.")}.intersection(
        {"shenyang_innovation.schema", "shenyang_innovation.reading", "shenyang_innovation.building"}
    )


@pytest.mark.usefixtures("real")
def test_evidence_describe_and_cite_need_the_standard_library_alone() -> None:
    code = (
        "import shenyang_innovation as sy; sy.list_tables(); str(sy.describe('clusters')); sy.cite('clusters');"
        "str(sy.evidence('clusters', 'new-materials', 'output_value_cny'))"
    )
    assert not modules_after(code).intersection({*HEAVY, "tabulate", "wcwidth"})
