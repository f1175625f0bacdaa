"""The pages of modules that we made, as learners read them: what is new, gone, renamed or reads otherwise."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_RENAMED = 3
MOST_NAMED = 5  # names in a sentence
DEEPEST = 500  # elements within each other
PAGE = "page"  # the class of a page's element, which bears its key
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
NOT_OF_THE_PAGE = frozenset((  # what is said of it, in the module's own words
    "where", "length", "audience", "chooser", "learn", "handout", "rules", "problems", "outcome-of-all", "dots",
    "review", "hand-in",
))  # fmt: skip


@frozen
class PageWords:
    """A page: its title, and all that stands on it."""

    title: str
    words: str  # without the blanks between them, which mark-up moves


class _NotOursError(Exception):
    """Elements are nested deeper than in any module of ours."""


class _Reader(HTMLParser):
    """Takes the words of each page; what is no page, and what its title says, is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, PageWords] = {}
        self._title: list[str] = []
        self._words: list[str] = []
        self._key = ""
        self._open: list[tuple[str, bool]] = []  # within the page: each element, and whether its words are left out
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        classes = (known.get("class") or "").split()
        if not self._key:
            if tag == "section" and PAGE in classes and known.get("data-key"):
                self._key, self._title, self._words, self._open = str(known["data-key"]), [], [], [(tag, False)]
            return
        if tag in VOID:
            self.handle_data(known.get("alt") or "")
            return
        left_out = tag in {"script", "style"} or not NOT_OF_THE_PAGE.isdisjoint(classes)
        if len(self._open) == DEEPEST:
            raise _NotOursError
        self._open.append((tag, left_out or self._open[-1][1]))
        self._in_title = self._in_title or tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if not self._key or tag not in {one for one, _ in self._open}:
            return
        while self._open.pop()[0] != tag:
            pass
        self._in_title = self._in_title and tag != "h1"
        if not self._open:
            title, words = ("".join(parts).split() for parts in (self._title, self._words))
            self.found[self._key] = PageWords(" ".join(title), "".join(words))
            self._key = ""

    def handle_data(self, data: str) -> None:
        if self._key and self._in_title:
            self._title.append(data)
        elif self._key and not self._open[-1][1]:
            self._words.append(data)


def pages_in(html: str) -> dict[str, PageWords]:
    """The pages of a module by their keys, which stay from one version to the next; {} where others made it."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (_NotOursError, AssertionError):  # made to look like ours; the parser stumbles over some declarations
        return {}
    return reader.found


def changes(before: Mapping[str, PageWords], after: Mapping[str, PageWords]) -> Iterator[str]:
    """Sentences about pages, both by what tells one from all others in its package."""
    gone = {key: page for key, page in before.items() if key not in after}
    new = {key: page for key, page in after.items() if key not in before}
    renamed = [(page, after[key]) for key, page in before.items() if key in after and page.title != after[key].title]
    for key, page in [*new.items()]:  # whose key was lost: it says what one that is gone said
        old = next((one for one, was in gone.items() if page.words and was.words == page.words), None)
        if old is not None:
            was, now = gone.pop(old), new.pop(key)
            renamed += [(was, now)] if was.title != now.title else []
    reworded = [page for key, page in after.items() if key in before and before[key].words != page.words]
    if new:
        yield f"New {_pages(new.values())}."
    if gone:
        yield f"Gone: the {_pages(gone.values())}."
    for was, now in renamed[:MOST_RENAMED]:
        yield f"The page “{was.title}” is called “{now.title}” now."
    if (more := len(renamed) - MOST_RENAMED) > 0:
        yield f"{more} more {'page has' if more == 1 else 'pages have'} another title."
    if reworded:
        yield f"The words have changed on the {_pages(reworded)}."
    if not (new or gone or renamed or reworded):
        yield "Every page says what it said before."


def _pages(pages: Iterable[PageWords]) -> str:
    titles = [page.title or "without a title" for page in pages]
    more = len(titles) - MOST_NAMED
    named = ", ".join(f"“{title}”" for title in titles[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{'page' if len(titles) == 1 else 'pages'} {named}"
