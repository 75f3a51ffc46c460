"""Libraries that are optional: imported when they are needed, and named with their extra when they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from shenyang_innovation.errors import MissingExtraError


def need(module: str, *, extra: str, where: str) -> Any:
    """The module, imported; raises MissingExtraError that says which extra brings it.

    >>> need("json", extra="validate", where="validate").dumps({})
    '{}'
    >>> need("no_such_module", extra="validate", where="validate")
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.MissingExtraError: validate: no_such_module is not installed. \
Run `pip install 'shenyang-innovation[validate]'`
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingExtraError(
            f"{module.partition('.')[0]} is not installed",
            where=where,
            remedy=f"Run `pip install 'shenyang-innovation[{extra}]'`",
        ) from None
