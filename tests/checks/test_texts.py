"""Rules about texts, in pages and in activities: L18, L19, L20, L23, L24, L25."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.courses import COURSE, PAGE, Told, found, question, told


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("See ![](box.png).", [(1, 5, "error")]),
        ("See ![box.png](box.png).", [(1, 5, "error")]),
        ("See ![IMG_1](IMG_1.jpg) and ![img-2](a/img-2.jpg).", [(1, 29, "error")]),
        ("See ![Screenshot](box.png).", [(1, 5, "error")]),
        ("- One\n\n    ![](box.png)", [(3, 5, "error")]),
        ('!!! note "A box"\n    ![](box.png)', [(2, 5, "error")]),
        ("<img src=box.png>", [(1, 1, "error")]),
        ("![Harbour map](harbour-map.svg)", []),
        ("![](line.svg){role=presentation}", []),
        ('<img src="line.svg" alt="">', []),
        ("`![](box.png)` and\n\n```\n![](box.png)\n```\n\n    ![](box.png)", []),
        ("<!-- ![](box.png) -->", []),
    ],
)
def test_l18_pictures(tmp_path: Path, text: str, where: list[Told]) -> None:
    assert told(tmp_path, "L18", text) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Text\n\n|   |   |\n|---|---|\n| a | b |", [(3, 1, "error")]),
        ("| a | b |\n| c | d |", [(1, 1, "error")]),
        ("<table><tr><td>a</td></tr></table>", [(1, 1, "error")]),
        ("|   | good |\n|---|---|\n| a | b |", []),
        ("a | b\n--|--\n1 | 2", []),
        ("<table><tr><th>a</th></tr></table>", []),
        ("Either a | b, or c | d.", []),
    ],
)
def test_l18_tables(tmp_path: Path, text: str, where: list[Told]) -> None:
    assert told(tmp_path, "L18", text) == where


def test_l18_in_a_question_at_the_line_and_column_of_the_option(tmp_path: Path) -> None:
    options = ("The clinic", "The ![](box.png) makers", "The bank\n  \n  and ![](van.png)")
    assert told(tmp_path, "L18", question(*options)) == [(8, 11, "error"), (12, 7, "error")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("# A\n\n### C", [(3, 5, "warning")]),
        ("### C", [(1, 5, "warning")]),
        ("## B\n\n### C\n\n## B", []),
        ("A\n=\n\n```\n### C\n```", []),
        ("Find it [here](a.md).", [(1, 9, "warning")]),
        ("Find it <a href=a.html>click here</a>.", [(1, 9, "warning")]),
        ("[Here is the card](a.md), and ![here](b.png)", []),
    ],
)
def test_l19_headings_and_links(tmp_path: Path, text: str, where: list[Told]) -> None:
    assert told(tmp_path, "L19", text) == where


def test_l19_long_paragraph(tmp_path: Path) -> None:
    long = "They wait for it. " * 31
    assert told(tmp_path, "L19", f"Short.\n\n{long}") == [(3, 1, "warning")]
    assert told(tmp_path, "L19", f"> {long}") == []
    assert told(tmp_path, "L19", long, paragraph_words="200") == []
    assert told(tmp_path, "L19", question("The clinic", "The bank", "The van", case=long)) == [(5, 1, "warning")]


def test_l19_long_sentences(tmp_path: Path) -> None:
    long = "They " + "wait and " * 16 + "go.\n\n"
    assert told(tmp_path, "L19", long * 5) == [(1, 1, "warning")]
    assert told(tmp_path, "L19", long * 5, sentence_words="40") == []
    assert told(tmp_path, "L19", long * 2 + "They wait. They go. They come.") == []


def test_l20_long_stretch_without_anything_to_do(tmp_path: Path) -> None:
    part = "They wait for it here. " * 20 + "\n\n"
    text = part * 8
    assert told(tmp_path, "L20", text) == [(15, 1, "warning")]
    assert told(tmp_path, "L20", text, words_between_activities="900") == []
    ask = question("The clinic", "The bank", "The van") + "\n"
    assert told(tmp_path, "L20", part * 6 + ask + part * 6) == []
    assert [p for p in found(tmp_path, {PAGE: "A", "course/job-aids/card.md": text}) if p.code == "L20"] == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Write to ann.lee@brightwell.com today.", [(1, 10, "error")]),
        ("Ring +49 40 123456 78.", [(1, 6, "error")]),
        ("Ring (040) 123 456 78.", [(1, 6, "error")]),
        ("[Write](mailto:ann@brightwell.com)", [(1, 16, "error")]),
        ("Write to ann@example.org or ring 555-0123 or (212) 555-0123.", []),
        ("On 2026-11-04, 04.11.2026, it cost 1 632 000 or 12,345,678.", []),
        ("`ann@brightwell.com`", []),
    ],
)
def test_l23_addresses_and_numbers(tmp_path: Path, text: str, where: list[Told]) -> None:
    assert told(tmp_path, "L23", text) == where


def test_l23_knows_which_may_stand(tmp_path: Path) -> None:
    text = "Write to help@brightwell.com or ring +49 40 12345678."
    assert told(tmp_path, "L23", text, contacts="help@brightwell.com, +49 40 12345678") == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Of all customers 70 % leave.", [(1, 18, "warning")]),
        ("Seventy per cent leave.", [(1, 9, "warning")]),
        ("Studies show that they leave.", [(1, 1, "warning")]),
        ("Now 70 % leave.\n\nThe figures are *illustrative*.", []),
        ("Now 70 % [leave](https://example.org).", []),
        ("70 % is the pass mark, and 100 % is rare.", []),
        ("Studies show that they leave.[^1]\n\n[^1]: Here.", []),
        ("She studies. Shows are rare.", []),
        ('<div width="50%">x</div>', []),
        ("---\nillustrative: yes\n---\nNow 70 % leave.", []),
    ],
)
def test_l24_claims(tmp_path: Path, text: str, where: list[Told]) -> None:
    assert told(tmp_path, "L24", text) == where


def test_l24_in_questions(tmp_path: Path) -> None:
    options = ("70 % of them", "60 % of them", "50 % of them")
    assert told(tmp_path, "L24", question(*options, case="Now 5 % call.")) == [(5, 5, "warning")]
    assert told(tmp_path, "L24", question(*options, case="Now 5 % call (*illustrative*).")) == []


def test_l25_text_of_others(tmp_path: Path) -> None:
    theirs = {"others/book.txt": "The quick brown fox jumps over the lazy dog and goes home."}
    settings = {COURSE: "id: small\nchecks:\n  third-party-texts: others/book.txt\n"}
    for text, where in (
        ("We saw the quick brown fox jumps over the lazy cat.", [(1, 8, "error")]),
        ("We saw quick brown fox jumps over the cat.", [(1, 8, "information")]),
        ("> The quick brown fox jumps over the lazy dog", []),
        ("A slow fox.", []),
    ):
        problems = found(tmp_path, {PAGE: text, **theirs, **settings})
        assert [(p.line, p.column, p.severity.value) for p in problems if p.code == "L25"] == where
    assert found(tmp_path, {PAGE: "The quick brown fox jumps over the lazy dog", COURSE: "id: small\n"}) == []


def test_l25_says_where_a_text_is_missing(tmp_path: Path) -> None:
    settings = {COURSE: "id: small\nchecks:\n  third-party-texts: none.txt\n"}
    problems = found(tmp_path, settings)
    assert [(p.path, p.line, p.column, p.code) for p in problems] == [(COURSE, 3, 22, "L25")]
