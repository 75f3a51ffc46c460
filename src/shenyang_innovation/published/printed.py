"""Evidence as text for a terminal and as a table for a notebook."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shenyang_innovation.published.evidence import Evidence

DAY = {"inferred": " (day inferred by us)", "copy": " (day of a copy)", "address": " (day in the address)"}
EXTENT = {"opening-part": "its opening part", "whole": "the whole"}
BY_NOBODY = "by whom is not known"
NO_ADDRESS = "no web address found"


def in_words(item: Evidence) -> str:
    """A few lines about one piece of evidence: the characters, what they were read as, where they stand.

    >>> from shenyang_innovation.published.evidence import evidence
    >>> print(in_words(evidence("clusters", "new-materials", "output_value_cny")[0]).splitlines()[0])
    695亿元, read as = 69500000000 CNY
    """
    lines = [_headline(item)]
    if item.kind == "observation":
        lines.append(f"{item.indicator_id} of {item.subject_id}: {_status(item)}, {_period(item)}")
    if item.about_zh:
        lines.append(_recorded(item))
    lines += [
        f"{item.title_zh} ({item.title_en})",
        f"published {_by(item)}, {_published(item)}",
        *([f"said by {item.speaker_zh} ({item.speaker_en})"] if item.speaker_zh else []),
        _place(item),
    ]
    if item.caveats:
        lines.append(f"caveats: {', '.join(item.caveats)}")
    if item.note:
        lines.append(f"note: {item.note}")
    return "\n  ".join(lines)


def as_html(items: Sequence[Evidence], reason: str | None = None) -> str:
    """The evidence of a cell as an HTML table, loading nothing from elsewhere; of an empty one, why it is."""
    from shenyang_innovation.published import markup

    if not items:
        return f"<p>No evidence; {markup.text(str(reason))}.</p>"
    heads = ("Text", "Read as", "Status and period", "Document", "Place", "Caveats and notes")
    first = items[0]
    caption = f"Evidence of {markup.text(f'{first.table} / {first.key} / {first.column}')}"
    return markup.table(caption, heads, map(_html_cells, items))


def _html_cells(item: Evidence) -> tuple[str, ...]:
    from shenyang_innovation.published import markup

    observed = item.kind == "observation"
    return (
        markup.chinese(_wording(item)) if item.text else markup.text(_headline(item)),
        markup.text(_value(item)) if observed else "",
        markup.text(f"{_status(item)}, {_period(item)}") if observed else "",
        "<br>".join(_html_document(item)),
        markup.text(_characters(item)),
        markup.text("; ".join([*item.caveats, *([item.note] if item.note else [])])),
    )


def _html_document(item: Evidence) -> Iterator[str]:
    from shenyang_innovation.published import markup

    yield f"{markup.chinese(item.title_zh)} ({markup.text(item.title_en)})"
    publisher = BY_NOBODY
    if item.publisher_zh:
        publisher = f"by {markup.chinese(item.publisher_zh)} ({markup.text(str(item.publisher_en))})"
    yield f"published {publisher}, {markup.text(_published(item))}"
    if item.speaker_zh:
        yield f"said by {markup.chinese(item.speaker_zh)} ({markup.text(str(item.speaker_en))})"
    yield markup.link(item.address) + _address_basis(item) if item.address else NO_ADDRESS


def _headline(item: Evidence) -> str:
    if item.kind == "observation":
        return f"{_wording(item)}, read as {_value(item)}"
    if item.kind == "source":
        return "the document as a whole"
    return _wording(item) if item.text else "a passage whose text is not kept here"


def _by(item: Evidence) -> str:
    return f"by {item.publisher_zh} ({item.publisher_en})" if item.publisher_zh else BY_NOBODY


def _recorded(item: Evidence) -> str:
    """What was recorded with a fact of a citation."""
    beside = f", beside it {item.words_zh}" if item.words_zh else ""
    return f"recorded of: {item.about_zh}{beside}; period: {item.period_recorded}"


def _wording(item: Evidence) -> str:
    """The characters as they stand, with their readable form if that differs and the word of comparison."""
    wording = str(item.text)
    if item.readable and item.readable != item.text:
        wording = f"{wording} ({item.readable})"
    return f"{wording} with {item.qualifier}" if item.qualifier else wording


def _status(item: Evidence) -> str:
    """The status, with the word in the text that says so."""
    return f"{item.status} ({item.cue})" if item.cue else str(item.status)


def _published(item: Evidence) -> str:
    return f"{item.published.isoformat()}{DAY.get(item.published_basis, '')}"


def _value(item: Evidence) -> str:
    upper = "" if item.value_upper is None else f" to {item.value_upper:f}"
    value = "" if item.value is None else f"{item.value:f}"
    return f"{item.comparator} {value}{upper} {item.unit}"


def _period(item: Evidence) -> str:
    if item.period_end is None:
        return "no period given"
    basis = " (inferred by us)" if item.period_basis == "inferred" else ""
    end = item.period_end.isoformat()
    if item.period_start == item.period_end:
        return f"as of {end}{basis}"
    if item.period_start is None:
        return f"up to {end}{basis}"
    return f"{item.period_start.isoformat()} to {end}{basis}"


def _place(item: Evidence) -> str:
    return f"{_characters(item)}, {item.address or NO_ADDRESS}{_address_basis(item)}"


def _address_basis(item: Evidence) -> str:
    repost = " (a repost)" if item.address_kind == "repost" else ""
    return f"{repost} (address inferred by us)" if item.address_basis == "inferred" else repost


def _characters(item: Evidence) -> str:
    if item.evidence == "citation":
        times = f"{item.times_read} time{'' if item.times_read == 1 else 's'}"
        return f"{item.source_id}, cited: {EXTENT[item.extent_read]} was read {times}, no place is known"
    if item.start is None:
        return item.source_id
    return f"{item.source_id}, characters {item.start} to {item.end}"
