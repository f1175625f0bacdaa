"""`builder print` as a command, and the forms that it writes besides HTML."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from builder.editions import editions
from tests.packages import run_builder

if TYPE_CHECKING:
    from pathlib import Path

COURSE = """---
title: "Calls & <notes>"
---

# Start

## Hello

See [what to do](#what-to-do).

![A telephone](media/phone.svg)

### Question: Who rings?
- [x] Anyone
  > Even the mayor.
- [ ] Nobody

## What to do

### Key points: To keep
- Say who you are

### Hotspot: Where is it?
![A desk](media/phone.svg)

- (30%, 40%) Here
- (70%, 40%) Or here
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("print")
    (made / "calls/media").mkdir(parents=True)
    (made / "calls/course.md").write_text(COURSE, "utf-8")
    (made / "calls/media/phone.svg").write_text(DRAWING, "utf-8")
    return made


def test_every_edition_is_written_and_told(folder: Path) -> None:
    done = run_builder("print", "calls", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"Written: dist/calls-1.0-{name}.html" for name in editions()]
    assert all((folder / f"dist/calls-1.0-{name}.html").stat().st_size > 1000 for name in editions())


def test_a_programme_is_printed_in_all_its_languages(folder: Path) -> None:
    week = folder / "week"
    for day in ("Monday", "Tuesday"):
        (week / day).mkdir(parents=True)
        text = COURSE.partition("### Hotspot")[0].replace("![A telephone](media/phone.svg)", "").replace("Calls", day)
        (week / day / "course.md").write_text(text, "utf-8")
    (week / "programme.yaml").write_text("title: The week\nlanguages: [en-GB, cy]\n", "utf-8")
    arguments = ["print", "week", "--as", "handout", "--format", "epub", "--out", "week"]
    assert run_builder("translate", "week", "--to", "cy", cwd=folder).returncode == 0
    kept = week / "translations/cy.xlf"
    told = kept.read_text("utf-8").replace("</source>", "</source><target>Yr wythnos</target>")
    kept.write_text(told.replace('"initial"', '"translated"'), "utf-8")
    done = run_builder(*arguments, cwd=folder)
    assert done.stdout.splitlines() == [f"Written: week/week-1.0-{name}handout.epub" for name in ("", "cy-")]
    assert "no translation into “cy” that fits" in done.stderr, "of the course, only the programme has one"
    done = run_builder(*arguments, "--language", "fr", cwd=folder)
    assert done.returncode == 1
    assert "no translation into “fr”; there are: cy" in done.stderr
    files = [_files_of(week / f"week-1.0-{name}handout.epub") for name in ("", "cy-")]
    packages = [etree.fromstring(one["EPUB/package.opf"]) for one in files]
    assert [one.findtext("o:metadata/d:language", namespaces=OPF) for one in packages] == ["en-GB", "cy"]
    assert b"Yr wythnos" in files[1]["EPUB/chapter-001.xhtml"]
    contents = etree.fromstring(files[0]["EPUB/contents.xhtml"])
    modules = contents.iterfind(f".//{XHTML}nav/{XHTML}ol/{XHTML}li[{XHTML}ol]")
    named = [[link.text for link in module.iter(f"{XHTML}a")] for module in modules]
    assert named == [[f"{day} & <notes>", "Hello", "What to do"] for day in ("Monday", "Tuesday")]
    _check_links(
        {name: etree.fromstring(text) for name, text in files[0].items() if name.endswith(".xhtml")}, set(files[0])
    )


def test_a_misspelt_edition_is_told(folder: Path) -> None:
    done = run_builder("print", "calls", "--as", "Poket guide", cwd=folder)
    assert done.returncode == 2
    assert "Did you mean “pocket-guide”?" in done.stderr


def test_a_course_with_errors_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(
        "---\ntitle: X\n---\n## Page\n\n### Question: Why?\n- [ ] a\n- [ ] b\n", "utf-8"
    )
    done = run_builder("print", ".", "--as", "handout", cwd=tmp_path)
    assert done.returncode == 1
    assert "no-right-answer" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_a_book_keeps_the_rules_of_epub(folder: Path) -> None:
    """What EPUBCheck would ask first; EPUBCheck itself needs Java, and is run by hand."""
    done = run_builder("print", "calls", "--as", "large-print", "--format", "epub", cwd=folder)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / "dist/calls-1.0-large-print.epub") as book:
        names = book.namelist()
        first = book.infolist()[0]
    files = _files_of(folder / "dist/calls-1.0-large-print.epub")
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")  # OCF, 4.3
    assert files["mimetype"] == b"application/epub+zip"
    package = etree.fromstring(files["EPUB/package.opf"])
    listed = {f"EPUB/{item.get('href')}": item for item in package.iterfind("o:manifest/o:item", OPF)}
    assert set(listed) == set(names) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert [item.get("properties") for item in listed.values()].count("nav") == 1
    ids = {item.get("id") for item in listed.values()}
    assert {one.get("idref") for one in package.iterfind("o:spine/o:itemref", OPF)} <= ids
    assert package.findtext("o:metadata/d:language", namespaces=OPF) == "en-GB"
    assert package.findtext("o:metadata/d:title", namespaces=OPF) == "Large print for “Calls & <notes>”"
    _check_pages({name: etree.fromstring(files[name]) for name in listed if name.endswith(".xhtml")}, set(listed))


