"""Captions of a film as WebVTT has them: what is shown when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
TIMES = pattern(rf"^\s*{TIME}\s+-->\s+{TIME}")
TAG = pattern(r"<[^<>\n]*>")


@frozen
class Cue:
    """What is shown from one time to another."""

    start: float  # seconds
    end: float
    text: str

    @property
    def speed(self) -> float:
        """The characters that have to be read in a second; blanks are read, too."""
        return len(self.text) / max(self.end - self.start, 0.1)


def cues_in(text: str) -> Iterator[Cue]:
    """The captions of a file, in its order."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = block.strip("\n").split("\n")
        for at, line in enumerate(lines[:2]):  # the first may be a name
            if match := TIMES.match(line):
                words = " ".join(TAG.sub("", one).strip() for one in lines[at + 1 :])
                yield Cue(_seconds(match.groups()[:4]), _seconds(match.groups()[4:]), words.strip())
                break


def clock(seconds: float) -> str:
    """A time as people write it: “1:05”."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return (hours * 60 + minutes) * 60 + seconds + thousandths / 1000
