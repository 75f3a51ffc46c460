"""Every rule about the content of the published package: its name, what it guards, how it is checked.

`RULES` ask the tables alone, `TEXT_RULES` what is claimed of the source texts and the texts themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking import (
    caveats,
    caveats_in_text,
    indicators,
    mentions,
    periods_in_text,
    relations,
    statements,
    statuses_in_text,
    subjects_in_text,
    targets,
    terms_in_text,
    texts,
    usage,
    wide,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shenyang_innovation.checking.claims import Claims
    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.tables import Tables
    from shenyang_innovation.checking.texts import Texts


class Rule(NamedTuple):
    """A rule: `check` gives the places that fall short of it. It may raise `MissingExtraError`: then it was not run."""

    name: str
    guards: str
    check: Callable[[Tables], Iterable[Finding]]


class TextRule(NamedTuple):
    """A rule about what is claimed of the source texts. `check` gives findings, and may raise `MissingExtraError`."""

    name: str
    guards: str
    check: Callable[[Claims, Texts], Iterable[Finding]]


RULES: tuple[Rule, ...] = (
    Rule("indicators-used", "every indicator has an observation", usage.indicators_used),
    Rule("caveats-used", "every caveat warns about an observation", usage.caveats_used),
    Rule("sources-used", "every source gives figures and mentions", usage.sources_used),
    Rule("entities-mentioned", "every entity is named by a source", usage.entities_mentioned),
    Rule("entities-indexed", "the index of entities is that of the registers", usage.entities_indexed),
    Rule("aliases-differ", "an alias is another form than the name", usage.aliases_differ),
    Rule("mentions-nest", "mentions of one source do not cross", mentions.mentions_nest),
    Rule(
        "mentions-name-entity", "a mention is the name or an alias of its entity", mentions.mentions_name_their_entity
    ),
    Rule("names-are-written", "every name and alias stands in a source", mentions.names_are_written),
    Rule(
        "observations-in-figures",
        "every observation is one figure of a ledger",
        statements.observations_stand_in_figures,
    ),
    Rule("figures-readable", "the readable form of a figure is that of its wording", statements.figures_are_readable),
    Rule(
        "values-read",
        "an amount is what reading gives for its wording",
        statements.values_are_read,
    ),
    Rule("cues-go-with-status", "a stated target or forecast names its cue", statements.cues_go_with_status),
    Rule(
        "observations-fit-indicator",
        "an observation has unit, measure and theme of its indicator",
        statements.observations_fit_their_indicator,
    ),
    Rule("measured-cells-observed", "a measured cell equals its observation", wide.measured_cells_are_observed),
    Rule("clusters-evident", "every cluster with figures leads to a source text", wide.clusters_have_evidence),
    Rule("actuals-past", "what came about did so before its source was published", statements.actuals_are_past),
    Rule(
        "periods-fit-measure",
        "a stock has one day, a flow a first day or a caveat",
        statements.periods_fit_their_measure,
    ),
    Rule("dates-flagged", "a period that ends on an inferred date has a caveat", statements.inferred_dates_are_flagged),
    Rule(
        "classifiers-used",
        "an indicator is counted in the classifiers that it names",
        indicators.classifiers_are_used,
    ),
    Rule(
        "subject-kinds-meant",
        "an indicator is about the kinds that it names",
        indicators.subject_kinds_are_meant,
    ),
    Rule("words-fit-codes", "theme, measure and unit of an indicator fit its words", indicators.words_fit_codes),
    Rule("lists-sorted", "codes in a list are sorted and stand once", indicators.lists_are_sorted),
    Rule("caveats-due", "a caveat stands exactly where its condition holds", caveats.caveats_are_due),
    Rule(
        "caveats-of-indicators",
        "a caveat about what is counted is that of the indicator",
        caveats.caveats_of_indicators_are_kept,
    ),
    Rule("furniture-behind", "furniture stands behind what a source says", statements.furniture_stands_behind),
    Rule("observations-agree", "what is said twice has one value", statements.observations_agree),
    Rule("targets-complete", "every target and forecast has its row in targets", targets.targets_are_complete),
    Rule("targets-due-later", "no target is due before its source was published", targets.targets_are_due_later),
    Rule("outcomes-later", "what answers a target is a later actual of the same unit", targets.outcomes_are_later),
    Rule("verdicts-agree", "a verdict follows from the outcome", targets.verdicts_agree),
    Rule("relations-recomputed", "a relation follows from its operands", relations.relations_are_recomputed),
    Rule("lists-counted-once", "a list belongs to one figure", relations.lists_are_counted_once),
    Rule("relations-flagged", "a relation that does not hold has a caveat", relations.broken_relations_are_flagged),
    Rule("open-lists-flagged", "a count whose list is open has list-incomplete", relations.open_lists_are_flagged),
)

TEXT_RULES: tuple[TextRule, ...] = (
    TextRule(
        "stands-in-texts",
        "figures, mentions, items and lists stand in the source texts as the ledgers say",
        texts.check_texts,
    ),
    TextRule("worded-as-texts", "titles, terms and headings are worded as in the source texts", texts.check_words),
    TextRule(
        "terms-beside", "a term of the indicator stands beside each figure of it", terms_in_text.terms_stand_beside
    ),
    TextRule(
        "subjects-nearest",
        "a figure is about the nearest thing that its indicator can be about",
        subjects_in_text.subjects_are_nearest,
    ),
    TextRule("statuses-follow", "a status follows from the words before the figure", statuses_in_text.statuses_follow),
    TextRule("periods-follow", "a period follows from the dates around the figure", periods_in_text.periods_follow),
    TextRule("caveats-follow", "a caveat follows from the words around the figure", caveats_in_text.caveats_follow),
)
