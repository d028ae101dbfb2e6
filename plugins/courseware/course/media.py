"""The files behind video and sound: whether they are there, and transcripts that are files of their own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.activities.sets import ActivitySet
from courseware.course.page import Page
from courseware.problems import Problem
from courseware.sources.guess import brief, closest
from courseware.sources.media import Media, file_of
from courseware.sources.text import Part, read_text

WORDS_FILE = re.compile(r"\S[^\n]*\.(?:md|txt)", re.IGNORECASE)

Found = tuple[Media, str, str]
"""What is played, the file in which its author wrote it, and the folder below `course/` in which its names begin."""


def all_media(pages: Iterable[Page], elsewhere: Iterable[Activity]) -> Iterator[Found]:
    """What can be seen or heard on pages and in their questions, and in the questions of `quizzes/`."""
    for page in pages:
        for media in page.media():
            yield media, page.source.path, posixpath.dirname(page.path)
        for activity in page.own_activities():
            for media in media_in(activity):
                yield media, page.source.path, posixpath.dirname(page.path)
    for activity in elsewhere:
        for media in media_in(activity):
            yield media, activity.path, ""


def media_in(activity: Activity) -> Iterator[Media]:
    """What an activity and all inside it have to be seen or heard."""
    for each in activity.everything():
        if isinstance(each, Question):
            yield from each.media
        elif isinstance(each, ActivitySet):
            for group in each.written:
                yield from group.media


def bring_media(found: Iterable[Found], folder: Path, problems: list[Problem]) -> frozenset[str]:
    """Reads the transcripts that are files of their own, and tells what is missing; the files that were read."""
    used = set()
    for media, path, base in found:
        for part in media.links.values():
            _there(file_of(part), part, path, base, folder, problems)
        words = media.words = media.transcript
        if words and len(words.lines) == 1 and WORDS_FILE.fullmatch(words.text.strip()):
            name = _there(words.text.strip(), words, path, base, folder, problems)
            if name:
                text, problem = read_text(folder / name, name)
                problems.extend([problem] if problem else [])
                media.words = Part(tuple(text.strip("\n").split("\n")), words.line, words.column)
                used.add(name)
    return frozenset(used)


def _there(name: str, part: Part, source: str, base: str, folder: Path, problems: list[Problem]) -> str:
    """The path below the folder of pages; "" and a problem where nothing is there."""
    path = posixpath.normpath(posixpath.join(base, name))
    if not path.startswith("..") and (folder / path).is_file():
        return path
    beside = (folder / path).parent
    names = tuple(sorted(each.name for each in beside.iterdir())) if beside.is_dir() else ()
    close = closest(posixpath.basename(path), names)
    problems.append(
        Problem(
            source,
            part.line,
            part.column,
            "missing-file",
            f"There is no file `{brief(name)}` here, so nothing could be played or read.",
            f"Did you mean `{posixpath.join(posixpath.dirname(name), close)}`?"
            if close
            else "Put it beside this page, or write where it is, seen from this page.",
        )
    )
    return ""
