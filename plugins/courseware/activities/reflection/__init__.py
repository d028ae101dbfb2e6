"""`reflection`: free text about one's own case, compared by its writer with a model answer, a checklist or a rubric."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.reflection.source import read

PART = "rich"
KIND = Kind("reflection", PART, read, Path(__file__).parent)
