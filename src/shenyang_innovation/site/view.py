"""The package as one language sees it: names, links, quantities and codes as pieces of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from shenyang_innovation.charts.words import COMPARATORS, Language
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import Addresses
from shenyang_innovation.site.codes import code_label
from shenyang_innovation.site.labels import GROUPS, REGISTERS, column_label
from shenyang_innovation.site.quantities import DASH, amount, period
from shenyang_innovation.site.texts import TEXTS

TAGS: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
"""The languages of the pages, as `lang` has them."""
_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff]+")
NAMED = {"entities": "name", "indicators": "label", "sources": "title", "caveats": "label", "glossary": "term"}
"""Tables beside the registers that name their rows in both languages, and what their columns begin with."""


class View:
    """What pages of a language, at a depth in the folder of the language, say of the package.

    `up` leads from a page to the folder of its language: "" for the pages in it, "../" for those in a folder of it.
    """

    def __init__(self, kept: Store, addresses: Addresses, language: Language, up: str) -> None:
        self.kept: Store = kept
        self.addresses: Addresses = addresses
        self.language: Language = language
        self.other: Language = "zh" if language == "en" else "en"
        self.tag: str = TAGS[language]
        self.other_tag: str = TAGS[self.other]
        self.up: str = up
        self.comma: str = ", " if language == "en" else "、"
        self.pause: str = ", " if language == "en" else "，"
        self.colon: str = ": " if language == "en" else "："
        self.root: str = f"../{up}"
        self._links: dict[tuple[str, str], Markup] = {}

    # --- words ------------------------------------------------------------------------------------------------------

    def t(self, key: str, **values: object) -> str:
        """A text of the interface, with values in the places it has for them."""
        return str(getattr(TEXTS[key], self.language)).format_map(values)

    def column(self, name: str) -> str:
        """The label of a column."""
        return str(getattr(column_label(name), self.language))

    def code(self, column: str, code: str | None) -> str:
        """The label of a code of a column; a dash for a null."""
        return DASH if code is None else str(getattr(code_label(column, code), self.language))

    def group(self, name: str) -> str:
        """The name of a group of tables."""
        return str(getattr(GROUPS.get(name), self.language, name))

    def register(self, name: str) -> str:
        """What one row of a register is."""
        return str(getattr(REGISTERS.get(name), self.language, name))

    def zh(self, text: str | None) -> Markup:
        """Chinese words, said to be so on an English page."""
        return self.spoken(text, "zh-Hans")

    def en(self, text: str | None) -> Markup:
        """English words, said to be so on a Chinese page."""
        return self.spoken(text, "en")

    def raw(self, text: str | None, source_id: str | None) -> Markup:
        """The characters of a document, in its script."""
        return self.spoken(text, self.script(source_id))

    def script(self, source_id: str | None) -> str:
        """The language tag of the text of a document."""
        sources = self.kept.where("sources", "source_id", source_id or "")
        return "zh-Hant" if sources and sources[0].get("script") == "Hant" else "zh-Hans"

    def spoken(self, text: str | None, tag: str) -> Markup:
        """Words, marked where they are not of the language of the page, as Chinese among English; a dash for a null."""
        if text is None:
            return self.missing()
        html = escape(text)
        if tag == "en" and not text.isascii():
            html = Markup(_CHINESE.sub(r'<span lang="zh">\g<0></span>', str(html)))
        return html if tag == self.tag else Markup(f'<span lang="{tag}">{html}</span>')

    def missing(self, key: str = "not_stated") -> Markup:
        """A dash for the eye, words for who listens."""
        words = f'<span aria-hidden="true">{DASH}</span><span class="unseen">{escape(self.t(key))}</span>'
        return Markup(f'<span class="missing">{words}</span>')

    # --- names and links --------------------------------------------------------------------------------------------

    def names(self, table: str, key: str) -> tuple[str, str | None]:
        """What the row of a key is called: in the language of the page, and in the other."""
        prefix = "name" if table in self.kept.registers() else NAMED.get(table)
        first = self.kept.package.resource(table).primary_key[0]
        rows = self.kept.where(table, first, key) if prefix else []
        if not rows:
            return key, None
        return str(rows[0][f"{prefix}_{self.language}"]), str(rows[0][f"{prefix}_{self.other}"])

    def name(self, table: str, key: str) -> str:
        """What the row of a key is called in the language of the page."""
        return self.names(table, key)[0]

    def link(self, table: str, key: str | None, html: Markup | str | None = None) -> Markup:
        """A link to the page of a row, by its name unless other words are given; a dash for a null."""
        if key is None:
            return self.missing()
        if html is not None:
            return self.to(self.addresses.of(table, key), html)
        if (table, key) not in self._links:
            self._links[table, key] = self.to(self.addresses.of(table, key), self.name(table, key))
        return self._links[table, key]

    def to(self, address: str, html: Markup | str) -> Markup:
        """A link to an address below the folder of the language."""
        return Markup(f'<a href="{self.up}{escape(address)}">{escape(html)}</a>')

    def links(self, table: str, keys: Iterable[str]) -> Markup:
        """Links to the rows of several keys."""
        return Markup(self.comma).join(self.link(table, key) for key in keys)

    def outside(self, address: str | None) -> Markup:
        """A link to a web address as the package has it; what is none stays text."""
        if address is None:
            return self.missing("no_address")
        if not address.startswith(("https://", "http://")):
            return escape(address)
        return Markup('<a class="outside" href="{0}" rel="external noreferrer">{0}</a>').format(address)

    def licence(self) -> Markup:
        """The licence of the data: a link if its path is a web address."""
        given = self.kept.package.license
        if not given.path.startswith(("https://", "http://")):
            return escape(given.title)
        return Markup('<a href="{}" rel="license external noreferrer">{}</a>').format(given.path, given.title)

    def about(self, row: Cells) -> str:
        """What a row states something about: its indicator and its subject."""
        indicator = self.name("indicators", str(row["indicator_id"]))
        return f"{indicator}{self.comma}{self.name('entities', str(row['subject_id']))}"

    def title(self, table: str) -> str:
        """What a table is called."""
        resource = self.kept.package.resource(table)
        return resource.title if self.language == "en" else resource.title_zh

    # --- quantities -------------------------------------------------------------------------------------------------

    def quantity(self, row: Cells) -> Markup:
        """A quantity with its comparator and unit; a target or forecast says that it is one."""
        return self._measure(row) + self.badge(row["status"])

    def _measure(self, row: Cells) -> Markup:
        shown = amount(str(row["value"]), row["value_upper"], str(row["unit"]), self.language, row.get("classifier"))
        return Markup(f'<span class="quantity">{self.sign(row["comparator"])}{escape(shown)}</span>')

    def sign(self, comparator: str | None) -> Markup:
        """The sign of a comparator for the eye, its words for who listens."""
        if not (sign := COMPARATORS.get(comparator or "", "")):
            return Markup()
        words = self.code("comparator", comparator)
        return Markup(f'<span aria-hidden="true">{escape(sign)}</span><span class="unseen">{escape(words)} </span>')

    def badge(self, status: str | None) -> Markup:
        """A mark on what did not come about, or not yet."""
        if status in (None, "actual"):
            return Markup()
        return Markup(' <span class="badge {}">{}</span>').format(status, self.code("status", status))

    def period(self, row: Cells) -> Markup:
        """The reference period of an observation."""
        words = period(row["period_start"], row["period_end"], self.language)
        if not words:
            return self.missing("no_period")
        return self.with_basis(Markup(f'<span class="period">{escape(words)}</span>'), row["period_basis"])

    def with_basis(self, html: Markup, basis: str | None) -> Markup:
        """Something with a mark if we infer it."""
        if basis != "inferred":
            return html
        return html + Markup(' <span class="basis">{}</span>').format(self.t("inferred"))

    def observed(self, row: Cells) -> Markup:
        """A quantity that leads to its evidence."""
        return self.link("observations", row["observation_id"], self._measure(row)) + self.badge(row["status"])
