"""`triage`: yes-or-no questions whose answers add up to a verdict and a reply."""

from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.triage.source import read

PART = "work"
KIND = Kind("triage", PART, read, Path(__file__).parent)
