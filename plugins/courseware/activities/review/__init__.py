"""`review`: cards that come again just before they would be forgotten, a few a day."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.review.source import read

PART = "review"
KIND = Kind("review", PART, read, Path(__file__).parent, holds="sections")
