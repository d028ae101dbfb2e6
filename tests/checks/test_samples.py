"""Each rule with courses that break it and courses that look as if they did: the whole report, word for word.

After a change of wording, `make samples` writes the reports anew; read what has changed before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.checks.rules import codes
from tests.checks.samples import Sample, all_samples

SAMPLES = all_samples()
LEAST = 80
"""Broken ones, in all."""
OF_READERS = {"L01", "L02", "L14", "L22"}
"""Rules of which a part is asked while the course is read."""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.rule}: {sample.title}")
def test_report(sample: Sample, tmp_path: Path) -> None:
    told = sample.told(tmp_path)
    about = [line for line in told.splitlines() if line.endswith(f"[{sample.rule}]")]
    assert bool(about) is sample.broken, told
    assert told == sample.report


def test_there_are_enough() -> None:
    broken = [sample for sample in SAMPLES if sample.broken]
    assert len(broken) >= LEAST
    named = {code for code in codes() if code.startswith("L")} | OF_READERS
    assert {sample.rule for sample in broken} >= named
    assert {sample.rule for sample in SAMPLES if not sample.broken} >= named


def test_each_report_says_what_to_write() -> None:
    for sample in SAMPLES:
        for line in sample.report.splitlines():
            place, _, said = line.partition(": ")
            assert place
            assert said.count(". ") + said.count("? ") >= 1, f"{sample.rule}: no remedy in: {line}"
