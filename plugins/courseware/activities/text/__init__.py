"""`text`: a short answer typed by the trainee, compared with foreseen spellings and patterns."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.text.source import read

PART = "rich"
KIND = Kind("text", PART, read, Path(__file__).parent)
