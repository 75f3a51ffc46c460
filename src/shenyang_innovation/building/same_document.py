"""When two rows of sources.csv are one document: the same text, or the same address in whatever spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shenyang_innovation.building.records import Record

PORTS = {"http": 80, "https": 443}
REMEDY = (
    "Keep one of the two rows; a new version of a text takes the place of the old one by "
    "`shenyang-innovation ledger TEXT --against LEDGER`"
)


def refuse_same_document(sources: Iterable[Record]) -> None:
    """Raise CurationError for the first source whose text or address is that of one above it; both rows are named."""
    first: dict[tuple[str, str], Record] = {}
    for record in sources:
        for key, what in _marks(record):
            above = first.setdefault(key, record)
            if above is not record:
                whose = f"that of {above['source_id']!r} in {above.where}"
                raise record.error(f"the {what} of {record['source_id']!r} is {whose}", REMEDY)


def _marks(record: Record) -> Iterable[tuple[tuple[str, str], str]]:
    """What a document is known by, and how an error speaks of it."""
    if sha256 := record["sha256"]:
        yield ("sha256", sha256.lower()), "text (sha256)"
    if address := record["address"]:
        yield ("address", address_key(address)), f"address {address}"


def address_key(address: str) -> str:
    """What all spellings of an address have in common; not an address itself.

    It is without scheme, port where it is the usual one, slash at the end and fragment, the host in small letters and
    no character escaped without need.

    >>> address_key("HTTP://Www.Example.org:80/a/%7Eb/#top") == address_key("https://www.example.org/a/~b")
    True
    >>> address_key("https://example.org/a?b=1") == address_key("https://example.org/A?b=1")
    False
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:  # no address: the row model says so better
        return address
    place = host if port in (None, PORTS.get(parts.scheme)) else f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{place}{unquote(parts.path).rstrip('/')}{query}"
