"""Wheel and sdist hold what they should, the same bytes wherever they are built, and load without a checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from email.message import Message

pytestmark = pytest.mark.slow

DATA = "shenyang_innovation/_data/"
RELEASES = "shenyang_innovation/releases.tar.xz"


@dataclass(frozen=True)
class Distributions:
    """The two files that are published."""

    wheel: Path
    sdist: Path


def run_hatchling(
    root: Path, *arguments: str, umask: int = 0o022, python: str = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `hatchling build` in `root` and return what it said."""
    command = [python, "-m", "hatchling", "build", *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=root, env=env, umask=umask, capture_output=True, text=True, check=False)


def build(
    root: Path, out: Path, target: str, *, umask: int = 0o022, python: str = sys.executable, **environment: str
) -> Path:
    """Build one distribution of the project at `root` into `out` and return its file."""
    done = run_hatchling(root, "-t", target, "-d", str(out), umask=umask, python=python, **environment)
    assert done.returncode == 0, done.stderr + done.stdout
    (built,) = out.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return built


@pytest.fixture(scope="session")
def distributions(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Wheel and sdist of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    return Distributions(build(repository, out, "wheel"), build(repository, out, "sdist"))


@pytest.fixture(scope="session")
def unpacked_sdist(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the project as the sdist holds it, in a folder of another name."""
    parent = tmp_path_factory.mktemp("a folder with spaces")
    with tarfile.open(distributions.sdist) as archive:
        archive.extractall(parent, filter="data")
    (root,) = parent.iterdir()
    return root


def files_below(folder: Path) -> set[str]:
    """Every file below `folder`, relative to its parent, without what Python and editors leave behind."""
    return {
        file.relative_to(folder.parent).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }


def wheel_metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode("utf-8"))


def test_the_wheel_holds_code_and_published_package_and_nothing_else(
    distributions: Distributions, repository: Path
) -> None:
    with zipfile.ZipFile(distributions.wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = files_below(repository / "src" / "shenyang_innovation")
    data = {DATA + "datapackage.json"} | {DATA + f"tables/{file.name}" for file in repository.glob("tables/*.csv")}
    assert names == code | data | {RELEASES}


def test_the_wheel_holds_the_published_package_byte_for_byte(distributions: Distributions, repository: Path) -> None:
    descriptor = json.loads((repository / "datapackage.json").read_text(encoding="utf-8"))
    paths = ["datapackage.json", *(resource["path"] for resource in descriptor["resources"])]
    assert "tables/clusters.csv" in paths
    with zipfile.ZipFile(distributions.wheel) as archive:
        assert archive.read(RELEASES) == (repository / "releases.tar.xz").read_bytes()
        for path in paths:
            assert archive.read(DATA + path) == (repository / path).read_bytes(), path


def test_the_wheel_holds_both_licences(distributions: Distributions, repository: Path) -> None:
    with zipfile.ZipFile(distributions.wheel) as archive:
        for licence in ("LICENSE", "LICENSE-DATA"):
            (name,) = (name for name in archive.namelist() if name.endswith(f"/licenses/{licence}"))
            assert archive.read(name) == (repository / licence).read_bytes()


def test_the_sdist_holds_curation_tables_and_tests(distributions: Distributions, repository: Path) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    expected = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "LICENSE-DATA",
        "datapackage.json",
        "hatch_build.py",
        "releases.tar.xz",
    }
    for folder in ("curation", "src", "tables", "tests"):
        below = files_below(repository / folder)
        assert below, folder
        expected |= below
    assert expected - names == set()


@pytest.fixture(scope="session")
def elsewhere(unpacked_sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project in another folder, whose files have other times and rights."""
    root = tmp_path_factory.mktemp("另一个") / "project"
    shutil.copytree(unpacked_sdist, root)
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
        if path.is_file():
            path.chmod(path.stat().st_mode & 0o700)  # whether a file may be run is what git keeps
    return root


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two distributions are called the same and are the same, byte for byte."""
    return one.name == other.name and one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_a_distribution_is_the_same_bytes_from_another_folder(
    distributions: Distributions, elsewhere: Path, tmp_path: Path, target: str
) -> None:
    settings = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = build(elsewhere, tmp_path, target, umask=0o077, **settings)
    assert same_bytes(again, getattr(distributions, target))


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_a_time_that_is_given_is_the_only_thing_that_changes_it(
    distributions: Distributions, unpacked_sdist: Path, elsewhere: Path, tmp_path: Path, target: str
) -> None:
    one = build(unpacked_sdist, tmp_path / "one", target, SOURCE_DATE_EPOCH="1700000000")
    other = build(elsewhere, tmp_path / "other", target, SOURCE_DATE_EPOCH="1700000000", umask=0o077)
    assert same_bytes(one, other)
    assert not same_bytes(one, getattr(distributions, target))


def another_python() -> str | None:
    """An interpreter of another minor version that runs and that requires-python admits, if there is one."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*os.get_exec_path(), *map(str, sorted(pyenv.glob("versions/*/bin")))]
    for name in (f"python3.{minor}" for minor in range(11, 30) if minor != sys.version_info.minor):
        for folder in folders:
            found = shutil.which(name, path=folder)
            if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
                return found
    return None


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_a_distribution_is_the_same_bytes_from_another_python(
    distributions: Distributions, elsewhere: Path, tmp_path: Path, target: str
) -> None:
    python = another_python()
    if python is None:
        pytest.skip("needs a Python 3.11 or newer of another minor version, on PATH or in pyenv")
    again = build(elsewhere, tmp_path, target, python=python, PYTHONPATH=sysconfig.get_path("purelib"))
    assert same_bytes(again, getattr(distributions, target))


def test_no_wheel_of_a_mixture(unpacked_sdist: Path, tmp_path: Path) -> None:
    root = tmp_path / "mixture"
    shutil.copytree(unpacked_sdist, root)
    table = root / "tables" / "clusters.csv"
    table.write_bytes(table.read_bytes().replace(b"6", b"9", 1))
    done = run_hatchling(root, "-t", "wheel", "-d", str(tmp_path / "dist"))
    assert done.returncode != 0
    assert "the files in tables/ are not those that datapackage.json describes" in done.stderr + done.stdout
    assert not list(tmp_path.glob("dist/*.whl"))


def test_no_wheel_without_tables(unpacked_sdist: Path, tmp_path: Path) -> None:
    root = tmp_path / "no tables"
    shutil.copytree(unpacked_sdist, root, ignore=shutil.ignore_patterns("tables"))
    done = run_hatchling(root, "-t", "wheel", "-d", str(tmp_path / "dist"))
    assert done.returncode != 0
    assert "Run `shenyang-innovation build` first" in done.stderr + done.stdout
    assert not list(tmp_path.glob("dist/*.whl"))


def test_no_wheel_without_the_kept_releases(unpacked_sdist: Path, tmp_path: Path) -> None:
    root = tmp_path / "no releases"
    shutil.copytree(unpacked_sdist, root, ignore=shutil.ignore_patterns("releases.tar.xz"))
    done = run_hatchling(root, "-t", "wheel", "-d", str(tmp_path / "dist"))
    assert done.returncode != 0
    assert "releases.tar.xz is missing" in done.stderr + done.stdout
    assert not list(tmp_path.glob("dist/*.whl"))


def test_an_editable_wheel_has_no_copy_of_the_tables(repository: Path, tmp_path: Path) -> None:
    script = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if name.startswith("shenyang_innovation/")]


def test_only_three_libraries_are_needed_to_run(distributions: Distributions) -> None:
    metadata = wheel_metadata(distributions.wheel)
    requirements = metadata.get_all("Requires-Dist", [])
    needed = {requirement.split(">")[0] for requirement in requirements if "extra ==" not in requirement}
    assert needed == {"pandas", "tabulate", "wcwidth"}
    assert metadata["Requires-Python"] == ">=3.11"


def test_the_extras_are_those_of_the_documentation(distributions: Distributions, repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    single = {"validate", "build", "polars", "arrow", "duckdb", "excel", "charts", "site", "spark"}
    assert set(wheel_metadata(distributions.wheel).get_all("Provides-Extra", [])) == {*single, "all"}
    (everything,) = project["optional-dependencies"]["all"]
    in_all = everything.removeprefix("shenyang-innovation[").removesuffix("]").split(",")
    assert sorted(in_all) == sorted(single - {"spark"})


def test_an_installed_wheel_loads_without_a_checkout(distributions: Distributions, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*install, str(target), str(distributions.wheel)], check=True)
    # Without `site` the .pth file of an editable install is not read: only the installed wheel is found.
    libraries = (str(target), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
    script = """
import shenyang_innovation as sy
from shenyang_innovation.published.location import package_root
print(package_root())
clusters = sy.load_clusters()
assert {"high-end-equipment", "new-materials"} <= set(clusters["cluster_id"]), clusters
assert sy.evidence("clusters", "new-materials", "output_value_cny")
assert len(sy.load_clusters(as_of="0.4.0")) > 10
import os
os.remove(os.path.join(os.path.dirname(package_root()), "releases.tar.xz"))
try:
    sy.load_clusters(as_of="0.4.0")
except sy.DataFilesError as error:
    assert "can't be read" in error.what, error
    assert "pip install --force-reinstall shenyang-innovation" in error.remedy, error
else:
    raise AssertionError("loaded without an archive")
"""
    done = subprocess.run(
        [sys.executable, "-S", "-W", "error", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(libraries)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(target / "shenyang_innovation" / "_data")
