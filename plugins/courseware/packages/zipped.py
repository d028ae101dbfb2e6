"""Zip files that are the same, byte by byte, whenever they are made of the same files."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name: no file in it is of today."""
ORDINARY = 0o100644 << 16
"""A file that its owner may write and everybody read, on whatever system it was packed."""
MADE_ON_UNIX = 3


class NotWrittenError(Exception):
    """Why a zip could not be written, in words for its maker."""


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files`, by their names in the zip, into a zip file. Raises NotWrittenError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in sorted(files.items()):
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.external_attr = ORDINARY
                entry.create_system = MADE_ON_UNIX
                packed.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWrittenError(f"{path} cannot be written: {why}. Name another file or folder with --out.") from error
