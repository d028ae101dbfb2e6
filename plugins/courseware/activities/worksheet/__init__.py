"""`worksheet`: a table of the trainee's own, with typed columns, formulas, drawings and named results."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.worksheet.source import read

PART = "work"
KIND = Kind("worksheet", PART, read, Path(__file__).parent)
