"""Tries an installed wheel: run it with the Python of an environment that has the wheel and no extras."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("shenyang-innovation"))
HEAVY = ("pandas", "polars", "pyarrow", "duckdb", "pydantic", "pandera", "frictionless")


def output_of(*command: str) -> str:
    """Return what `command` prints; stop with its error if it fails."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{command} exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Show, load, follow to the evidence, and look at what an import costs."""
    import shenyang_innovation as sy

    if not Path(sy.__file__).is_relative_to(sysconfig.get_path("purelib")):
        sys.exit(f"not the installed package: {sy.__file__}")

    for command in ([COMMAND], [sys.executable, "-I", "-m", "shenyang_innovation"]):
        shown = output_of(*command, "show", "clusters")
        if "new-materials" not in shown:
            sys.exit(f"`show clusters` does not show new-materials:\n{shown}")
    print(shown)

    imports = subprocess.run(
        [sys.executable, "-I", "-X", "importtime", "-c", "import shenyang_innovation"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stderr
    modules = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in imports.splitlines()}
    if "shenyang_innovation" not in modules:
        sys.exit(f"no import times to read:\n{imports}")
    if heavy := sorted(modules.intersection(HEAVY)):
        sys.exit(f"importing the package imports {', '.join(heavy)}")

    clusters = sy.load_clusters()
    print(clusters.dtypes.to_string())
    if missing := {"high-end-equipment", "new-materials"} - set(clusters["cluster_id"]):
        sys.exit(f"load_clusters() lacks {sorted(missing)}")

    evidence = sy.evidence("clusters", "new-materials", "output_value_cny")
    if not evidence:
        sys.exit("there is no evidence for the output value of new-materials")
    for item in evidence:
        print(item)


if __name__ == "__main__":
    main()
