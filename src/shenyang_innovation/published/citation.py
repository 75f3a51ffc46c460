"""How to cite the package, a table of it, or a document behind it. Nothing is looked up on a network."""

from __future__ import annotations

import os.path

from shenyang_innovation import inside
from shenyang_innovation.__about__ import DATA_RELEASED
from shenyang_innovation.errors import DataFilesError, UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published import descriptor, location

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.descriptor import Package, Resource


def cite(table: str | None = None, *, source: str | None = None, style: str = "text") -> str:
    """How to cite the package; with a table, also the documents its rows come from; with a source, that document.

    `table` is the name of a table or, for short, the identifier of a source. `style` is "text", "bibtex" or
    "csl-json". Raises `UnknownNameError` for a name or style that is not there.

    >>> print(cite(style="bibtex").splitlines()[0])
    @misc{shenyang-innovation,
    >>> cite("clusters", style="apa")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: cite: no style 'apa'. Choose one of: text, bibtex, csl-json
    """
    if style not in STYLES:
        raise UnknownNameError(f"no style {style!r}", where="cite", remedy=did_you_mean(style, STYLES))
    package = descriptor.package()
    return _STYLES[style](_items(package, table, source))


def cite_package(package: Package, style: str = "text") -> str:
    """How to cite a package, which need not be the one that comes with the code; of another, no date is known.

    >>> cite_package(descriptor.package()) == cite()
    True
    """
    return _STYLES[style](_items(package, None, None))


def released(package: Package) -> str | None:
    """The day on which the data of a package were released; only of those that come with the code is it known.

    >>> released(descriptor.package()) == DATA_RELEASED
    True
    """
    here, own = package.root, location.package_root()
    return DATA_RELEASED if here == own or os.path.realpath(here) == os.path.realpath(own) else None


def citation_of(resource: Resource, package: Package) -> str:
    """How to cite a table, on one line; `cite` says also how to cite the documents behind it.

    >>> package = descriptor.package()
    >>> citation_of(package.resource("clusters"), package) == cite("clusters").splitlines()[0]
    True
    """
    return _text_of(_dataset(package, resource))


def _items(package: Package, table: str | None, source: str | None) -> list[dict[str, Any]]:
    """What is to be cited, in the form of CSL: the package or table first, then documents."""
    from shenyang_innovation.published.store import store  # loading a table does without it

    kept = store(package)
    documents = {str(row["source_id"]): row for row in kept.rows("sources")}
    if table is not None and source is not None:
        raise UsageError(
            f"both the table {table!r} and the source {source!r} are given", where="cite", remedy="Give one of them"
        )
    wanted = source if source is not None else table
    if wanted is None:
        return [_dataset(package, None)]
    if not isinstance(wanted, str):
        raise UsageError(f"{wanted!r} is no name", where="cite", remedy="Name a table or a source")
    if wanted in documents:
        return [_document(documents[wanted])]
    if source is None and wanted in package.resources:
        resource = package.resources[wanted]
        return [_dataset(package, resource), *(_document(row) for row in _behind(resource, documents))]
    names = [] if source is not None else list(package.resources)
    what = "table or source" if names else "source"
    raise UnknownNameError(f"no {what} {wanted!r}", where="cite", remedy=did_you_mean(wanted, [*names, *documents]))


def _behind(resource: Resource, documents: dict[str, Cells]) -> list[Cells]:
    for id_ in resource.sources:
        if id_ not in documents:
            what = f"the descriptor names the source {inside.shown(id_)}, which has no row in sources"
            raise DataFilesError(what, where=f"table {resource.name}", remedy=descriptor.REMEDY)
    return [documents[id_] for id_ in resource.sources]


