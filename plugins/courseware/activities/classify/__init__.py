"""`classify`: each item goes into one of a few columns."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.classify.source import read

PART = "rich"
KIND = Kind("classify", PART, read, Path(__file__).parent)
