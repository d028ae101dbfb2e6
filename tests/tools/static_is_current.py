"""Proves that the committed files in `static/` are what the browser's sources build into.

They are built anew into a folder of their own and compared byte by byte.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "plugins" / "courseware" / "static"
BUILT = {".js", ".css", ".json"}
"""What the build makes; fonts and their licence lie in `static/` as they are."""


def contents(folder: Path) -> dict[str, bytes]:
    """The built files below `folder`, by their names there."""
    files = (path for path in folder.rglob("*") if path.suffix in BUILT)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differences(kept: dict[str, bytes], built: dict[str, bytes]) -> list[str]:
    """What is wrong with the files that are kept, a phrase for each."""
    return [
        *(f"{name} is missing" for name in sorted(built.keys() - kept.keys())),
        *(f"{name} is built from nothing" for name in sorted(kept.keys() - built.keys())),
        *(f"{name} is out of date" for name in sorted(built.keys() & kept.keys()) if built[name] != kept[name]),
    ]


def main() -> int:
    """Builds, compares and reports; 1 if a built file is not what it should be."""
    with TemporaryDirectory() as folder:
        if subprocess.run(["npm", "run", "--silent", "build", "--", folder], cwd=ROOT, check=False).returncode:
            print("The browser code does not build; the lines above say why.", file=sys.stderr)
            return 1
        built = contents(Path(folder))
    stale = differences(contents(STATIC), built)
    if stale or not built:
        place = STATIC.relative_to(ROOT).as_posix()
        print(
            f"In {place}/: {', '.join(stale) or 'nothing was built'}. Run `make runtime` and commit it.",
            file=sys.stderr,
        )
        return 1
    print(f"static: {len(built)} built files, all as their sources make them")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
