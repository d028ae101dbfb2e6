"""Whatever is written: no text is too odd for the reader of YAML, and fixes make of it what was meant."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from courseware.problems import Problem
from courseware.sources import yaml_events
from courseware.sources.fixing import apply_fixes
from courseware.sources.yaml_files import Node, Scalar, Sequence, read_yaml
from courseware.sources.yaml_nodes import scalars
from tests.tools.examples import examples

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The node as Python's own lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def read(text: str) -> tuple[list[Plain], list[Problem]]:
    """What a text says, and what is wrong in it."""
    documents, problems = read_yaml(text, "bank.yml")
    return [plain(document) for document in documents], problems


def fixed(text: str) -> str:
    """The text after its fixes, which leave nothing to tell and change nothing that was understood."""
    said, problems = read(text)
    assert problems
    assert all(problem.fix for problem in problems), [str(problem) for problem in problems]
    text = apply_fixes(text, [problem.fix for problem in problems if problem.fix])
    again, problems = read(text)
    assert problems == []
    assert again == said
    return text


def sound(text: str) -> Plain:
    """What the one document of a text says, which must be without a problem."""
    said, problems = read(text)
    assert problems == []
    assert len(said) == 1
    return said[0]


# Whatever comes

TOKENS = [
    "a", "word", "b: ", "- ", "\n", "\n  ", "\n    ", "  ", "#", " #", " # ", "  # n", "[", "]", "{", "}", ",", ", ", ":", ": ",
    "?", "? ", '"', "'", "|", "|\n", ">\n", "> ", "&x", "*x", "!t", "\t", "\n\t", "\n---\n", "%", "\\", "é", "“", "\u00a0", "ask: ",
    "\nname: ", "\n- ", "\n  - ", "right: ", "{{ x }}", "\\n", "<<: ", "key:", "\nkey:\n  ", "@", "`", ".", "15:10", "\u2028", "\x07",
    "\r", "=", "~", "!!str ", "-", "-x", "'s", '"q" ', "[a, b]", "{a: b, c: d}",
]  # fmt: skip

scribble = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    read_yaml(text, "bank.yml")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None)))
def test_no_sign_is_too_odd(text: str) -> None:
    read_yaml(f"ask: {text}", "bank.yml")


@examples(250)
@given(scribble)
def test_both_parts_of_pyyaml_lead_to_the_same(text: str) -> None:
    fast = read_yaml(text, "bank.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "new_parser", yaml_events.python_parser)
        assert read_yaml(text, "bank.yml") == fast


def test_the_fast_part_is_the_one_in_use() -> None:
    assert yaml_events.new_parser is not yaml_events.python_parser


@examples(250)
@given(scribble)
def test_positions_are_those_of_the_text(text: str) -> None:
    documents, problems = read_yaml(text, "bank.yml")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
    for scalar in scalars(list(documents)) if not problems else ():
        if scalar.block and lines[scalar.line - 2].rstrip().endswith("|"):
            for number, line in enumerate(scalar.part.lines, scalar.line):
                assert lines[number - 1][scalar.column - 1 :].startswith(line)
        elif scalar.text and not any(sign in text for sign in ("\\", "\t", "''")):
            there = lines[scalar.line - 1][scalar.column - 1 :]
            first = scalar.part.lines[0]
            assert there.startswith(first) or first.startswith(there.rstrip())


words = st.text(alphabet="abcdefgåßж你 ", min_size=1, max_size=12).map(str.strip).filter(bool)
trees: st.SearchStrategy[Plain] = st.recursive(
    words,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(words, inner, min_size=1, max_size=4),
    max_leaves=15,
)


def written(tree: Plain, indent: int) -> str:
    """The tree as YAML in the style that the guide shows."""
    blank = " " * indent
    if isinstance(tree, str):
        return f" {tree}\n"
    if isinstance(tree, list):
        return "\n" + "".join(f"{blank}-{written(item, indent + 2)}" for item in tree)
    return "\n" + "".join(f"{blank}{key}:{written(inner, indent + 2)}" for key, inner in tree.items())


@settings(deadline=None)
@given(st.dictionaries(words, trees, min_size=1, max_size=4))
def test_what_is_written_is_what_is_read(tree: dict[str, Plain]) -> None:
    assert sound(written(tree, 0)) == tree


# Whatever is written

STARTS = [
    "",
    "",
    "*",
    "**",
    "@",
    "`",
    "% ",
    "& ",
    "!",
    "[",
    "{",
    "> ",
    "'",
    '"',
    "#",
    "- ",
    "? ",
    "{{ org.x }} ",
    "“",
    "~",
    "=",
    ": ",
]
JOINTS = [
    " ",
    " ",
    ", ",
    ": ",
    " #",
    " # ",
    "? ",
    ":",
    " - ",
    "; ",
    "'s ",
    ' "',
    '" ',
    "] ",
    "} ",
    " | ",
    " & ",
    " {{ y }} ",
]
ENDS = ["", ".", "?", ":", "]", "}", '"', "'", "!", "…"]
word = st.text(alphabet="abcdexyzäß你", min_size=1, max_size=5)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(STARTS)) + draw(word)
    for _ in range(draw(st.integers(0, 4))):
        text += draw(st.sampled_from(JOINTS)) + draw(word)
    return text + draw(st.sampled_from(ENDS))


def is_yaml(prose: str) -> bool:
    """Whether a text can be meant as YAML: wholly between marks or brackets, never closed, or a word and a remark."""
    if " # " in prose and " " not in prose.partition(" # ")[0]:
        return True
    ends = {"'": "'", '"': '"', "[": "]", "{": "}"}
    end = ends.get(prose[0])
    return end is not None and (end not in prose[1:] or prose.endswith(end))


@examples(250)
@example('"a "a # a', "ask: {}\n")
@given(
    sentences(),
    st.sampled_from(["ask: {}\n", "a:\n  - b: c\n    ask: {}\n    d: e\n", "a:\n  - ask: {}\n  - ask: f\n"]),
)
def test_any_sentence_is_what_was_meant_after_its_fix(prose: str, form: str) -> None:
    assume(not is_yaml(prose))
    text = form.format(prose)
    wanted = read(form.format("WANTED"))[0]
    said, problems = read(text)
    assert str(said) == str(wanted).replace("'WANTED'", repr(prose))
    if problems:
        fixed(text)


@examples(200)
@given(st.lists(sentences(), min_size=1, max_size=5))
def test_fixing_settles(lines: list[str]) -> None:
    text = "\n".join(["a: b", *lines, "c:", *(f"  - {line}" for line in lines), *(f"  {line}" for line in lines)])
    for _ in range(10):
        _, problems = read(text)
        fixes = [problem.fix for problem in problems if problem.fix]
        if not fixes:
            return
        mended = apply_fixes(text, fixes)
        assert mended != text
        text = mended
    raise AssertionError(text)
