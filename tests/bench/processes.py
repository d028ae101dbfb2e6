"""Runs a command as a process of its own and says what it cost: CPU seconds and the most memory it held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COURSEWARE = [sys.executable, "-c", "from courseware.cli import main; main()"]
"""The command `courseware`, of the Python that measures."""


class Failed(Exception):
    """A measured command ended with an error; the text says which and what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of the process and its children, and its peak resident memory in MiB."""

    cpu: float
    memory: float


@dataclass(slots=True)
class Series:
    """The costs of one command over the rounds."""

    name: str
    command: list[str]
    costs: list[Cost] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """The median of CPU seconds."""
        return statistics.median(each.cpu for each in self.costs)

    @property
    def memory(self) -> float:
        """The median of peak memory."""
        return statistics.median(each.memory for each in self.costs)

    def ratio(self, other: Series) -> float:
        """The median of this one's CPU seconds by those of `other` in the same round.

        A round runs all series one after the other, so a machine that is slower for a while is so for both.
        """
        pairs = zip(self.costs, other.costs, strict=True)
        return statistics.median(mine.cpu / theirs.cpu for mine, theirs in pairs)

    def spread(self, other: Series) -> str:
        """The least and the largest of these ratios: how far chance reached."""
        ratios = [mine.cpu / theirs.cpu for mine, theirs in zip(self.costs, other.costs, strict=True)]
        return f"{min(ratios):.2f} to {max(ratios):.2f}"


def mkdocs(settings: Path, site: Path) -> list[str]:
    """The command that builds a site."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "-f", str(settings), "-d", str(site)]


def environment() -> dict[str, str]:
    """The variables of measured commands: all sides have their bytecode, as they have where they are installed.

    pip compiles what it installs; what lies in a work tree is compiled by whoever runs it first, if that is allowed.
    The bytecode of all is kept in a folder of the bench, which the builds of the small sites fill.
    """
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folder = Path(tempfile.gettempdir(), f"courseware-bench-bytecode-{os.getuid()}")
    return {**found, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": str(folder)}


def run(command: Sequence[str], allowed: tuple[int, ...] = (0,)) -> Cost:
    """Runs `command` to its end."""
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise Failed(f"{' '.join(command)}\n{said.decode(errors='replace')[-2000:]}")
    # Linux counts in KiB, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def interleave(series: Sequence[Series], rounds: int, told: Callable[[str], None]) -> None:
    """Runs each series once a round, in turn, every other round backwards."""
    for number in range(rounds):
        for each in series if number % 2 == 0 else list(reversed(series)):
            cost = run(each.command)
            each.costs.append(cost)
            told(f"  round {number + 1}: {each.name}, {cost.cpu:.2f} s, {cost.memory:.0f} MiB")
