"""`numeric`: a number typed by the trainee, with a tolerance and a unit."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.numeric.source import read

PART = "rich"
KIND = Kind("numeric", PART, read, Path(__file__).parent)
