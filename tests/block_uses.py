"""The uses of every block, as its `examples.md` shows them, and how each is played."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.pipeline import Order, run
from tests.packages import ROOT

FILES = sorted((ROOT / "builder/blocks").glob("*/examples.md"))
EXAMPLE = re.compile(r"```markdown\n(?P<text>.*?)```(?:\n+```play\n(?P<play>.*?)```)?", re.DOTALL)
SECOND = 8000  # bytes of silence
SOUND = b"RIFF%sWAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data%s" % (
    (SECOND + 36).to_bytes(4, "little"),
    SECOND.to_bytes(4, "little"),
)
FILES_BY_ENDING = {
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    ".vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    # Browsers play what is in a file, whatever its name says.
    ".mp3": SOUND + b"\x80" * SECOND,
    ".mp4": SOUND + b"\x80" * SECOND,
}
ORDER = ("wrong", "partly", "right", "do")  # in which plays are tried


@dataclass(frozen=True)
class Action:
    """What a learner does: presses or checks what has a name, or gives what has it a value."""

    name: str
    value: str = ""


@dataclass(frozen=True)
class Use:
    """A block as an author writes it, and what a learner can do with it."""

    kind: str
    number: int  # among those of its kind, from 1
    text: str
    plays: dict[str, tuple[Action, ...]]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.number}".replace("_", " ")

    @property
    def is_page(self) -> bool:
        """Whether it is written as a page of its own."""
        return self.text.startswith("## ")

    @property
    def is_graded(self) -> bool:
        return "right" in self.plays


def parts(file: Path) -> tuple[str, str]:
    """The uses that an `examples.md` shows, and the faults."""
    uses, _, faults = file.read_text("utf-8").partition("\n## Faults\n")
    return uses, faults


@cache
def uses() -> tuple[Use, ...]:
    """Every use of every block that is found."""
    return tuple(
        Use(file.parent.name, number, match["text"], _plays(match["play"] or ""))
        for file in FILES
        for number, match in enumerate(EXAMPLE.finditer(parts(file)[0]), 1)
    )


def _plays(text: str) -> dict[str, tuple[Action, ...]]:
    lines = dict(line.split(": ", 1) for line in text.splitlines() if line.strip())
    assert set(lines) <= set(ORDER), f"a play of {set(lines)}"
    return {name: tuple(_action(part) for part in lines[name].split(" | ")) for name in ORDER if name in lines}


def _action(text: str) -> Action:
    name, _, value = text.partition(" = ")
    return Action(name.strip(), value.strip())


def make_up_media(folder: Path, text: str) -> None:
    """The files that a text names, but for what a check would look into."""
    for name in re.findall(r"media/[\w.-]+", text):
        (folder / "media").mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(FILES_BY_ENDING.get(Path(name).suffix, b"Words."))


def write_course(folder: Path, text: str) -> Path:
    """A course's folder, with the files that it names made up."""
    folder.mkdir(parents=True, exist_ok=True)
    make_up_media(folder, text)
    (folder / "course.md").write_text(text, encoding="utf-8")
    return folder


def assessable(folder: Path) -> tuple[Use, ...]:
    """The graded uses that may stand in an assessment: all but those that the block's own check keeps out of one."""
    graded = [use for use in uses() if use.is_graded]
    text, starts = "---\ntitle: Graded\npass mark: 50%\n---\n# Section\n\n## Assessment: All\n\n", []
    for use in graded:
        starts.append(text.count("\n") + 1)
        text += use.text + "\n"
    outcome = run(Order(write_course(folder, text)))
    kept_out = [one.span.line for one in outcome.diagnostics if one.rule.endswith("-in-assessment")]
    places = zip(graded, starts, [*starts[1:], text.count("\n") + 2], strict=True)
    return tuple(use for use, start, end in places if not any(start <= line < end for line in kept_out))


FRONT = "---\ntitle: Every block\nid: every-block\nversion: 1\npass mark: 50%\n---\n"
WELCOME = "# Practice\n\n## Page\n\nWords for learners.\n\n"


def every_use_once(folder: Path) -> Path:
    """A course: all uses of a kind on a page, but those that are pages: few pages to look at."""
    return write_course(folder / "every-block", FRONT + WELCOME + _pages("Uses of"))


def every_use_twice(folder: Path) -> Path:
    """That, and then all of it again: in an assessment, or on pages again."""
    assessed = assessable(folder / "graded")
    text = FRONT + WELCOME + _pages("Uses of") + "# Again\n\n" + _pages("Again", without=assessed)
    text += "# At the end\n\n## Assessment: All\nSettings: 3 attempts, answers at the end\n\n"
    return write_course(folder / "every-block", text + "\n".join(use.text for use in assessed))


def _pages(title: str, without: tuple[Use, ...] = ()) -> str:
    text = ""
    for kind in sorted({use.kind for use in uses()}):
        some = [use for use in uses() if use.kind == kind and use not in without]
        plain = [use.text for use in some if not use.is_page]
        text += f"## {title} {kind}\n\nWords for learners.\n\n" * bool(plain) + "\n".join(plain) + "\n"
        text += "\n".join(use.text for use in some if use.is_page and title == "Uses of") + "\n"
    return text
