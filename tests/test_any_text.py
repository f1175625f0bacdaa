"""No text crashes the compiler, and nothing that an author writes gets out of the page's text into its structure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from builder.pipeline import Order, run
from builder.render.pages import PAGE
from builder.source.load import readable
from builder.source.pictures import broken, danger
from tests.in_memory import check, page_of, said_of, source_of
from tests.sampling import times

START = "---\ntitle: Calls\n---\n\n"
SOUP = """
# | ## | ### | #### | ### Question: | ### Fill in: | ### True or false: | ### Reveal: | ### Reflect:
### Key points: | ### Trainer:
## Assessment: | ### Bank: x, draw 2 | Settings: | Objective: | For: | Explanation: | Hint: | Answer: | True.
False
- [x] | - [ ] | - | 1. | > | > [!TIP] | : | a | b | title | [[ | ]] | [[a / b]] | {{ | }} | {{ name }}
{{ evil }} | \\ | ` | ``` | ~~~
| a | b | | |---|---| | === | --- | *** | * | ** | _ | ~~ | [ | ] | ( | ) | [^1] | [^1]: | ^[ | ![
![a](media/phone.png "b") | ![a](b.png)
[a](javascript:evil()) | [a](JaVaScRiPt:evil()) | [a](java&#x09;script:evil()) | [a](data:text/html,evil)
[a](vbscript:evil) | [a](//evil.example)
[a](#page) | [a](media/form.pdf) | [a](https://evil.example/"onclick="evil) | [a](https://evil.example/'evil'=)
[a](<https://x y" evil="">) | [a]
[a]: javascript:evil "' evil='" | [a]: https://evil.example "\\" evil=\\"" | [a](lang:cy" evil=") | [a](lang:cy)
<javascript:evil()> | <https://evil.example>
![" evil="](media/phone.png) | ![a](media/phone.png "' evil='") | ![a](javascript:evil)
![a](data:image/svg+xml,evil) | ![a](media/phone.png" evil=")
<script>evil()</script> | </script> | <img src=x onerror=evil()> | <svg onload=evil> | <!-- | --> | <![CDATA[
<?php | <a href="javascript:evil()"> | <br> | <br/>
::: note | ::: | !!! tip "x" | === "x" | [[x]] | ==x== | %% | {#x} | [x]{.y} | {% x %} | {{< x >}} | <Tabs>
• a | o b | a) b | b) c | → a | a\tb | +--+--+ | +++ | 'quoted' | "quoted" | www.evil.example | a@evil.example
https://evil.example/"evil= | ![a](https://evil.example/"evil=.png) | [a](media/a b (c).pdf) | C:\\evil | 2*3*4
" evil=" | ' evil=' | " onclick="evil | <b evil> | &quot; | &lt;script&gt; | &#34; | &amp;lt; | &#0; | \u2028
\ufffe | \u202e | \x0b | \x1b[31m | \x7f
### Question: <script>evil</script> | ### Question (choose all): " evil=" | ## <img src=x onerror=evil>
# " evil=" | ```" evil=" | ```<evil> | | <evil | {{ name | draw 99999999
"""
PIECES = [piece for piece in re.split(r" \| |\n", SOUP) if piece]
ORGANISATION = "name: '\" evil=\"<script>evil()</script>'\nlist: ['<evil>', '&']\n"
ATTRIBUTES = {
    "alt", "autocapitalize", "autocomplete", "autocorrect", "charset", "class", "cols", "content", "defer",
    "dir", "download", "for", "height", "hidden", "href", "id", "inputmode", "lang", "loading", "maxlength",
    "name", "novalidate", "open", "rel", "role", "rows", "scope", "size", "spellcheck", "src", "start", "style",
    "tabindex", "target", "type", "value", "width", "max", "min", "viewbox", "d", "x", "y", "rx", "ry", "r",
    "cx", "cy", "fill", "stroke", "focusable", "pathlength", "transform", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "preserveaspectratio", "opacity", "fill-opacity", "points", "x1", "x2", "y1", "y2",
}  # fmt: skip
ADDRESS = re.compile(r"#|media/|course\.(css|js)$|https?://|mailto:|tel:")
QUICK = settings(deadline=None, suppress_health_check=list(HealthCheck))

soup = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", "  ", "    "])), max_size=25
).map("".join)
lines = st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join)
KEYS = """
title: Calls | title: | title: [a | title: {a: b} | pass mark: x | review by: 2027-02-30 | audiences: |   a: b
- a | ? [a]: b | objectives: &a [*a]
<<: *a | keywords: {} | version: !!python/object:os.system x | \tid: x | duration: 999999999999
language: <evil> | theme: ../x | standards: [x, 1]
attempts: 1e9 | title: "\\u0000\\ud83d\\e" | {{ x }}: y | completion: {{ name }} | : : | id: 漢字 | --- | ... | "a
'a | %YAML 9 | !!binary x | a: b: c | contact: {{ name }}
"""
yaml = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(re.split(r" \| |\n", KEYS)), max_size=6).map("\n".join))


AS_CHOSEN = re.findall(r"<script>(.*)</script>", (PAGE / "as_chosen.html.jinja").read_text("utf-8"))[0]


def examine(page: str) -> None:
    """The page's structure is ours: no script, handler, address or attribute comes from the text."""
    root = html.document_fromstring(page)
    scripts = [dict(script.attrib) for script in root.iter("script")]
    assert scripts == [{}, {"defer": "defer", "src": "course.js"}, {"type": "application/json", "id": "ui--data"}]
    assert next(root.iter("script")).text == AS_CHOSEN
    json.loads(next(one for one in root.iter("script") if one.get("id") == "ui--data").text or "")
    ids: list[str] = []
    targets: list[str] = []
    for element in root.iter():
        assert isinstance(element.tag, str), "a comment got into the page"
        assert element.tag not in {"iframe", "object", "embed", "evil", "base"}
        assert element.tag != "style" or next(element.iterancestors("head", "noscript"), None) is not None
        for name, value in element.attrib.items():
            _examine_attribute(str(name), str(value))
        ids += [str(element.get("id"))] if element.get("id") else []
        targets += [str(element.get("href"))[1:]] if str(element.get("href")).startswith("#") else []
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    assert set(targets) <= set(ids)


def _examine_attribute(name: str, value: str) -> None:
    assert name in ATTRIBUTES or re.fullmatch(r"(aria|data)-[a-z-]+", name), name
    if name in {"href", "src"}:
        assert ADDRESS.match(value), value
    if name == "style":
        assert re.fullmatch(r"text-align:(left|center|right)|--longest: [\d.]+(; hyphens: auto)?", value)


def compile_text(text: str, organisation: str = ORGANISATION) -> None:
    source = source_of({"course.md": text, "02-more.md": text}, organisation)
    course, found = check(source)
    said = said_of(source, found)
    assert "\x1b" not in said
    for one in found:
        assert one.message
        assert one.span.line <= len(readable(text).split("\n"))
        assert one.span.column >= 1
    examine(page_of(course))


@settings(QUICK, max_examples=times(50, 150))
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    compile_text(text)
    compile_text(START + "## Page\n\n" + text)


@settings(QUICK, max_examples=times(100, 400))
@given(st.one_of(soup, lines))
def test_any_soup(text: str) -> None:
    compile_text(START + "## Page\n\n" + text)


@settings(QUICK, max_examples=times(50, 150))
@given(yaml, yaml)
def test_any_front_matter(front_matter: str, organisation: str) -> None:
    compile_text(f"---\n{front_matter}\n---\n\n## Page\n\n{{{{ a }}}}\n", organisation)


@settings(QUICK, max_examples=times(40, 100))
@given(
    st.one_of(
        st.text(max_size=100),
        st.lists(st.sampled_from(["page page abc page", "question q abc q", "gone ", "\n", "#", " "])).map("".join),
    )
)
def test_any_lock(lock: str) -> None:
    check(source_of({"course.md": START + "## Page\n\n### Question: q\n- [x] a\n- [ ] b\n"}, lock=lock))


@settings(QUICK, max_examples=times(25, 60))
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", START.encode(), b"\xff\xfe", b"\xef\xbb\xbf", START.encode("utf-16")]),
)
def test_any_bytes(raw: bytes, start: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("course.md", "02-more.md", "organisation.yaml", "ids.lock"):
            (Path(folder) / name).write_bytes(start + raw)
        run(Order(Path(folder)))


@settings(QUICK, max_examples=times(40, 100))
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "<svg>",
                    "</svg>",
                    "<!DOCTYPE svg [",
                    "<!ENTITY a 'b'>",
                    "]>",
                    "&a;",
                    "<script/>",
                    "<a href='x'/>",
                    "\ufffe",
                ]
            )
        ).map(lambda parts: "".join(parts).encode()),
    )
)
def test_any_drawing(drawing: bytes) -> None:
    broken(drawing)
    danger(drawing)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "*a " * 5_000,
        "> " * 2_000 + "a",
        "- " * 2_000 + "a",
        "[a](" * 2_000,
        "`" * 5_001 + "a",
        "### Question: a\n" + "- [x] a\n" * 500,
        "{{ " * 5_000,
        "[^1]" * 500 + "\n\n[^1]: [^1]\n",
        "<!--" * 2_000,
        "| a " * 500 + "|\n" + "|---" * 500 + "|\n",
        "a\n: b\n" * 500,
    ],
    ids=lambda text: text[:16].strip(),
)
def test_much_of_one_thing_takes_no_age(text: str) -> None:
    compile_text(START + "## Page\n\n" + text)
