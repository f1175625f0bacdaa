"""A course whose pages were kept from the build before is the same as one that is read anew, whatever was changed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.parse.page_cache import PageCache
from builder.pipeline import Order, assemble
from builder.pipeline.output import Rendered
from builder.pipeline.stages import Faulty
from tests.full_course import of_20_pages
from tests.sampling import one_in

FRONT = "---\ntitle: Doors\npass mark: 80%\nattempts: 3\nsummary: Keys and locks\n---\n"
CLIP = "### Video: The desk\n![A desk](media/desk.mp4)\n- Captions: media/desk.en.vtt\n- Transcript: media/said.md\n"
COURSE = f"""{FRONT}# Doors

What stands right under a section's heading.

## At the door

Shut it. See [the end](#at-the-end-what-is-left) and [more](02-more.md), [the guide] too.

> [!TIP]
> Count the keys.

## The desk

{CLIP}
## The desk again

{CLIP}
## Who has a key

### Question: Who?
- [x] You, see [the door](#at-the-door "unseen words")
- [ ] I, says {{{{ organisation }}}}

### Question: Who else?
- [x] She
- [ ] He

## At the end: what is left

\u2611 The last one

## With a note

A note[^a].

[^a]: What it says.

## Once more

That note[^a], and utilise it.

## Assessment: What you know

### Question: Which?
- [x] This
- [ ] That
"""
FILES = {
    "doors/course.md": COURSE,
    "doors/ids.lock": "question who_else WX7 who-else\n",
    "doors/02-more.md": "# More\n\n## More of it\n\nSee [the start](course.md).\n",
    "doors/media/desk.mp4": "a film",
    "doors/media/desk.en.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "doors/media/said.md": "She says [hello](https://www.gov.uk).",
    "doors/media/door.png": "\x89PNG",
    "organisation.yaml": "organisation: Northmere\n",
}

Edit = Callable[[Path], object]  # of the folder that the course lies in


class Author:
    """Someone who saves a course again and again, and what the builds have kept of it."""

    def __init__(self, course: Path) -> None:
        self.course, self.cache, self.lock = course, PageCache(), ""
        self.pages: set[int] = set()

    def saves(self, edit: Edit | None = None) -> tuple[int, list[Any]]:
        """How many pages were taken as they were at the build before, and what came of it: what a new build gives."""
        if edit:
            edit(self.course.parent)
        order = Order(self.course, ("scorm12",))
        anew = made(assemble(order, lock=self.lock))
        again = made(assemble(order, lock=self.lock, cache=self.cache))
        assert again == anew
        before = self.pages
        self.pages = {id(met.value) for met in self.cache.now.values()}
        self.lock = again[2] or self.lock
        return len(self.pages & before), again


def made(rendered: Rendered | Faulty) -> list[Any]:
    """All that a build gives: its outcome, the course, its lock and its packages; of one that fails, the outcome."""
    if isinstance(rendered, Faulty):
        return [rendered.outcome, None, "", []]
    own = rendered.checked.content.modules[0].checked
    return [rendered.checked.outcome, own.course, own.lock, [files for _, files in rendered.packages()]]


def replaced(old: str, new: str, file: str = "doors/course.md") -> Edit:
    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def written(file: str, text: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")

    return edit


EDITS: dict[str, Edit] = {
    "words": replaced("Shut it.", "Lock it."),
    "a line more": replaced("Shut it.", "Shut it.\n\nLock it."),
    "a heading": replaced("## At the door\n", "## Near the door\n"),
    "a section's heading": replaced("# Doors\n", "# Words to avoid\n"),
    "a new page": replaced("## At the door\n", "## A window\n\nOpen it.\n\n## At the door\n"),
    "a page less": replaced("## At the door\n", "\n"),
    "a faulty question": replaced("- [x] She", "- [ ] She"),
    "an answer as others type it": replaced("- [x] You", "(x) You"),
    "a question more": replaced("### Question: Who?", "### Question: Who?\n- [x] She\n- [ ] He\n\n### Question: Who?"),
    "a question at a section's level, which goes on below": replaced("### Question: Who else", "# Question: Who else"),
    "what a footnote says": replaced("[^a]: What", "[^a]: All that"),
    "a footnote gone": replaced("[^a]: What it says.\n", ""),
    "its first mention gone": replaced("A note[^a].", "A note."),
    "a note within the text": replaced("A note[^a].", "A note[^a]^[and more]."),
    "an address for words in brackets": replaced("# More\n", "[the guide]: course.md\n\n# More\n", "doors/02-more.md"),
    "the same on the page's own file": replaced("\n## Once more\n", "\n[the guide]: media/door.png\n\n## Once more\n"),
    "a comment that is never closed": replaced("## Once more\n", "<!-- not yet\n\n## Once more\n"),
    "a transcript": replaced("hello", "aloha", "doors/media/said.md"),
    "one of two transcripts": replaced(CLIP, "Nothing.\n"),
    "a film": written("doors/media/desk.mp4", "a longer film"),
    "a film gone": lambda folder: (folder / "doors/media/desk.mp4").unlink(),
    "a file's name": lambda folder: (folder / "doors/02-more.md").rename(folder / "doors/03-more.md"),
    "how often one may try": replaced("attempts: 3", "attempts: 2"),
    "the language": replaced("summary: Keys and locks", "language: cy"),
    "a variable": written("organisation.yaml", "organisation: Eastmere\n"),
    "a colour": written("organisation.yaml", 'organisation: Northmere\ncolours:\n  brand: "#5b2a6e"\n'),
    "a check": written("organisation.yaml", "organisation: Northmere\nchecks:\n  plainer-word: off\n"),
    "words of our own to avoid": written("terms/plainer-word.yaml", "keys: cards\n"),
    "an id": replaced("who_else", "who_then", "doors/ids.lock"),
    "front matter that says nothing": written("doors/course.md", "---\n# Nothing\n---\n"),
    "no course": lambda folder: (folder / "doors/course.md").unlink(),
}


def as_it_was(folder: Path) -> None:
    shutil.rmtree(folder)
    for file, text in FILES.items():
        written(file, text)(folder)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "doors")


def test_whatever_is_changed_it_is_as_if_read_anew(author: Author) -> None:
    for what, edit in one_in(2, [*EDITS.items()]):
        _, before = author.saves(as_it_was)
        assert before[1], before[0].diagnostics
        try:
            author.saves(edit)
        except AssertionError as reason:
            raise AssertionError(what) from reason


def test_most_pages_are_taken_as_they_were(tmp_path: Path) -> None:
    author = Author(of_20_pages(tmp_path))
    file = f"{author.course.name}/course.md"
    author.saves()
    assert author.saves()[0] == 20
    assert author.saves(replaced("The council listens", "Everyone listens", file))[0] == 19
    assert author.saves(replaced("## Page 11\n", "## Page 11\n\nA line more.\n", file))[0] == 10  # those above it


@pytest.mark.parametrize(
    ("before", "after"),
    [("[^a]: - item", "[^a]: 1. item"), ("[^a]: - [x] item", "[^a]: - [ ] item"), ("[^a]: say", "[^a]: said")],
)
def test_a_footnote_elsewhere_in_the_file_is_read_anew(before: str, after: str, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    course, cache = folder / "course.md", PageCache()
    text = f"---\ntitle: N\n---\n\n## One\n\nWords.\n\n## Two\n\nA note[^a].\n\n## Three\n\nMore.\n\n{before}\n"
    course.write_text(text, "utf-8")
    assemble(Order(folder, ("web",)), cache=cache)
    course.write_text(text.replace(before, after), "utf-8")
    anew, again = assemble(Order(folder, ("web",))), assemble(Order(folder, ("web",)), cache=cache)
    assert made(again) == made(anew)
