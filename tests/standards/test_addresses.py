"""Where media lie in a package: one place decides it, for pages, packages and printed editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import html

from builder import api

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><!--{}--></svg>'
COURSE = "---\ntitle: One\n{}---\n\n# Start\n\n## Hello\n\n![A cat](media/logo.svg)\n\n# Later\n\n## Go\n\nGo home.\n"


def made(folder: Path, top: str = "") -> dict[str, str]:
    """The files of a package for one standard, of a course whose picture is called like a logo."""
    (folder / "one/media").mkdir(parents=True)
    (folder / "organisation.yaml").write_text("name: Southvale\nlogo: mark.svg\n", "utf-8")
    (folder / "mark.svg").write_text(SVG.format("logo"), "utf-8")
    (folder / "one/media/logo.svg").write_text(SVG.format("cat"), "utf-8")
    (folder / "one/course.md").write_text(COURSE.format(top), "utf-8")
    [outcome] = api.build([api.Order(folder / "one", standards=("scorm12",), out=folder)])
    [built] = outcome.built
    with api.open_package(built.path) as package:
        return {name: package.read(name).decode() for name in package if name.endswith((".svg", ".html"))}


def shown(files: dict[str, str], page: str, *, picture: str) -> str:
    """What the file holds that a picture of a page leads to."""
    found: Any = html.document_fromstring(files[page]).xpath(picture)
    return files[str(found[0]).removeprefix("../")]


def test_a_picture_called_logo_and_the_logo_keep_apart(tmp_path: Path) -> None:
    files = made(tmp_path)
    assert "cat" in shown(files, "index.html", picture="//figure/img/@src")
    assert "logo" in shown(files, "index.html", picture="//img[@class='logo']/@src")


def test_sections_in_folders_share_the_media_at_the_top(tmp_path: Path) -> None:
    files = made(tmp_path, "scos: sections\n")
    assert sorted(name for name in files if name.endswith(".svg")) == ["media/logo-2.svg", "media/logo.svg"]
    first, second = sorted(name for name in files if name.endswith("/index.html"))
    [cat] = [page for page in (first, second) if "A cat" in files[page]]
    assert "cat" in shown(files, cat, picture="//img[@alt='A cat']/@src")
    for page in (first, second):
        assert "logo" in shown(files, page, picture="//img[@class='logo']/@src")
