"""What every description of the package says: who made it, when, from which documents, for which time and place."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.citation import released
from shenyang_innovation.published.descriptor import Package
from shenyang_innovation.published.store import Store

CITY = "shenyang"
"""The key of the place that the package is about."""


class Publisher(NamedTuple):
    """Who published a document."""

    publisher_id: str
    name_zh: str
    name_en: str


class Document(NamedTuple):
    """A document that the tables were read from; None is an address that was not found, a publisher not known."""

    source_id: str
    kind: str
    title_zh: str
    title_en: str
    publisher: Publisher | None
    published: str
    published_basis: str
    address: str | None
    address_basis: str | None
    rights: str
    remark: str | None

    @property
    def notes(self) -> tuple[str, ...]:
        """What of it was inferred, and what the curators remark."""
        basis = {"Day of publication inferred": self.published_basis, "Address inferred": self.address_basis}
        inferred = [note for note, based in basis.items() if based == "inferred"]
        return (*inferred, *((self.remark,) if self.remark else ()))


class Quantity(NamedTuple):
    """What is measured: an indicator, and its unit with its code in UCUM if it has one."""

    indicator_id: str
    label_zh: str
    label_en: str
    definition: str
    unit: str
    ucum: str | None


class City(NamedTuple):
    """The place that the package is about, with its code in GB/T 2260."""

    name_zh: str
    name_en: str
    code: str | None


class About(NamedTuple):
    """A package and what its own tables say of it.

    `released` is None for a package that did not come with the code. `period` is the first and the last day that an
    observation is for.
    """

    package: Package
    released: str | None
    documents: tuple[Document, ...]
    quantities: tuple[Quantity, ...]
    period: tuple[str, str]
    city: City


def about(package: Package) -> About:
    """Gather what descriptions say from the descriptor and from the tables of a package.

    >>> from shenyang_innovation.published.descriptor import package
    >>> about(package()).city.name_en
    'Shenyang'
    """
    store = Store(package)
    cities = [row for row in store.rows("places") if row["place_id"] == CITY]
    days = {row[end] for row in store.rows("observations") for end in ("period_start", "period_end")}
    known = sorted(day for day in days if day)
    units = store.rows("units") if "units" in package.resources else []  # an older version has no such table
    codes = {row["unit"]: row["ucum"] for row in units}
    if not cities or not known:
        raise DataFilesError(
            f"there is no place {CITY!r}" if not cities else "no observation has a reference period",
            where=package.resource("places" if not cities else "observations").path,
            remedy="Export a package that was built",
        )
    return About(
        package=package,
        released=released(package),
        documents=tuple(_document(row) for row in store.rows("sources")),
        quantities=tuple(_quantity(row, codes) for row in store.rows("indicators")),
        period=(known[0], known[-1]),
        city=City(str(cities[0]["name_zh"]), str(cities[0]["name_en"]), cities[0]["gbt2260"]),
    )


def _document(row: Cells) -> Document:
    publisher = row["publisher_id"]
    return Document(
        source_id=str(row["source_id"]),
        kind=str(row["document_kind"]),
        title_zh=str(row["title_zh"]),
        title_en=str(row["title_en"]),
        publisher=Publisher(publisher, str(row["publisher_zh"]), str(row["publisher_en"])) if publisher else None,
        published=str(row["published"]),
        published_basis=str(row["published_basis"]),
        address=row["address"],
        address_basis=row["address_basis"],
        rights=str(row["rights"]),
        remark=row["note_en"],
    )


def _quantity(row: Cells, codes: dict[str | None, str | None]) -> Quantity:
    return Quantity(
        indicator_id=str(row["indicator_id"]),
        label_zh=str(row["label_zh"]),
        label_en=str(row["label_en"]),
        definition=str(row["definition_en"]),
        unit=str(row["unit"]),
        ucum=codes.get(row["unit"]),
    )


def day_of_release(about: About, form: str) -> str:
    """The day of release, for a form that can't do without; raises `DataFilesError` if it is not known."""
    if about.released is None:
        raise DataFilesError(
            f"the day of its release is not known, and {form} asks for one",
            where=about.package.root,
            remedy="Export the package that comes with the code, or choose a format without a date",
        )
    return about.released
