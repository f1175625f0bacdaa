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
        files = {name: book.read(name) for name in names}
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


def _check_pages(pages: dict[str, etree._Element], listed: set[str]) -> None:
    """Each link leads to a file of the book and a place in it; each picture is in the book, with its words."""
    places = {f"{name}#{one.get('id')}" for name, page in pages.items() for one in page.iter("*")}
    for name, page in pages.items():
        assert page.tag == f"{XHTML}html"
        for link in page.iter(f"{XHTML}a"):
            target = posixpath.join("EPUB", link.get("href", ""))
            assert target in (places if "#" in target else listed), name
        for picture in page.iter(f"{XHTML}img"):
            assert f"EPUB/{picture.get('src')}" in listed
            assert picture.get("alt")
    assert any("#" in link.get("href", "") for page in pages.values() for link in page.iter(f"{XHTML}a"))
    assert sum(len(list(page.iter(f"{XHTML}img"))) for page in pages.values()) == 2


def test_pdf_without_its_maker_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "weasyprint.py").write_text("raise ImportError('not here')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    done = run_builder("print", "calls", "--as", "handout", "--format", "pdf", cwd=folder)
    (folder / "weasyprint.py").unlink()
    assert done.returncode == 1
    assert "pip install weasyprint" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pdf_is_tagged_and_titled(folder: Path) -> None:
    pytest.importorskip("weasyprint", reason="PDFs are an extra: WeasyPrint needs Pango, which not every system has")
    done = run_builder("print", "calls", "--as", "handout", "--format", "pdf", cwd=folder)
    assert done.returncode == 0, done.stderr
    raw = (folder / "dist/calls-1.0-handout.pdf").read_bytes()
    assert raw.startswith(b"%PDF-1.7")
    streams = re.findall(rb"/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream", raw, re.DOTALL)
    content = raw + b"".join(zlib.decompressobj().decompress(stream) for stream in streams)
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in content
