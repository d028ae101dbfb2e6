"""`plan`: results of other exercises gathered into lines with dates, a rubric, and reminders for the calendar."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.plan.source import read

PART = "work"
KIND = Kind("plan", PART, read, Path(__file__).parent)
