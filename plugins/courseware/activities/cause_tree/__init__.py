"""`cause-tree`: why, and why again, each claim with its evidence; or a chain of whys that leads through a case."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.cause_tree.source import read

PART = "graph"
KIND = Kind("cause-tree", PART, read, Path(__file__).parent)
