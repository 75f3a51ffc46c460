"""The choices of the issue forms, which are tables and words of the package: `python -m tests.docs.issue_forms` writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from shenyang_innovation.schema.tables import TABLES
from shenyang_innovation.schema.words import AddressKind, DayBasis, DocumentKind, Extent

FOLDER = Path(".github/ISSUE_TEMPLATE")
FORMS = ("correction", "new-document")
ANOTHER = "another kind"
#: Of each dropdown the options.
CHOICES: dict[str, tuple[str, ...]] = {
    "table": tuple(TABLES),
    "kind": (*get_args(DocumentKind), ANOTHER),
    "published_basis": get_args(DayBasis),
    "address_kind": get_args(AddressKind),
    "extent_read": get_args(Extent),
}


def with_choices(form: str) -> str:
    """A form with the options that its dropdowns should have."""
    for name, options in CHOICES.items():
        listed = "".join(f"        - {option}\n" for option in options)
        field = rf"(    id: {name}\n(?:(?!    id: ).*\n)*?      options:\n)(?:        - .*\n)+"
        form = re.sub(field, lambda found, listed=listed: f"{found[1]}{listed}", form)  # type: ignore[misc]
    return form


if __name__ == "__main__":
    for name in FORMS:
        file = FOLDER / f"{name}.yml"
        file.write_text(with_choices(file.read_text(encoding="utf-8")), encoding="utf-8")
