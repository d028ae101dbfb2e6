"""`chain`: who hands what to whom, drawn from a list that the trainee writes."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.chain.source import read

PART = "graph"
KIND = Kind("chain", PART, read, Path(__file__).parent)
