"""`choice`: one of several options, several of them, or true and false."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.choice.source import read

PART = "core"
KIND = Kind("choice", PART, read, Path(__file__).parent)
