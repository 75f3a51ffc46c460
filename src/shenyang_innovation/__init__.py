"""What public documents say about Shenyang's innovation system, as tables whose every cell can say where it came from.

    import shenyang_innovation as sy

    sy.load_clusters()                                            # a typed pandas DataFrame; one loader a table
    sy.load_clusters(backend="polars")                            # or "pyarrow", "duckdb", "records"
    sy.load_observations(theme="talent", since=2024)              # only these rows, or columns=["subject_id", "value"]
    sy.connect().sql("from clusters")                             # SQL on all tables, in DuckDB
    sy.list_tables(); sy.describe("clusters")                     # what there is
    sy.evidence("clusters", "new-materials", "output_value_cny")  # the places in the documents behind a cell
    sy.cite("clusters", style="bibtex")                           # how to cite it
    sy.export("sqlite", "shenyang.sqlite")                        # all of it for another tool
    sy.diff("0.4.0", "installed")                                 # what changed since an older release
    sy.charts.targets(language="zh")                              # pictures, as charts of Altair's
    sy.to_unit(frame, "CNY", "CNY-100-million")                   # values in another unit
    sy.to_periods(frame)                                          # reference periods as pandas or polars has them

Importing this imports nothing else: a name is fetched from its module when it is first used.
"""

from shenyang_innovation.__about__ import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shenyang_innovation import charts
    from shenyang_innovation.checking.schemas.validate import validate
    from shenyang_innovation.comparing.compare import Diff, diff
    from shenyang_innovation.errors import (
        CurationError,
        DataFilesError,
        ExportError,
        Fault,
        MissingExtraError,
        ShenyangInnovationError,
        UnknownNameError,
        UsageError,
        ValidationError,
    )
    from shenyang_innovation.exports.export import export
    from shenyang_innovation.published.api import connect, list_tables
    from shenyang_innovation.published.citation import cite
    from shenyang_innovation.published.description import TableDescription, describe
    from shenyang_innovation.published.evidence import Evidence, evidence
    from shenyang_innovation.published.loaders import (
        load,
        load_aliases,
        load_caveats,
        load_cited_figures,
        load_clusters,
        load_computing_centers,
        load_entities,
        load_errata,
        load_events,
        load_figures,
        load_funds,
        load_glossary,
        load_indicators,
        load_industry_chains,
        load_measures,
        load_mentions,
        load_observations,
        load_organizations,
        load_parks,
        load_people,
        load_places,
        load_platforms,
        load_programs,
        load_projects,
        load_relations,
        load_retired,
        load_series,
        load_sources,
        load_suggestions,
        load_targets,
        load_units,
    )
    from shenyang_innovation.published.periods import to_periods
    from shenyang_innovation.published.units import to_unit
    from shenyang_innovation.published.versions import Versions, versions

__all__ = [
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
    "load_aliases",
    "load_caveats",
    "load_cited_figures",
    "load_clusters",
    "load_computing_centers",
    "load_entities",
    "load_errata",
    "load_events",
    "load_figures",
    "load_funds",
    "load_glossary",
    "load_indicators",
    "load_industry_chains",
    "load_measures",
    "load_mentions",
    "load_observations",
    "load_organizations",
    "load_parks",
    "load_people",
    "load_places",
    "load_platforms",
    "load_programs",
    "load_projects",
    "load_relations",
    "load_retired",
    "load_series",
    "load_sources",
    "load_suggestions",
    "load_targets",
    "load_units",
    "to_periods",
    "to_unit",
    "validate",
    "versions",
]

_MODULES = {
    "CurationError": "errors",
    "DataFilesError": "errors",
    "Diff": "comparing.compare",
    "Evidence": "published.evidence",
    "ExportError": "errors",
    "Fault": "errors",
    "MissingExtraError": "errors",
    "ShenyangInnovationError": "errors",
    "TableDescription": "published.description",
    "UnknownNameError": "errors",
    "UsageError": "errors",
    "ValidationError": "errors",
    "Versions": "published.versions",
    "charts": "charts",
    "cite": "published.citation",
    "connect": "published.api",
    "describe": "published.description",
    "diff": "comparing.compare",
    "evidence": "published.evidence",
    "export": "exports.export",
    "list_tables": "published.api",
    "load": "published.loaders",
    "to_periods": "published.periods",
    "to_unit": "published.units",
    "validate": "checking.schemas.validate",
    "versions": "published.versions",
}
"""Where each public name lives; the loaders, named load_<table>, all live in published.loaders."""
_SUBPACKAGES = ("charts",)
"""The public names that are packages themselves."""


if not TYPE_CHECKING:
    # Type checkers see the imports above; with this they would take any name for one of ours.
    def __getattr__(name: str) -> object:
        import sys

        if name not in __all__:
            # With name and object, Python adds the nearest right name to the message.
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
        module = f"{__name__}.{_MODULES.get(name, 'published.loaders')}"
        __import__(module)  # importlib would bring warnings, and with it a tenth of what loading a table costs
        value: object = sys.modules[module] if name in _SUBPACKAGES else getattr(sys.modules[module], name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
