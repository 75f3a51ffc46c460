"""What a loaded table says about itself.

pandas keeps it in `attrs`, pyarrow in the metadata of the schema. Frames of polars and relations of DuckDB have no
place for it: `describe` and `cite` say it of any table.
"""

from __future__ import annotations

from shenyang_innovation.published.citation import citation_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shenyang_innovation.published.asked import Asked


def attributes(asked: Asked) -> dict[str, Any]:
    """Table, title, units of the columns asked for and their codes in UCUM, licence, version, documents, citation.

    Flat and small, and such as JSON has: pandas copies it with each step, and writes it into Parquet.
    """
    resource, package = asked.resource, asked.package
    return {
        "table": resource.name,
        "title": resource.title,
        "title_zh": resource.title_zh,
        "description": resource.description,
        "units": {field.name: field.unit for field in asked.fields if field.unit},
        "ucum": {field.name: field.ucum for field in asked.fields if field.ucum},
        "license": package.license.name,
        "package": package.name,
        "version": package.version,
        "sources": list(resource.sources),
        "citation": citation_of(resource, package),
    }
