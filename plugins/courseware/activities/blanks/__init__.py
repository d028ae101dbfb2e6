"""`blanks`: a text with gaps, in which words are written, or chosen from those on offer."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.blanks.source import read

PART = "rich"
KIND = Kind("blanks", PART, read, Path(__file__).parent)