def _dataset(package: Package, resource: Resource | None) -> dict[str, Any]:
    day = released(package)
    part = f", table {resource.name} ({resource.title})" if resource else ""
    return {
        "id": package.name if resource is None else f"{package.name}-{resource.name}",
        "type": "dataset",
        "title": f"{package.title}{part}",
        "author": [{"literal": creator} for creator in package.creators],
        "version": package.version,
        **({"issued": {"date-parts": [_date_parts(day)]}} if day else {}),
        "note": f"Python package {package.name}. Licence: {package.license.name}",
        "language": "en",
    }


def _document(row: Cells) -> dict[str, Any]:
    articles = ("newspaper-feature", "press-conference-report", "news-report")
    kinds = dict.fromkeys(articles, "article-newspaper")
    publisher = row["publisher_zh"]
    inferred = [what for what, basis in _INFERABLE if row[basis] == "inferred"]
    item: dict[str, Any] = {
        "id": row["source_id"],
        "type": kinds.get(str(row["document_kind"]), "document"),
        "title": row["title_zh"],
        **({"author": [{"literal": publisher}], "publisher": publisher} if publisher else {}),
        "issued": {"date-parts": [_date_parts(str(row["published"]))]},
        "language": "zh",
        "note": "; ".join([f"{row['title_en']} ({row['publisher_en'] or 'publisher not known'})", *inferred]),
    }
    if row["address"]:
        item["URL"] = row["address"]
    return item


_INFERABLE = (("day inferred", "published_basis"), ("address inferred", "address_basis"))


def _date_parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


# --- styles ---------------------------------------------------------------------------------------------------------


def _text(items: list[dict[str, Any]]) -> str:
    return "\n".join(_text_of(item) for item in items)


def _text_of(item: dict[str, Any]) -> str:
    author = ", ".join(one["literal"] for one in item.get("author", []))
    if item["type"] == "dataset":
        day = f", {_issued(item)}" if "issued" in item else ""
        return f"{author}. {item['title']}. Data version {item['version']}{day}. {item['note']}."
    where = f" {item['URL']}" if "URL" in item else ""
    by = f"{author}. " if author else ""
    return f"{by}{item['title']} [{item['note']}]. {_issued(item)}.{where}"


def _issued(item: dict[str, Any]) -> str:
    year, month, day = item["issued"]["date-parts"][0]
    return f"{year:04}-{month:02}-{day:02}"


def _bibtex(items: list[dict[str, Any]]) -> str:
    return "\n\n".join(_bibtex_of(item) for item in items)


def _bibtex_of(item: dict[str, Any]) -> str:
    authors = item.get("author", [])
    entries = {
        # Double braces: an organisation is one name, and a title keeps its capitals.
        **({"author": " and ".join("{" + _tex(one["literal"]) + "}" for one in authors)} if authors else {}),
        "title": "{" + _tex(item["title"]) + "}",
        "note": _tex(item["note"]),
    }
    if "version" in item:
        entries["version"] = _tex(item["version"])
    if "issued" in item:
        entries |= {"year": str(item["issued"]["date-parts"][0][0]), "date": _issued(item)}
    if "URL" in item:
        entries["url"] = str(item["URL"])
    entries["language"] = {"zh": "chinese", "en": "english"}[item["language"]]
    lines = [f"  {name} = {{{value}}}," for name, value in entries.items()]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"])


def _tex(text: str) -> str:
    r"""Text in which no character means anything to TeX. BibTeX counts braces even behind a backslash: they are named.

    >>> print(_tex("R&D, 50% of {a}"))
    R\&D, 50\% of \textbraceleft{}a\textbraceright{}
    """
    return "".join(_TEX.get(one, f"\\{one}" if one in "&%$#_" else one) for one in text)


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _csl_json(items: list[dict[str, Any]]) -> str:
    import json

    return json.dumps(items, ensure_ascii=False, indent=2)


_STYLES: dict[str, Callable[[list[dict[str, Any]]], str]] = {"text": _text, "bibtex": _bibtex, "csl-json": _csl_json}
STYLES = tuple(_STYLES)
