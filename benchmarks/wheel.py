"""How large the wheel is, and what of it."""

from __future__ import annotations

import lzma
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from benchmarks.report import table

ROOT = Path(__file__).resolve().parent.parent
BOUND = 200_000


def wheel_section() -> str:
    """Build the wheel and report its bytes, those of its parts, and how small the same files get in one stream."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        (file,) = Path(folder).glob("*.whl")
        size = file.stat().st_size
        with ZipFile(file) as wheel:
            members = [one for one in wheel.infolist() if not one.is_dir()]
            stream = lzma.compress(b"".join(wheel.read(one) for one in members), preset=9 | lzma.PRESET_EXTREME)
    parts: dict[str, list[int]] = {}
    for one in members:
        whole = parts.setdefault(_part(one.filename), [0, 0, 0])
        whole[:] = [whole[0] + 1, whole[1] + one.file_size, whole[2] + one.compress_size]
    lines = [
        [f"`{name}`", f"{count:,}", f"{plain / 1000:,.1f}", f"{packed / 1000:,.1f}"]
        for name, (count, plain, packed) in sorted(parts.items(), key=lambda item: -item[1][2])
    ]
    headers = size - sum(one.compress_size for one in members)
    lines.append(["names and headers of the files in the archive", f"{len(members):,}", "", f"{headers / 1000:,.1f}"])
    kept = "Kept:" if size <= BOUND else "**Not kept:**"
    said = (
        f"The wheel has {size / 1000:,.0f} kB. {kept} at most {BOUND / 1000:,.0f}. All its files in one stream, by the "
        f"strongest setting of xz, which no wheel may be, have {len(stream) / 1000:,.0f} kB."
    )
    return f"{said}\n\n" + table(["part", "files", "kB", "kB in the wheel"], lines)


def _part(name: str) -> str:
    top, _, rest = name.partition("/")
    return f"{top}/{rest.partition('/')[0]}" if "/" in rest else top
