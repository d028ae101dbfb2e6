"""`exam`: questions drawn by a blueprint from banks, answered without help and judged together."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.exam.source import read

PART = "exam"
KIND = Kind("exam", PART, read, Path(__file__).parent, holds="members")
