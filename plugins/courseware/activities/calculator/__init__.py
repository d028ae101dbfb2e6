"""`calculator`: a few amounts, formulas over them, and a sentence that says what comes of it."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.calculator.source import read

PART = "work"
KIND = Kind("calculator", PART, read, Path(__file__).parent)
