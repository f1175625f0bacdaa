"""Terms of a glossary in pages of every kind: only running text is touched, and the HTML stays what it was."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.blocks.glossary.block import Content, Entry, terms
from builder.model import Block, Span, Text, Words
from builder.model.flow import with_texts
from builder.package.terms import linked
from builder.pipeline import Order, run
from builder.render.html import Renderer
from tests.in_memory import check, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.blocks import TermFinder

TERMS = ("need to know", "know", "R&D", "data", "IT", "don't", "Café", "C++", "<b>")
PIECES = (*TERMS[:-1], "*", "**", "[", "](https://x.example)", "&", "<", "`", " ", "x", "\n", "\n\n", "- ")


def finder(*wanted: str) -> TermFinder:
    entries = tuple(Entry(f"g--{number}", Text((Words(term),)), ()) for number, term in enumerate(wanted))
    content = Content((), entries, (), assessed=False)
    return terms((Block("glossary", Text(), 3, Span("a"), content, id="g", key="abc"),))


def drawn(markdown: str, finders: Sequence[TermFinder]) -> str:
    """A page of that text."""
    source = source_of({"course.md": f"---\ntitle: A\n---\n\n## B\n\n{markdown}\n"}, "what: know\n")
    course, _ = check(source)
    said = {"table": "{heads}", "new_tab": "", "footnote": "{number}", "footnote_back": "", "callouts": {"tip": "Tip"}}
    nodes = with_texts(next(course.pages).items, partial(linked, finders=finders))  # type: ignore[arg-type]
    return Renderer(said, lambda name: name, linked=set()).flow(nodes)


def woven(markdown: str) -> str:
    """The page with `[term]` for each link."""
    html = drawn(markdown, [finder(*TERMS)])
    return re.sub(r'<a class="term" href="#[^"]*">(.*?)</a>', r"[\1]", html, flags=re.DOTALL).strip()


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Need to know, need to know", "<p>[Need to know], need to know</p>"),
        ("the need\nto know", "<p>the [need\nto know]</p>"),
        ("R&D and more R&D", "<p>[R&amp;D] and more R&amp;D</p>"),
        ("it is IT", "<p>it is [IT]</p>"),
        ("you don't", "<p>you [don\u2019t]</p>"),
        ("DATA's", "<p>[DATA]\u2019s</p>"),
        ("database, metadata, data-driven, open-data", "<p>database, metadata, data-driven, open-data</p>"),
        ("*data*base **data**.", "<p><em>data</em>base <strong>[data]</strong>.</p>"),
        ("meta*data*", "<p>meta<em>data</em></p>"),
        ("a b*data* c", "<p>a b<em>data</em> c</p>"),
        ("data^[a note]", None),
        ("[data *data*](mailto:x@y.example) data", '<p><a href="mailto:x@y.example">data <em>data</em></a> [data]</p>'),
        ("`data` data", "<p><code>data</code> [data]</p>"),
        ("| data |\n|---|\n| data |", None),
        ("#### data\n\ndata", "<h3>data</h3>\n<p>[data]</p>"),
        ("> data", "<blockquote>\n<p>[data]</p>\n</blockquote>"),
        ("> [!TIP]\n> data", None),
        ("- data\n- data", "<ul>\n<li>[data]</li>\n<li>data</li>\n</ul>"),
        ("C++ \\<b> café", "<p>[C++] [&lt;b&gt;] [café]</p>"),
        ("data data@data.example", None),
        ("{{ what }}, need to {{ what }} {{ what }}", "<p>[know], [need to know] know</p>"),
        ("{{ what }}ing, un{{ what }}, *{{ what }}*ing", "<p>knowing, unknow, <em>know</em>ing</p>"),
    ],
)
def test_what_is_linked(markdown: str, expected: str | None) -> None:
    found = woven(markdown)
    if expected is None:
        assert found.count("[data]") == 1
        assert re.search(r"<(?:p|td)>\[data\]", found)
    else:
        assert found == expected


def test_without_terms_nothing_changes() -> None:
    assert drawn("data & more", [finder()]) == "<p>data &amp; more</p>\n"


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_nothing_but_links_is_added(pieces: list[str]) -> None:
    markdown = "".join(pieces)
    found, plain = drawn(markdown, [finder(*TERMS)]), drawn(markdown, [])
    assert re.sub(r'<a class="term" href="#g--\d">(.*?)</a>', r"\1", found, flags=re.DOTALL) == plain
    assert found.count('class="term"') == len(set(re.findall(r'class="term" href="([^"]*)"', found)))


def test_in_a_course(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(
        "---\ntitle: A\n---\n\n## One\n\nThe charter.\n\n## Two\n\nA charter.\n\n"
        "## Glossary\n\nCharter\n: The charter is it.\n",
        "utf-8",
    )
    outcome = run(Order(tmp_path, out=tmp_path / "out"))
    assert not outcome.diagnostics
    with ZipFile(next((tmp_path / "out").glob("*.zip"))) as package:
        html = package.read("index.html").decode()
    links = re.findall(r'<p>(?:The|A) <a class="term" href="#(\w+--charter)">charter</a>\.</p>', html)
    assert len(links) == 2
    assert html.count('class="term"') == 2
    assert f'id="{links[0]}"' in html
