"""Courses with a theme of their organisation's own beside them, built as an author builds them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from builder.discover import forget
from builder.pipeline import Order, Outcome, run
from tests.packages import ROOT

COURSE = "---\ntitle: Us\ntheme: ours\n---\n\n## A page\n\nText.\n\n{}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'


def built(folder: Path, text: str, pictures: Mapping[str, str], standard: str = "web") -> Outcome:
    """A course with the theme `ours`, whose folder `pictures` holds files by their names."""
    theme = folder / "themes" / "ours"
    for name, content in pictures.items():
        file = theme / "pictures" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    theme.mkdir(parents=True, exist_ok=True)
    (theme / "theme.toml").write_text('title = "Ours"\n', "utf-8")
    (folder / "us").mkdir(exist_ok=True)
    (folder / "us" / "course.md").write_text(COURSE.format(text), "utf-8")
    forget()
    return run(Order(folder / "us", out=folder / "out", standards=(standard,)))


def page_in(outcome: Outcome) -> str:
    """The page of what was built."""
    with zipfile.ZipFile(outcome.built[0].path) as package:
        return package.read("index.html").decode()


def drawn_by_us(name: str) -> str:
    """A file of the default theme's."""
    return (ROOT / "themes" / "council" / "pictures" / name).read_text("utf-8")
