"""`match`: each item gets its place from a list."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.match.source import read

PART = "rich"
KIND = Kind("match", PART, read, Path(__file__).parent)
