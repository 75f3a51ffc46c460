"""Every rule about the content of the published package: its name, what it guards, how it is checked.

`RULES` ask the tables alone, `RELEASE_RULES` the kept releases too, `TEXT_RULES` what is claimed of the source texts
and the texts themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.content import (
    belonging,
    caveats,
    citations,
    corrections,
    indicators,
    kinds,
    mentions,
    parts,
    places,
    relations,
    series,
    statements,
    targets,
    terms,
    units,
    usage,
    wide,
)
from shenyang_innovation.checking.in_text import caveats as caveats_in_text
from shenyang_innovation.checking.in_text import items as items_in_text
from shenyang_innovation.checking.in_text import lists as lists_in_text
from shenyang_innovation.checking.in_text import names as names_in_text
from shenyang_innovation.checking.in_text import periods as periods_in_text
from shenyang_innovation.checking.in_text import source_texts as texts
from shenyang_innovation.checking.in_text import sources as sources_in_text
from shenyang_innovation.checking.in_text import statuses as statuses_in_text
from shenyang_innovation.checking.in_text import subjects as subjects_in_text
from shenyang_innovation.checking.in_text import terms as terms_in_text
from shenyang_innovation.checking.in_text.views import on_views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.in_text.claims import Claims
    from shenyang_innovation.checking.in_text.source_texts import Texts
    from shenyang_innovation.checking.kept import Kept
    from shenyang_innovation.checking.tables import Tables


class Rule(NamedTuple):
    """A rule: `check` gives the places that fall short of it. It may raise `MissingExtraError`: then it was not run."""

    name: str
    guards: str
    check: Callable[[Tables], Iterable[Finding]]


class ReleaseRule(NamedTuple):
    """A rule about the tables beside the kept releases."""

    name: str
    guards: str
    check: Callable[[Tables, Kept], Iterable[Finding]]


class TextRule(NamedTuple):
    """A rule about what is claimed of the source texts. `check` gives findings, and may raise `MissingExtraError`."""

    name: str
    guards: str
    check: Callable[[Claims, Texts], Iterable[Finding]]


RULES: tuple[Rule, ...] = (
    Rule("units-meant", "every unit has its row, what it measures and its code in UCUM", units.units_are_meant),
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
    Rule(
        "cited-in-figures",
        "every observation of a citation is one cited figure",
        citations.cited_observations_stand_in_figures,
    ),
    Rule("cited-statuses", "the status of a cited figure follows from its word", citations.cited_statuses_follow),
    Rule("cited-periods", "the period of a cited figure is that recorded", citations.cited_periods_follow),
    Rule("cited-terms", "a cited figure is about what its indicator counts", citations.cited_terms_stand_beside),
    Rule("facts-numbered", "the facts of a citation are numbered without a gap", citations.facts_are_numbered),
    Rule("cited-worded", "a cited figure reads as what it is said to be", citations.cited_figures_are_worded),
    Rule("cited-titled", "a citation has the kind that its title names", citations.cited_sources_are_titled),
    Rule("texts-whole", "a source whose text is at hand was read as a whole", citations.texts_are_read_whole),
    Rule("places-in-texts", "a term or an item stands in a text that is at hand", citations.places_are_in_texts),
    Rule("cited-days", "a day known from an address stands in it", citations.cited_days_are_in_addresses),
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
    Rule(
        "relations-complete", "relations are those that indicators and subjects ask for", parts.relations_are_complete
    ),
    Rule("lists-of-others", "a list that names others than what is counted is there", lists_in_text.others_are_needed),
    Rule("series-observed", "a series is made of every dated observation", series.series_are_observed),
    Rule("series-in-time", "a series stands in the order of time", series.series_stand_in_time),
    Rule("breaks-reasoned", "a new definition begins with its reason", series.breaks_are_reasoned),
    Rule("outcomes-comparable", "comparability follows from what differs", targets.outcomes_are_comparable),
    Rule("open-targets", "no later figure answers a target that is open", targets.open_targets_have_no_answer),
    Rule("kinds-by-name", "a kind is that of the word that a name ends in", kinds.kinds_follow_names),
    Rule("places-on-map", "a place has level, code and surroundings of the map", places.places_are_on_the_map),
    Rule("districts-by-name", "a district is that of the name", places.districts_follow_names),
    Rule("operators-by-name", "an operator is the one that the name speaks of", belonging.operators_follow_names),
    Rule("guesses-noted", "what is inferred of a source is noted", sources_in_text.guesses_are_noted),
    Rule("items-numbered", "items are numbered in reading order", items_in_text.items_are_numbered),
    Rule("answers-reasoned", "a reason says how far an answer goes", items_in_text.reasons_say_how_far),
    Rule("terms-explained", "the glossary has the terms that need it", terms.terms_are_explained),
    Rule("errata-have-cells", "an erratum names its cell and what shows it", corrections.errata_have_their_cells),
    Rule("errata-cells", "an erratum speaks of cells that its column can have", corrections.errata_are_cells),
    Rule("marks-in-sequence", "a mark out of sequence has its erratum", corrections.marks_are_in_sequence),
    Rule("errata-made", "a cell is what its last correction says", corrections.released_cells_are_corrected),
    Rule("errata-still-due", "what a document has wrong is still so", corrections.documents_are_still_wrong),
    Rule("errata-flagged", "a figure that its document has wrong has a caveat", corrections.wrong_figures_are_flagged),
    Rule("retired-gone", "a retired row is gone and its successor there", corrections.retired_rows_are_gone),
)

RELEASE_RULES: tuple[ReleaseRule, ...] = (
    ReleaseRule("errata-of-releases", "what was wrong was so in a release", corrections.corrections_are_of_releases),
    ReleaseRule("retired-released", "a retired row was in a release", corrections.retired_rows_were_released),
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
    TextRule("names-are-mentions", "every name in a text has its mention", on_views(names_in_text.names_are_mentions)),
    TextRule("mentions-meant", "of two things of one name the right one", on_views(names_in_text.mentions_name_one)),
    TextRule(
        "inner-names",
        "a name inside a longer name is a mention if that refers to it",
        on_views(names_in_text.inner_names_are_mentions),
    ),
    TextRule(
        "aliases-equated", "a stated alias is equated by a text", on_views(names_in_text.stated_aliases_are_equated)
    ),
    TextRule("kinds-by-text", "a kind is that of the noun behind a name", on_views(kinds.kinds_follow_texts)),
    TextRule("national-clusters", "a national cluster is named so", on_views(kinds.national_clusters_are_named_so)),
    TextRule("places-by-text", "a thing is where texts say", on_views(places.things_are_where_texts_say)),
    TextRule("owners-by-text", "a thing belongs to what texts say", on_views(belonging.owners_follow_texts)),
    TextRule(
        "chains-listed", "a chain listed behind a cluster is of it", on_views(belonging.chains_of_a_cluster_are_listed)
    ),
    TextRule("offices-named", "a person is of the organisation named", on_views(belonging.people_hold_their_offices)),
    TextRule("documents-worded", "a document reads as its kind", on_views(sources_in_text.kinds_follow_wording)),
    TextRule("publishers-named", "the publisher is named", on_views(sources_in_text.publishers_are_named)),
    TextRule("speakers-named", "who speaks is named", on_views(sources_in_text.speakers_are_named)),
    TextRule("days-printed", "a stated day of publication is printed", on_views(sources_in_text.days_are_printed)),
    TextRule("items-fill", "items fill their document", on_views(items_in_text.items_fill_their_document)),
    TextRule("items-marked", "an item has the mark of its text", on_views(items_in_text.items_begin_with_their_mark)),
    TextRule(
        "suggestions-complete", "every proposal of a letter is there", on_views(items_in_text.suggestions_are_complete)
    ),
    TextRule(
        "answers-related", "an answer speaks of what was suggested", on_views(items_in_text.answers_speak_of_the_same)
    ),
    TextRule("lists-beside", "a list ends at its figure", on_views(lists_in_text.lists_stand_beside_their_figure)),
    TextRule("terms-first", "a term is placed where it stands first", on_views(terms.terms_stand_first)),
    TextRule("lists-complete", "a figure behind a list has its relation", on_views(lists_in_text.lists_are_complete)),
)

ACROSS_TEXTS = frozenset(
    (
        "inner-names",
        "aliases-equated",
        "kinds-by-text",
        "national-clusters",
        "places-by-text",
        "owners-by-text",
        "offices-named",
        "answers-related",
    )
)
"""The rules that ask whether any text says something: they can't be checked against the text of one source."""
