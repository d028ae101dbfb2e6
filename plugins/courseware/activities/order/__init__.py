"""`order`: steps to be put into their right order."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.order.source import read

PART = "rich"
KIND = Kind("order", PART, read, Path(__file__).parent)
