"""Terms of a glossary in pages of every kind: only running text is touched, and the HTML stays what it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks.glossary.block import Content, Entry, weave
from builder.model import Block, Span, Text
from builder.pipeline import Order, run

if TYPE_CHECKING:
    from pathlib import Path

TERMS = ("need to know", "know", "R&D", "data", "IT", "don't", "Café", "C++", "<b>")
PIECES = (*TERMS[:-1], "<p>", "</p>", "<a href='#'>", "</a>", "&amp;", "&lt;", "<h2>", "</h2>", " ", "x", "<br>", "<i>")


def glossary(*terms: str) -> tuple[Block, ...]:
    entries = tuple(Entry(f"g--{number}", Text("", term), "<dd>It is.</dd>") for number, term in enumerate(terms))
    content = Content("", entries, "", assessed=False)
    return (Block("glossary", Text(), 3, Span("a"), content, id="g", key="abc"),)


GLOSSARY = glossary(*TERMS)


def woven(html: str) -> str:
    """The page with `[term]` for each link."""
    return re.sub(r'<a class="term" href="#[^"]*">(.*?)</a>', r"[\1]", weave(GLOSSARY, html), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Need to know, need to know</p>", "<p>[Need to know], need to know</p>"),
        ("<p>the need\nto  know</p>", "<p>the [need\nto  know]</p>"),
        ("<p>R&amp;D and more R&amp;D</p>", "<p>[R&amp;D] and more R&amp;D</p>"),
        ("<p>it is IT</p>", "<p>it is [IT]</p>"),
        ("<p>you don&#39;t</p>", "<p>you [don&#39;t]</p>"),
        ("<p>you don\u2019t</p>", "<p>you [don\u2019t]</p>"),
        ("<p>DATA's</p>", "<p>[DATA]'s</p>"),
        ("<p>database, metadata, data-driven, open-data</p>", "<p>database, metadata, data-driven, open-data</p>"),
        ("<p><em>data</em>base <strong>data</strong>.</p>", "<p><em>data</em>base <strong>[data]</strong>.</p>"),
        ("<p>meta<em>data</em></p>", "<p>meta<em>data</em></p>"),
        ('<p>data<sup><a href="#n">1</a></sup></p>', '<p>[data]<sup><a href="#n">1</a></sup></p>'),
        ("<h2>data</h2><p>data</p>", "<h2>data</h2><p>[data]</p>"),
        ('<p><a href="#x">data <em>data</em></a> data</p>', '<p><a href="#x">data <em>data</em></a> [data]</p>'),
        ("<label>data</label><legend>data</legend><button>data</button>", None),
        ("<code>data</code><pre>data</pre><textarea>data</textarea><select><option>data</option></select>", None),
        ("<!-- data --><!-- <p> --><script>data < data</script><style>data</style>", None),
        ('<img src="data.png" alt="data > data" title=\'data\'>', None),
        ('<p class="kind">data</p><div class="answers"><div>data</div>data</div>', None),
        ('<div hidden data-scripted><div>x</div>data</div><p data-option="a">data</p>', None),
        ('<section class="block" data-key="abc"><section>data</section><p>data</p></section>', None),
        (
            "<details><summary>data</summary><div>data</div></details>",
            "<details><summary>data</summary><div>[data]</div></details>",
        ),
        ('<input type="text" data-scripted><p>data</p>', '<input type="text" data-scripted><p>[data]</p>'),
        (
            '<svg class="icon"><path d="M0"/><title>data</title></svg>data',
            '<svg class="icon"><path d="M0"/><title>data</title></svg>[data]',
        ),
        (
            "<p>C++ &lt;b&gt; café &nbsp;&bogus; caf&eacute;</p>",
            "<p>[C++] [&lt;b&gt;] [café] &nbsp;&bogus; caf&eacute;</p>",
        ),
        ("<br>data</p>", "<br>[data]</p>"),
        ("", ""),
    ],
)
def test_what_is_linked(html: str, expected: str | None) -> None:
    assert woven(html) == (html if expected is None else expected)


def test_without_terms_nothing_changes() -> None:
    assert weave(glossary(), "<p>data &amp; more</p>") == "<p>data &amp; more</p>"


@given(st.lists(st.sampled_from(PIECES)))
def test_nothing_but_links_is_added(pieces: list[str]) -> None:
    html = "".join(pieces)
    linked = weave(GLOSSARY, html)
    assert re.sub(r'<a class="term" href="#g--\d">(.*?)</a>', r"\1", linked, flags=re.DOTALL) == html
    assert linked.count('class="term"') == len(set(re.findall(r'class="term" href="([^"]*)"', linked)))


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
