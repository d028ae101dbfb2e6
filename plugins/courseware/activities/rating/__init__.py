"""`rating`: where one stands on several dimensions, with evidence, alone first and then beside the team."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.rating.source import read

PART = "graph"
KIND = Kind("rating", PART, read, Path(__file__).parent)
