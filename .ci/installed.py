"""Tries an installed wheel with all extras: the package, the README's notebook, every command's example.

Run it in an empty folder, with the Python of an environment that has the wheel; its argument is the README.
"""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("shenyang-innovation"))
NEED_A_CHECKOUT = ("build", "doctor", "release", "tidy")
"""Commands for those who curate: an installed package has nothing to be curated, and they say so."""
REPORT = "沈阳市2024年工作总结\n2024年，全市新增科技型企业3000家。力争2025年科技型企业达到3万家。\n"
"""A text of our own for the commands that read one."""
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def main(readme: Path) -> None:
    """Validate, run the notebook, run the examples; stop at the first that falls short."""
    import shenyang_innovation as sy
    from shenyang_innovation.cli import COMMANDS

    if not Path(sy.__file__).is_relative_to(sysconfig.get_path("purelib")):
        sys.exit(f"not the installed package: {sy.__file__}")
    print(run("validate").stdout, end="")
    print(f"README: {notebook(readme)} examples run")
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    for command in COMMANDS:
        if command.name == "browse":
            site("public")
        try_example(command.name, command.example)
    print(f"{len(COMMANDS)} commands: every example does what it should")


def run(*arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command of the wheel; stop with what it said if its status is another."""
    done = subprocess.run([COMMAND, *arguments], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != status:
        sys.exit(f"{' '.join(arguments)} exited with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}")
    return done


def notebook(readme: Path) -> int:
    """Run the Python blocks of the README one after another; returns how many examples there are."""
    blocks = re.findall(r"^```python\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", str(readme), 0)
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    runner.run(test)
    results = runner.summarize(verbose=False)
    if results.failed or not results.attempted:
        sys.exit(f"README: {results.failed} of {results.attempted} examples failed")
    return results.attempted


def site(folder: str) -> None:
    """The pages that `browse` looks for, where no site was built."""
    for part in ("", "en", "zh"):
        Path(folder, part).mkdir(exist_ok=True)
        Path(folder, part, "index.html").touch()


def try_example(name: str, example: str) -> None:
    """Run the example that the help of a command gives."""
    if name not in NEED_A_CHECKOUT:
        run(*shlex.split(example))
        return
    said = run(*shlex.split(example), status=1).stderr
    if "checkout" not in said:
        sys.exit(f"{example}: does not say that it needs a checkout:\n{said}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
