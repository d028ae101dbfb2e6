"""`composer`: a text that builds itself from fields, ready to be copied or printed."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.composer.source import read

PART = "work"
KIND = Kind("composer", PART, read, Path(__file__).parent)
