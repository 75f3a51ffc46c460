"""Made documents: sentences of our own about entities and indicators that do not exist, the same every time."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from itertools import count
from random import Random
from typing import NamedTuple

from benchmarks.growth.cast import CITY, NEWSPAPER, SERIES, Cast, cast, organization, short_form
from benchmarks.growth.page import Cells, Figure, Name, Page, Words
from benchmarks.growth.statements import AT_LEAST, PLAIN, Period, any_form, by_now, dated, in_year, states
from benchmarks.growth.words import KINDS, Indicator, indicator

FIRST_YEAR = 2011
LISTED, AIMED_AT, EXPECTED = indicator(0), indicator(1), indicator(2)
USUAL = range(len(KINDS), 11 * len(KINDS))
"""Indicators that all documents share; each series has those of one more number of tens for itself."""
MARKS = "一二三四五"
HEADINGS = ("推进创新发展", "做好成果服务", "壮大企业群体", "提升平台能力", "优化营商环境")


class Aims(NamedTuple):
    """The observations of a document that aim at something, and the one that answers the target of the year before."""

    target: str
    forecast: str
    answer: str | None
    repeated: str | None
    """The same as the document before has it as its answer."""
    met: bool
    """Whether the target is met by what the next document of the series will say."""


class Made(NamedTuple):
    """What a made document adds to the curation, and whom it speaks of."""

    source: Cells
    text: str
    ledger: list[Cells]
    mentions: list[Cells]
    measures: list[Cells]
    relations: list[Cells]
    aliases: list[Cells]
    aims: Aims
    cast: Cast


def document(number: int, documents: int) -> Made:
    """The made document of a number, one of so many.

    >>> document(3, 20) == document(3, 20)
    True
    """
    return _Writer(number, documents).written()


class _Writer:
    """One document on its way."""

    def __init__(self, number: int, documents: int) -> None:
        self.number = number
        self.documents = documents
        self.source_id = f"made-{number:05}"
        self.cast: Cast = cast(number)
        self.year = FIRST_YEAR + number % SERIES
        series = number // SERIES
        self.published = date(self.year, 1 + series % 12, 1 + series % 28)
        self.drawn = Random(number)
        self.own_indicators = USUAL.stop + series * len(KINDS)
        self.page = Page()
        self.measures: list[Cells] = []
        self.relations: list[Cells] = []
        self.target = self.forecast = ""
        self.answer: str | None = None
        self.repeated: str | None = None
        one = self.cast
        of_own = [one.organization, one.platform, one.program, one.project]
        of_series = [one.park, one.fund, one.event, one.center]
        # the documents of a series give the same thing for different years
        self.subjects = [entity.name for pair in zip(of_own, of_series, strict=True) for entity in pair]
        self.stated = {subject.entity_id: count(number * 7 + 13 * at) for at, subject in enumerate(self.subjects)}

    def written(self) -> Made:
        """The whole document, with what belongs to it."""
        replies = self.number % 3 == 1
        title = f"{self.cast.organization.name.form[:4]}创新进展通报"
        self.page.write(f"{title}\n{{day}}\n", day=Figure(f"{self.published} 10:20", {"disposition": "date"}))
        if replies:
            self.page.write("关于您提出的提案,{speaker}高度重视。\n", speaker=self.cast.organization.name)
        for position, heading in enumerate(HEADINGS, start=1):
            self._item(position, heading)
        if replies:
            self.page.write("感谢您的支持。\n")
        else:
            self.page.write("来源:{newspaper}\n", newspaper=NEWSPAPER)
        return Made(
            source=self._source(title, replies=replies),
            text=self.page.text,
            ledger=self.page.figures,
            mentions=self.page.mentions,
            measures=self.measures,
            relations=self.relations,
            aliases=[self._alias()],
            aims=Aims(self.target, self.forecast, self.answer, self.repeated, _came(self.number) >= _aim(self.number)),
            cast=self.cast,
        )

    def _source(self, title: str, *, replies: bool) -> Cells:
        speaker = self.cast.organization.name.entity_id if replies else ""
        data = self.page.text.encode()
        return {
            "source_id": self.source_id,
            "evidence": "text",
            "document_kind": "proposal-reply" if replies else "newspaper-feature",
            "title_zh": title,
            "title_en": f"Made document {self.number}",
            "publisher_id": speaker or NEWSPAPER.entity_id,
            "speaker_id": speaker,
            "published": self.published.isoformat(),
            "published_basis": "printed",
            "address": f"https://example.org/made/{self.number}",
            "address_basis": "stated",
            "address_kind": "original",
            "extent_read": "whole",
            "script": "Hans",
            "characters": str(len(self.page.text)),
            "sha256": sha256(data).hexdigest(),
            "rights": "Made for a measurement",
        }

    def _alias(self) -> Cells:
        """The short form of the organisation, which every second document equates with the name."""
        short = short_form(self.number)
        basis = "stated" if self._equates() else "inferred"
        return {"entity_id": short.entity_id, "alias_zh": short.form, "alias_basis": basis}

    def _equates(self) -> bool:
        return self.number % 2 == 0

    # --- items ------------------------------------------------------------------------------------------------------

    def _item(self, position: int, heading: str) -> None:
        start = self.page.end
        self.page.write(f"{{mark}}{heading}。", mark=Figure(f"{MARKS[position - 1]}是", {"disposition": "ordinal"}))
        for _ in range(3):
            self._dated_sentence()
        self._present_sentence()
        (self._of_the_city, self._of_the_series, self._of_the_list, self._of_targets, self._of_names)[position - 1]()
        self.measures.append(
            {
                "measure_id": f"{self.source_id}-{position:02}",
                "source_id": self.source_id,
                "position": str(position),
                "mark": f"{MARKS[position - 1]}是",
                "heading_zh": heading,
                "heading_en": f"Made heading {position}",
                "summary_en": "A made item.",
                "start": str(start),
                "end": str(self.page.end),
            }
        )
        self.page.write("\n")

    def _dated_sentence(self) -> None:
        """Four indicators of one subject for the year before."""
        subject = self._next_subject()
        period = self.year - 1
        clauses = {f"clause{at}": self._usual(subject, period) for at in range(4)}
        template = "{year},{subject}{clause0},{clause1},{clause2},{clause3}。"
        self.page.write(template, year=dated(period), subject=subject, **clauses)

    def _present_sentence(self) -> None:
        """Two indicators of one subject for the day of the document."""
        subject = self._next_subject()
        one, other = (self._usual(subject, None) for _ in range(2))
        self.page.write("目前,{subject}{one},{other}。", subject=subject, one=one, other=other)

    def _of_the_city(self) -> None:
        """An indicator of the city with its two parts; each series has its own."""
        one, year = indicator(self.own_indicators), self.year - 1
        whole = self.drawn.randint(100, 9999)
        part = self.drawn.randint(10, whole - 10)
        names = [CITY, self.cast.platform.name, self.cast.project.name]
        values = [whole, part, whole - part]
        clauses = [
            states(one, name.entity_id, value, in_year(year, one.measure), PLAIN)
            for name, value in zip(names, values, strict=True)
        ]
        parts = dict(zip(("city", "platform", "project"), names, strict=True))
        parts_said = dict(zip(("all", "some", "rest"), clauses, strict=True))
        template = "{year},{city}{all},其中{platform}{some},{project}{rest}。"
        self.page.write(template, year=dated(year), **parts, **parts_said)
        city, platform, project = self._last_observations(3)
        self._relation("part-one", "part-of", city, platform)
        self._relation("part-other", "part-of", city, project)
        self._relation("sum", "sum", city, f"{platform} {project}")

    def _of_the_series(self) -> None:
        one = self.cast
        self.page.write("{cluster}包括{chain}。", cluster=one.cluster.name, chain=one.chain.name)
        self.page.write(
            "{head}院长{person}参加{event}。", head=one.head.name, person=one.person.name, event=one.event.name
        )
        self.page.write(
            "{park}与{fund}、{center}合作。", park=one.park.name, fund=one.fund.name, center=one.center.name
        )

    def _of_the_list(self) -> None:
        """A programme that supports three organisations, listed before their number."""
        self.page.write("{year},{program}支持", year=dated(self.year - 1), program=self.cast.program.name)
        spans = []
        for at in range(3):
            start = self.page.end
            self.page.write("{member}", member=organization((self.number + at) % self.documents).name)
            spans.append(f"{start}-{self.page.end}")
            self.page.write("、" if at < 2 else "")
        stated = states(LISTED, self.cast.program.name.entity_id, 3, in_year(self.year - 1, "stock"), PLAIN)
        figure = stated.parts["figure"]
        self.page.write(f"{{figure}}{LISTED.term}。", figure=figure)
        self._relation("list", "list-count", self._last_observations(1)[0], " ".join(spans))

    def _of_targets(self) -> None:
        """A target, a forecast, and what became of the target of the year before."""
        program, project = self.cast.program.name, self.cast.project.name
        aim = states(
            AIMED_AT, program.entity_id, _aim(self.number), in_year(self.year, AIMED_AT.measure), AT_LEAST, "力争"
        )
        self.page.write("力争到{year}{program}{aim}。", year=dated(self.year), program=program, aim=aim)
        self.target = self._last_observations(1)[0]
        expected = states(
            EXPECTED, project.entity_id, self.drawn.randint(2, 99), in_year(self.year, EXPECTED.measure), PLAIN, "预计"
        )
        self.page.write("预计{year}{project}{expected}。", year=dated(self.year), project=project, expected=expected)
        self.forecast = self._last_observations(1)[0]
        if self.number % SERIES >= 1:
            self.answer = self._what_came(1)
        if self.number % SERIES >= 2:
            self.repeated = self._what_came(2)

    def _what_came(self, years: int) -> str:
        """What became of the target of so many years before."""
        number, year = self.number - years, self.year - years
        program = cast(number).program.name
        came = states(AIMED_AT, program.entity_id, _came(number), in_year(year, AIMED_AT.measure), PLAIN)
        self.page.write("{year},{program}{came}。", year=dated(year), program=program, came=came)
        return self._last_observations(1)[0]

    def _of_names(self) -> None:
        own, short = self.cast.organization.name, short_form(self.number)
        others = [cast(self.drawn.randrange(self.documents)) for _ in range(2)]
        if self._equates():
            self.page.write("{own}简称“{short}”。", own=own, short=short)
        self.page.write(
            "{short}与{one}、{other}合作。", short=short, one=others[0].platform.name, other=others[1].park.name
        )
        self.page.write("{project}技术由各方共用。", project=self.cast.project.name)

    # --- pieces -----------------------------------------------------------------------------------------------------

    def _next_subject(self) -> Name:
        self.subjects.append(self.subjects.pop(0))
        return self.subjects[-1]

    def _usual(self, subject: Name, year: int | None) -> Words:
        """The next indicator of a subject; every series has one indicator that no other has."""
        at = next(self.stated[subject.entity_id]) % (len(USUAL) + 1)
        number = USUAL[at] if at < len(USUAL) else self.own_indicators + 1
        return self._clause(indicator(number), subject, year)

    def _clause(self, one: Indicator, subject: Name, year: int | None) -> Words:
        period: Period = in_year(year, one.measure) if year else by_now(self.published, one.measure)
        return states(one, subject.entity_id, self.drawn.randint(2, 99), period, any_form(one, self.drawn))

    def _last_observations(self, many: int) -> list[str]:
        stated = [row for row in self.page.figures if row["disposition"] == "observation"]
        return [f"{self.source_id}@{row['start']}" for row in stated[-many:]]

    def _relation(self, name: str, kind: str, stated_id: str, operands: str) -> None:
        self.relations.append(relation(self.source_id, name, kind, stated_id, operands))


def relation(source_id: str, name: str, kind: str, stated_id: str, operands: str) -> Cells:
    """The row of a relation, called by the document of the stated figure."""
    return {
        "relation_id": f"{source_id}-{name}",
        "relation_kind": kind,
        "stated_id": stated_id,
        "operands": operands,
        "reason_en": "Made so",
    }


def _aim(number: int) -> int:
    return 10 + number % 40


def _came(number: int) -> int:
    """What becomes of a target: two of three are met."""
    return _aim(number) + (5 if number % 3 else -5)
