"""`highlight`: sentences or words picked in a text, or places picked in a picture."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.highlight.source import read

PART = "rich"
KIND = Kind("highlight", PART, read, Path(__file__).parent)
