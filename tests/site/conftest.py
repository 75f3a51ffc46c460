"""The site that every test of it looks at, built once, and its pages as a reader finds them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from shenyang_innovation.site.building import build_site
from shenyang_innovation.site.libraries import LIBRARIES, locked_versions

#: What stands before the value in a data script: of a table, of the search, of the evidence.
ASSIGNMENT = re.compile(
    r"^\(\(window\.shenyang\?\?=\{\}\)\.tables\?\?=\{\}\)\[\"\w+\"\]=|^\(window\.shenyang\?\?=\{\}\)\.search=|^Object\.assign\(\(\(\(window\.shenyang\?\?=\{\}\)\.evidence\?\?=\{\}\)\.\w+\?\?=\{\}\),"
)
VOID = {"meta", "link", "br", "img", "input"}
TOKEN = re.compile(r"<(/?)(\w+)([^<>]*)>|([^<]+)")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


class Element:
    """An element of a page: its name, its attributes, its children and texts, and what it stands in."""

    __slots__ = ("attributes", "children", "name", "parent")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name: str = name
        self.attributes: dict[str, str] = attributes
        self.children: list[Element | str] = []
        self.parent: Element | None = parent

    def all(self, name: str | None = None) -> Iterator[Element]:
        """The elements in it, of that name if one is given, in their order."""
        for child in self.children:
            if isinstance(child, Element):
                if name in (None, child.name):
                    yield child
                yield from child.all(name)

    def text(self) -> str:
        """What it says, without spaces at its ends."""
        return " ".join("".join(words for _, words in self.spoken()).split())

    def spoken(self, language: str = "") -> Iterator[tuple[str, str]]:
        """Its texts, each with the language that it is said to be in."""
        language = self.attributes.get("lang", language)
        for child in self.children:
            if isinstance(child, str):
                yield language, child
            else:
                yield from child.spoken(language)

    def by_id(self, id_: str) -> Element:
        """The element in it that has this id."""
        return next(one for one in self.all() if one.attributes.get("id") == id_)


def tree(html: str) -> Element:
    """A page as a tree; fails where an element is closed that is not open. (The parser of Python takes thrice as long.)"""
    root = inner = Element("", {}, None)
    for closing, name, attributes, text in TOKEN.findall(html.removeprefix("<!DOCTYPE html>")):
        if text:
            inner.children.append(unescape(text))
        elif closing:
            assert inner.name == name, f"</{name}> closes <{inner.name}>"
            assert inner.parent is not None
            inner = inner.parent
        else:
            element = Element(name, {key: unescape(value) for key, value in ATTRIBUTE.findall(attributes)}, inner)
            inner.children.append(element)
            inner = inner if name in VOID else element
    assert inner is root, f"<{inner.name}> is not closed"
    return root


class Site:
    """A built site: its folder, and its pages by their addresses."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path = folder
        self._read: dict[str, Element] = {}

    def addresses(self) -> list[str]:
        """The addresses of all pages."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def page(self, address: str) -> Element:
        """A page."""
        if address not in self._read:
            self._read[address] = tree((self.folder / address).read_text(encoding="utf-8"))
        return self._read[address]

    def data(self, address: str) -> Any:
        """What a data script assigns."""
        text = (self.folder / "data" / address).read_text(encoding="utf-8")
        return json.loads(ASSIGNMENT.sub("", text, count=1).rstrip("\n;)"))


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node_modules with the versions of the lock and nothing in their files: no page is opened in a browser here."""
    folder = tmp_path_factory.mktemp("modules") / "node_modules"
    for library in LIBRARIES:
        for file in (*library.files, library.licence):
            path = folder / library.name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")
        about = {"version": locked_versions()[library.name], "license": "MIT"}
        (folder / library.name / "package.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, modules: Path) -> Site:
    """The site of the published package."""
    return Site(build_site(tmp_path_factory.mktemp("site") / "public", libraries=modules).path)
