"""`quiz`: a bank of questions from which some are drawn, for practice."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.quiz.source import read

PART = "rich"
KIND = Kind("quiz", PART, read, Path(__file__).parent, holds="members")
