"""Writes the reports in `tests/checks/samples/` as the rules give them now; look at what has changed before you commit it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checks.samples import FOLDER, renewed

if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.md")):
        with TemporaryDirectory() as folder:
            text = renewed(path, Path(folder))
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(f"{path.name} has changed")
