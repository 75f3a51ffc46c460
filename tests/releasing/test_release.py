"""`shenyang-innovation release`: a release is kept once, whole, when all agrees, and never changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from shenyang_innovation.published import releases
from shenyang_innovation.releasing import packed
from tests.releasing.conftest import DAY, VERSION

if TYPE_CHECKING:
    from tests.releasing.conftest import Checkout

KEPT = "0.4.0"


def test_a_release_is_kept_beside_the_others_and_never_changed(checkout: Checkout) -> None:
    archive = checkout.root / "releases.tar.xz"
    before = releases.files(str(archive))

    status, said = checkout.run("release", "--check")
    assert (status, said.splitlines()[0]) == (
        1,
        (
            f"releases.tar.xz: the release {VERSION} is not kept. "
            "Run `shenyang-innovation release` when nothing is to change in it any more"
        ),
    )
    assert releases.files(str(archive)) == before

    status, said = checkout.run("release")
    assert (status, said) == (
        0,
        f"The release of the data {VERSION} is kept; the archive has {archive.stat().st_size:,} bytes.\n",
    )
    after = releases.files(str(archive))
    assert releases.kept(str(archive)) == (*before, VERSION)
    assert {version: after[version] for version in before} == before
    assert after[VERSION]["tables/clusters.csv"] == (checkout.root / "tables" / "clusters.csv").read_bytes()
    assert archive.stat().st_mode & 0o777 == 0o644
    assert [name for name in os.listdir(checkout.root) if name.startswith(".releases")] == []
    assert checkout.run("release", "--check") == (
        0,
        f"All agrees, and the release is kept: {VERSION} (schema {VERSION}, data {VERSION}).\n",
    )

    data = archive.read_bytes()
    assert checkout.run("release")[0] == 0
    assert archive.read_bytes() == data
    checkout.replace("curation/caveats.csv", "^ambiguous-period,时期不明确", "ambiguous-period,时期不清楚")
    assert checkout.run("build")[0] == 0
    status, said = checkout.run("release")
    assert status == 1
    assert "is kept, and there this file is another. A kept release never changes: raise DATA_VERSION" in said
    status, said = checkout.run("release", "--check")
    assert status == 1
    assert f"tables/caveats.csv: the release {VERSION} is kept, and there this file is another" in said
    assert archive.read_bytes() == data


def test_whatever_disagrees_is_named_and_nothing_is_kept(checkout: Checkout) -> None:
    archive = (checkout.root / "releases.tar.xz").read_bytes()
    checkout.replace("CHANGELOG.md", rf"^## {VERSION} .*$", "## Unreleased")
    checkout.replace("CITATION.cff", '^date-released: ".*"$', 'date-released: "2031-02-04"')
    checkout.replace("CITATION.cff", '^version: ".*"$', f'version: "{KEPT}"')
    checkout.number("__released__", "2031-02-02")
    checkout.replace("tables/caveats.csv", "^ambiguous-period,时期不明确", "ambiguous-period,时期不清楚")
    status, said = checkout.run("release")
    assert status == 1
    assert said.splitlines() == [
        (
            "src/shenyang_innovation/__about__.py: the data are released on 2031-02-03, after the package that has them "
            "(2031-02-02). Correct the days"
        ),
        (
            f"CHANGELOG.md: the first heading is '## Unreleased', the version of the package {VERSION} (2031-02-02). "
            f"Make it '## {VERSION} (2031-02-02)', or correct src/shenyang_innovation/__about__.py"
        ),
        (
            f"CITATION.cff: version is {KEPT}, that of the data is {VERSION}. "
            "Run `shenyang-innovation export cff CITATION.cff --force`"
        ),
        (
            f"CITATION.cff: date-released is 2031-02-04, that of the data is {DAY}. "
            "Run `shenyang-innovation export cff CITATION.cff --force`"
        ),
        said.splitlines()[4],
        "5 in the way of the release; nothing was written.",
    ]
    assert said.splitlines()[4].startswith("tables/caveats.csv: line 2 is 'ambiguous-period,时期不清楚")
    assert (checkout.root / "releases.tar.xz").read_bytes() == archive


def test_a_correction_of_a_version_to_come_is_none_of_this_release(checkout: Checkout) -> None:
    file = checkout.root / "curation" / "errata.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",0.2.0,", ",98.0.0,", 1), encoding="utf-8")
    assert checkout.run("build")[0] == 0
    status, said = checkout.run("release")
    assert status == 1
    assert f"since_version is 98.0.0, but the data are of version {VERSION}. Correct curation/errata.csv" in said


def test_a_damaged_or_missing_archive_is_named_and_left(checkout: Checkout) -> None:
    archive = checkout.root / "releases.tar.xz"
    archive.write_bytes(archive.read_bytes()[:-1000])
    status, said = checkout.run("release")
    assert (status, "the kept releases are damaged" in said, "git checkout releases.tar.xz" in said) == (1, True, True)
    archive.unlink()
    status, said = checkout.run("release")
    assert (status, "can't be read: No such file or directory" in said) == (1, True)
    assert not archive.exists()


def test_the_archive_depends_on_the_releases_alone() -> None:
    one = {"datapackage.json": b"{}", "tables/caveats.csv": b"a\n"}
    other = {"tables/caveats.csv": b"a\n", "datapackage.json": b"{}"}
    assert packed({"0.9.0": one, "0.10.0": other}) == packed({"0.10.0": one, "0.9.0": other})
