"""Video and sound as an author writes them: a block of a page or question, or a mapping in YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from courseware.problems import Problem
from courseware.sources.blocks import Block
from courseware.sources.body import read_body
from courseware.sources.fields import Fields, both, from_settings
from courseware.sources.guess import brief
from courseware.sources.text import Part

VIDEO = ("mp4", "webm")
SOUND = ("mp3", "ogg", "opus", "m4a", "wav")
KEYS = ("file", "captions", "picture")
"""What names a file that a browser loads."""

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
LINK = re.compile(r"\[\]\(<(.*)>\)")


@dataclass(slots=True)
class Media:
    """Video or sound. `links` are the files by their keys, as links that whoever renders the page resolves."""

    title: Part
    video: bool
    links: dict[str, Part]
    alt: str
    transcript: Part | None
    """As it is written: a text, or the name of a file."""
    words: Part | None = None
    """The transcript's text, once the course is read."""

    def parts(self) -> list[Part]:
        """Its texts, and the links to its files."""
        words = self.words or self.transcript
        return [self.title, *([words] if words else []), *self.links.values()]


def media_of_block(block: Block, path: str, problems: list[Problem]) -> Media | None:
    """A `/// media` block; None where there is nothing to play."""
    body = read_body(block.body, path)
    problems.extend(body.problems)
    fields = Fields(from_settings(body.settings, block.line, block.column), path, problems)
    return read_media(fields, block.argument or None, body.case)


def media_of_mapping(fields: Fields) -> Media | None:
    """The same in YAML, where its name stands under `title:`."""
    return read_media(fields, fields.text("title"), None)


def read_media(fields: Fields, title: Part | None, below: Part | None) -> Media | None:
    """What its fields say; `below` is a transcript that stands below them."""
    links = {key: Part((f"[](<{name}>)",), part.line, part.column) for key, part, name in _named(fields)}
    said, alt, transcript = fields.text("transcript"), fields.line_of("alt"), below
    fields.finish("A `media` block")
    if not title:
        fields.say("no-title", "This block has no title, so a list of what is on the page could not name it.", "Write it behind the bar: `/// media | What it shows`.")  # fmt: skip
    if said and transcript:
        fields.say("two-transcripts", "Here are `transcript:` and text below the settings, so one of the two would be lost.", "Keep one of them.", fields.keys["transcript"])  # fmt: skip
    transcript = said or transcript
    if not transcript:
        fields.say("no-transcript", "This has no transcript, so whoever cannot hear or play it learns nothing from it.", "Write what is said and shown below the settings; or name a text file: `transcript: talk.txt`.")  # fmt: skip
    if "picture" in links and not alt:
        fields.say("no-alt", "This picture has no words for those who do not see it.", "Write `alt: what it shows`.", fields.keys["picture"])  # fmt: skip
    if "file" not in links:
        if not fields.has("file"):
            fields.say("no-media-file", "This block does not say what is to be played.", "Write `file: talk.mp4`, the file beside this page.")  # fmt: skip
        return None
    ending = file_of(links["file"]).rpartition(".")[2].lower()
    if ending not in VIDEO + SOUND:
        fields.say("media-type", f"Browsers do not all play `.{brief(ending)}` files.", f"Save it as one of these: {both(VIDEO)} for video, {both(SOUND)} for sound.", fields.values["file"])  # fmt: skip
        return None
    video = ending in VIDEO
    captions = file_of(links["captions"]) if "captions" in links else ""
    if captions and not captions.lower().endswith(".vtt"):
        fields.say("captions-type", f"`{brief(captions)}` is no WebVTT file, so browsers would not show it.", "Save the captions as WebVTT, with the ending `.vtt`.", fields.values["captions"])  # fmt: skip
        del links["captions"]
    elif video and not fields.has("captions"):
        fields.say("no-captions", "This video has no captions, so whoever cannot hear it misses what is said.", "Write `captions: talk.vtt`, a WebVTT file; where nobody speaks, it says what is heard.")  # fmt: skip
    return Media(title or Part(("",), fields.line, fields.column), video, links, alt, transcript)


def _named(fields: Fields) -> list[tuple[str, Part, str]]:
    """The files that are named, without those at foreign addresses, which are told."""
    found = []
    for key in KEYS:
        part = fields.text(key)
        if part and ELSEWHERE.match(part.text):
            fields.say(
                "foreign-media",
                f"`{brief(part.text)}` is at another address: it would tell a stranger who looks at this page, and be gone offline.",
                f"Save the file beside this page, and write its name: `{key}: {brief(part.text.split('?')[0].rstrip('/').rpartition('/')[2]) or 'talk.mp4'}`.",
                fields.values[key],
            )
        elif part:
            found.append((key, part, part.text.strip()))
    return found


def file_of(link: Part) -> str:
    """The file that a link names."""
    match = LINK.fullmatch(link.text)
    return match[1] if match else ""
