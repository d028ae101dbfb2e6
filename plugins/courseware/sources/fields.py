"""Values that an author has set, read by key: text stays text and is typed by who asks.

Settings lines of a block and mappings of YAML come out the same, so a kind of activity
reads both spellings in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from courseware.problems import Problem, Severity
from courseware.sources.body import Setting
from courseware.sources.guess import brief, closest
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, describe

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YES = ("yes", "true", "on")
NO = ("no", "false", "off")
DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")
SILENCED = re.compile(r"(?P<rule>[A-Za-z][\w-]*)[ ]*[,:][ ]*(?P<why>\S.*)")


def from_settings(settings: Iterable[Setting], line: int, column: int) -> Mapping:
    """Settings lines as a mapping; a key that comes again (`hint`) gives a sequence."""
    values: dict[str, list[Scalar]] = {}
    keys: dict[str, Scalar] = {}
    for setting in settings:
        values.setdefault(setting.key, []).append(Scalar(setting.value, setting.line, setting.value_column))
        keys.setdefault(setting.key, Scalar(setting.key, setting.line, setting.column))
    entries = []
    for key, found in values.items():
        node: Node = found[0] if len(found) == 1 else Sequence(list(found), found[0].line, found[0].column)
        entries.append(Entry(keys[key], node))
    return Mapping(entries, line, column)


class Fields:
    """The values of one mapping. Each `get…` method notes its key as known; `finish` names the others.

    `problems` is the caller's list; what is wrong with a value is added there and the
    default returned, so that one mistake does not hide the next.
    """

    def __init__(self, mapping: Mapping, path: str, problems: list[Problem]) -> None:
        self.mapping = mapping
        self.path = path
        self.problems = problems
        self.values: dict[str, Node] = {entry.key.text: entry.value for entry in mapping.entries}
        self.keys: dict[str, Scalar] = {entry.key.text: entry.key for entry in mapping.entries}
        self.known: set[str] = set()

    @property
    def line(self) -> int:
        """Where the mapping begins."""
        return self.mapping.line

    @property
    def column(self) -> int:
        """Where the mapping begins."""
        return self.mapping.column

    def say(
        self, code: str, message: str, hint: str, node: Node | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Adds a problem at `node`, or at the beginning of the mapping."""
        place = node or self.mapping
        self.problems.append(Problem(self.path, place.line, place.column, code, message, hint, severity))

    def has(self, key: str) -> bool:
        """Whether the author wrote this key."""
        return key in self.values

    def node(self, key: str) -> Node | None:
        """The value as it stands."""
        self.known.add(key)
        return self.values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """A value that must be text; a list or group there is a problem."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        first = node.items[1] if isinstance(node, Sequence) and len(node.items) > 1 else node
        self.say(
            "text-expected",
            f"`{key}` holds {describe(node)}, where text belongs, so it cannot be shown.",
            f"Write one `{key}: text`."
            if first is not node
            else f"Write `{key}: |` and the text on the next line, two blanks further in.",
            first,
        )
        return None

    def text(self, key: str) -> Part | None:
        """Markdown text; None if the key is missing or empty."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        if not scalar.text.strip():
            self.say(
                "empty-value",
                f"`{key}` has no text.",
                f"Write something behind `{key}:`, or take the line away.",
                self.keys[key],
            )
            return None
        return scalar.part

    def line_of(self, key: str) -> str:
        """Plain text of one line; "" if missing."""
        part = self.text(key)
        return " ".join(part.text.split()) if part else ""

    def texts(self, *keys: str) -> tuple[Part, ...]:
        """Texts that may come again: all of `hint` (repeated) or `hints` (a list)."""
        found: list[Part] = []
        for key in keys:
            node = self.node(key)
            nodes = node.items if isinstance(node, Sequence) else [node] if node is not None else []
            for each in nodes:
                if not isinstance(each, Scalar):
                    self.say(
                        "text-expected",
                        f"In `{key}` stands {describe(each)}, where text belongs.",
                        "Write each text behind a `- ` of its own.",
                        each,
                    )
                elif each.text.strip():
                    found.append(each.part)
                else:
                    self.say("empty-value", f"`{key}` has no text.", "Write it, or take the line away.", each)
        return tuple(found)

    def pieces(self, key: str) -> tuple[Part, ...]:
        """Short texts: a list in YAML, or one line with commas between them."""
        node = self.node(key)
        if not isinstance(node, Scalar):
            return self.texts(key)
        found: list[Part] = []
        at = 0
        for piece in node.text.split(","):
            if piece.strip():
                found.append(Part((piece.strip(),), node.line, node.column + at + len(piece) - len(piece.lstrip())))
            at += len(piece) + 1
        return tuple(found)

    def word(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        value = scalar.text.strip().lower()
        if value in allowed:
            return value
        close = closest(value, allowed, 0.5)
        self.say(
            "wrong-word",
            f"`{key}: {brief(scalar.text)}` is none of the words that `{key}` knows.",
            f"Write {either(f'{key}: {word}' for word in allowed)}." + (f" Did you mean `{close}`?" if close else ""),
            scalar,
        )
        return default

    def word_or(self, key: str, default: str) -> str:
        """A word as it stands, in small letters; whether it is known is the caller's business."""
        scalar = self.scalar(key)
        return scalar.text.strip().lower() if scalar and scalar.text.strip() else default

    def yes_no(self, key: str, default: bool) -> bool:
        """`yes` or `no`."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        value = scalar.text.strip().lower()
        if value in YES or value in NO:
            return value in YES
        self.say(
            "wrong-word",
            f"`{key}: {brief(scalar.text)}` is neither yes nor no.",
            f"Write `{key}: yes` or `{key}: no`.",
            scalar,
        )
        return default

    def number(self, key: str, default: float, least: float, most: float = 1e9) -> float:
        """A number, decimal point or comma."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        if DECIMAL.fullmatch(scalar.text.strip()):
            value = float(scalar.text.strip().replace(",", "."))
            if least <= value <= most:
                return value
        until = f" and {most:g} at most" if most < 1e9 else ""
        self.say(
            "wrong-number",
            f"`{key}: {brief(scalar.text)}` is no number that `{key}` can have.",
            f"Write a number, {least:g} at least{until}, such as `{key}: {max(least, 1):g}`.",
            scalar,
        )
        return default

    def whole(self, key: str, default: int, least: int, most: int = 10**9) -> int:
        """A whole number."""
        value = self.number(key, default, least, most)
        if value != int(value):
            self.say(
                "wrong-number",
                f"`{key}: {value:g}` is no whole number.",
                f"Write `{key}: {round(value)}`.",
                self.values[key],
            )
            return default
        return int(value)

    def share(self, key: str) -> float | None:
        """A share such as `70%`, as 0.7; None if missing."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        match = re.fullmatch(r"(\d+(?:[.,]\d+)?)[ ]*%", scalar.text.strip())
        value = float(match[1].replace(",", ".")) / 100 if match else -1
        if 0 < value <= 1:
            return value
        bare = scalar.text.strip().rstrip("%")
        self.say(
            "wrong-number",
            f"`{key}: {brief(scalar.text)}` is no share between 1% and 100%.",
            f"Write `{key}: {bare if len(bare) <= 3 and bare.isdecimal() and 0 < int(bare) <= 100 else 70}%`.",
            scalar,
        )
        return None

    def names(self, key: str) -> tuple[tuple[str, int, int], ...]:
        """Names with their line and column: `a, b` or a list."""
        node = self.node(key)
        if node is None:
            return ()
        nodes = node.items if isinstance(node, Sequence) else [node]
        found = []
        for each in nodes:
            if not isinstance(each, Scalar):
                self.say(
                    "text-expected",
                    f"In `{key}` stands {describe(each)}, where a name belongs.",
                    f"Write `{key}: first, second`.",
                    each,
                )
                continue
            at = 0
            for piece in each.text.split(","):
                name = piece.strip()
                if name:
                    found.append((name, each.line, each.column + at + len(piece) - len(piece.lstrip())))
                at += len(piece) + 1
        return tuple(found)

    def name(self, key: str) -> str:
        """An id: small letters, digits, hyphens; "" if missing or not one."""
        scalar = self.scalar(key)
        if scalar is None:
            return ""
        value = scalar.text.strip()
        if NAME.fullmatch(value):
            return value
        if not value:
            self.say(
                "bad-id",
                f"Behind `{key}:` stands no name.",
                f"Write one, such as `{key}: next-customer`, or take the line away.",
                scalar,
            )
            return ""
        better = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") or "first-question"
        self.say(
            "bad-id",
            f"`{key}: {brief(scalar.text)}` has other signs than small letters, digits and single hyphens.",
            f"Write `{key}: {better}`.",
            scalar,
        )
        return ""

    def group(self, key: str) -> Fields | None:
        """A mapping below this one."""
        node = self.node(key)
        if node is None:
            return None
        if isinstance(node, Mapping):
            return Fields(node, self.path, self.problems)
        self.say(
            "group-expected",
            f"`{key}` holds {describe(node)}, where keys with values belong.",
            f"Write the lines `name: text` below `{key}:`, two blanks further in.",
            node,
        )
        return None

    def groups(self, key: str) -> list[Fields]:
        """A list of mappings."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.say(
                "list-expected",
                f"`{key}` holds {describe(node)}, where a list belongs.",
                "Begin each entry with `- ` on a line of its own.",
                node,
            )
            return []
        found = []
        for each in node.items:
            if isinstance(each, Mapping):
                found.append(Fields(each, self.path, self.problems))
            else:
                self.say(
                    "group-expected",
                    f"An entry of `{key}` is {describe(each)}, where `key: text` belongs.",
                    f"Write it as in the other entries of `{key}`, each line with its key.",
                    each,
                )
        return found

    def silences(self) -> dict[str, str]:
        """`silence: L09, why it does not apply here`: the rules and the reasons."""
        found: dict[str, str] = {}
        node = self.node("silence")
        for each in node.items if isinstance(node, Sequence) else [node] if node else []:
            match = SILENCED.fullmatch(each.text.strip()) if isinstance(each, Scalar) else None
            if match:
                found[match["rule"]] = match["why"]
            else:
                self.say(
                    "silence-without-reason",
                    "A rule is silenced here without a reason.",
                    "Write the rule, a comma and why it does not apply: `silence: L09, the negative is the point`.",
                    each,
                )
        return found

    def finish(self, what: str) -> None:
        """Names every key that nobody asked for. `what` is how the message calls the thing."""
        known = tuple(sorted(self.known))
        for name, key in self.keys.items():
            if name not in self.known:
                close = closest(name, known)
                self.say(
                    "unknown-setting",
                    f"{what} has no `{brief(name)}`, so this line would do nothing.",
                    f"Did you mean `{close}`?" if close else f"It knows {both(known)}.",
                    key,
                )


def both(words: Iterable[str]) -> str:
    """`a`, `b` and `c`."""
    return either(words).replace("` or `", "` and `")


def either(words: Iterable[str]) -> str:
    """`a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
