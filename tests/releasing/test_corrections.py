"""How a correction and a tombstone come into the tables, told by the commands in a scratch checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.releasing.conftest import VERSION

if TYPE_CHECKING:
    from tests.releasing.conftest import Checkout

LEDGER = "curation/ledgers/message-board-reply-2025.csv"
OBSERVATION = "message-board-reply-2025@1959"
CAVEAT = "source-in-error,来源有误,Source in error,The document itself has the figure wrong; the right one stands in errata.\n"
ERRATUM = (
    f"a-made-one,source,observations,{OBSERVATION},figure,3大,4大,"
    f"Four elements are listed.,{VERSION},message-board-reply-2025\n"
)
RETIRED = f"clusters,aerospace-cluster,Made for a test.,new-materials,{VERSION}\n"


def append(checkout: Checkout, file: str, text: str) -> None:
    path = checkout.root / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def findings(checkout: Checkout) -> list[str]:
    """What `check` finds about corrections and tombstones."""
    lines = checkout.run("check")[1].splitlines()
    assert any(line.startswith("ok       errata-have-cells") for line in lines), lines
    own = [line for line in lines if ("errat" in line or "retired" in line) and not line.startswith("ok ")]
    return [line.strip() for line in own if not line.strip().startswith("CHANGELOG.md")]


def test_an_error_of_a_document_is_read_from_its_right_wording_and_comes_off_when_it_is_mended(
    checkout: Checkout,
) -> None:
    checkout.replace("curation/caveats.csv", "^status-ambiguous", CAVEAT + "status-ambiguous")
    checkout.replace("curation/errata.csv", "^ai-elements-caveats", ERRATUM + "ai-elements-caveats")
    checkout.replace(
        LEDGER, "document-date-inferred members-differ,", "document-date-inferred members-differ source-in-error,"
    )
    assert checkout.run("build")[0] == 0
    columns = ("--columns", "wrong,corrected,value,value_upper,unit", "--format", "csv")
    where = ("--where", "erratum_id=a-made-one")
    assert checkout.run("show", "errata", *where, *columns)[1].splitlines()[1] == "3大,4大,4,,count"
    status, said = checkout.run("evidence", "errata", "a-made-one", "corrected")
    assert (status, said.splitlines()[1].strip()) == (0, "智能高地 (Highland of intelligence)"), said
    status, said = checkout.run("evidence", "observations", OBSERVATION, "value")
    assert "3大" in said, "the observation keeps what the document says"
    assert findings(checkout) == []

    checkout.replace(LEDGER, "^1959,1961,3大,", "1959,1961,4大,")
    assert checkout.run("build")[0] == 0
    mended = f"figure of '{OBSERVATION}' in observations is '4大', no longer '3大': the document has been mended"
    remedy = (
        "Take the correction 'a-made-one' off curation/errata.csv, and the caveat source-in-error off the observation"
    )
    assert any(line.endswith(f"{mended}. {remedy}") for line in findings(checkout))


def test_the_right_wording_of_a_figure_has_to_be_read(checkout: Checkout) -> None:
    row = ERRATUM.replace("4大", "four")
    checkout.replace("curation/errata.csv", "^ai-elements-caveats", row + "ai-elements-caveats")
    status, said = checkout.run("build")
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("shenyang-innovation: curation/errata.csv, line 2: ")
    assert "Write in `corrected` the figure as it should be worded" in said
    checkout.replace("curation/errata.csv", row, ERRATUM.replace("@1959", "@1958"))
    assert f"there is no observation '{OBSERVATION[:-1]}8'" in checkout.run("build")[1]


def test_a_retired_row_has_to_be_gone_and_can_still_be_loaded_as_of_then(checkout: Checkout) -> None:
    append(checkout, "curation/retired.csv", RETIRED)
    assert checkout.run("build")[0] == 0
    assert any("'aerospace-cluster' of clusters is retired and still there" in line for line in findings(checkout))
    show = ("show", "clusters", "--where", "cluster_id=aerospace-cluster", "--columns", "cluster_id", "--format", "csv")
    assert checkout.run(*show, "--as-of", "0.4.0")[1].splitlines()[1:] == ["aerospace-cluster"]
    program = "import shenyang_innovation as sy; print(sy.load_retired(backend='records')[0].successor_key)"
    assert checkout.python(program) == "new-materials\n"
