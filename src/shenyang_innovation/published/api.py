"""What there is to load."""

from __future__ import annotations

from shenyang_innovation.published import names


def list_tables() -> list[str]:
    """The names of all tables, in the order in which they are published.

    >>> "clusters" in list_tables()
    True
    """
    return list(names.TABLES)