def _files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def _check_pages(pages: dict[str, etree._Element], listed: set[str]) -> None:
    """Each link leads to a file of the book and a place in it; each picture is in the book, with its words."""
    _check_links(pages, listed)
    for page in pages.values():
        assert page.tag == f"{XHTML}html"
        for picture in page.iter(f"{XHTML}img"):
            assert f"EPUB/{picture.get('src')}" in listed
            assert picture.get("alt")
    assert sum(len(list(page.iter(f"{XHTML}img"))) for page in pages.values()) == 2


def _check_links(pages: dict[str, etree._Element], listed: set[str]) -> None:
    places = {f"{name}#{one.get('id')}" for name, page in pages.items() for one in page.iter("*")}
    links = [link.get("href", "") for page in pages.values() for link in page.iter(f"{XHTML}a")]
    assert any("#" in link for link in links)
    for link in links:
        assert posixpath.join("EPUB", link) in (places if "#" in link else listed)


def test_pdf_without_its_maker_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "weasyprint.py").write_text("raise ImportError('not here')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    done = run_builder("print", "calls", "--as", "handout", "--format", "pdf", cwd=folder)
    (folder / "weasyprint.py").unlink()
    assert done.returncode == 1
    assert "pip install weasyprint" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pdf_is_tagged_and_titled(folder: Path) -> None:
    done = run_builder("print", "calls", "--as", "handout", "--format", "pdf", cwd=folder)
    if "needs Pango" in done.stderr:
        pytest.skip("WeasyPrint needs Pango, which not every system has; Debian's Chromium brings it along")
    assert done.returncode == 0, done.stderr
    raw = (folder / "dist/calls-1.0-handout.pdf").read_bytes()
    assert raw.startswith(b"%PDF-1.7")
    streams = re.findall(rb"/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream", raw, re.DOTALL)
    content = raw + b"".join(zlib.decompressobj().decompress(stream) for stream in streams)
    for mark in (rb"/MarkInfo\s*<</Marked true>>", rb"/StructTreeRoot", rb"/Lang \(en-GB\)", rb"/DisplayDocTitle true"):
        assert re.search(mark, content), mark
    metadata = content.partition(b"<x:xmpmeta")[2].partition(b"</x:xmpmeta>")[0].decode()
    assert 'pdfuaid:part="1"' in metadata
    assert "Handout for “Calls &amp; &lt;notes&gt;”" in metadata
