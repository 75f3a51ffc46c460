"""YAML for people: mappings and lists in blocks, texts in quotes unless they are plainly words."""

from __future__ import annotations

import json
import re
from typing import Any

PLAIN = re.compile(r"[A-Za-z][A-Za-z-]+( [A-Za-z][A-Za-z-]*)*")
"""Texts that no version of YAML takes for anything else, but for these:"""
NO_TEXTS = {"true", "false", "yes", "no", "on", "off", "null", "nan", "inf"}


def to_yaml(value: dict[str, Any]) -> str:
    """A mapping of texts, mappings and lists, none of them empty, as YAML.

    >>> print(to_yaml({"title": "# 1: 沈阳", "authors": [{"name": "Li"}], "keywords": ["no", "data"]}), end="")
    title: "# 1: 沈阳"
    authors:
      - name: Li
    keywords:
      - "no"
      - data
    """
    return "".join(f"{line}\n" for line in _mapping(value))


def _mapping(value: dict[str, Any]) -> list[str]:
    lines = []
    for key, inner in value.items():
        if isinstance(inner, str):
            lines.append(f"{key}: {_text(inner)}")
        else:
            lines += [f"{key}:", *(f"  {line}" for line in _block(inner))]
    return lines


def _block(value: dict[str, Any] | list[Any]) -> list[str]:
    if isinstance(value, dict):
        return _mapping(value)
    lines = []
    for item in value:
        first, *rest = [_text(item)] if isinstance(item, str) else _block(item)
        lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return lines


def _text(text: str) -> str:
    """A text as it is, or in double quotes, which are those of JSON; what is not printable is escaped as in YAML."""
    if PLAIN.fullmatch(text) and text.lower() not in NO_TEXTS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in quoted)
