"""A request and its answer, as far as a record store is concerned."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    """What was asked of a server; headers by their names in lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    elsewhere: bool = False
    """Whether it came to the second origin."""
    status: int = 0
    """What was answered; 0 when the line broke."""

    @property
    def resource(self) -> str:
        """What of the record store it is about, such as `activities/state`; "" for a file."""
        _, store, rest = self.path.partition("/xapi/")
        return ("fetch" if rest.startswith("fetch/") else rest) if store else ""

    def json(self) -> Any:
        """The body. Raises ValueError when it is no JSON, or such as no other parser takes, as NaN is."""
        return json.loads(self.body, parse_constant=not_json)


def not_json(name: str) -> None:
    """Refuses the words that only Python takes for numbers."""
    raise ValueError(f"{name} is no JSON")


@dataclass
class Answer:
    """What is answered: a status, a value that goes out as JSON (or bytes as they are), and headers."""

    status: int
    value: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """What goes over the line."""
        if isinstance(self.value, bytes):
            return self.value
        return b"" if self.value is None else json.dumps(self.value, ensure_ascii=False).encode()
