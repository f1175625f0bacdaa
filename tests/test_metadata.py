"""What front matter says reaches learners, or the package's own description, or the author is told (A22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.pipeline import Order, assemble
from builder.pipeline.output import Rendered

if TYPE_CHECKING:
    from pathlib import Path

TOP = """---
title: Calls
summary: How to answer
owner: Jo & Sam
keywords: [phone, "tea"]
language: {language}
objectives:
  greet: Greet a <caller> by name
  pass-on: Pass a message on
# ask Jo
---

## Welcome

{words}

## Next

Words.
"""


def page(folder: Path, words: str = "Hello.", language: str = "en", top: str = TOP) -> tuple[str, set[str]]:
    (folder / "course.md").write_text(top.format(words=words, language=language), "utf-8")
    rendered = assemble(Order(folder, ("web",)))
    assert isinstance(rendered, Rendered)
    html = rendered.files["index.html"]
    assert isinstance(html, bytes)
    return html.decode(), {one.rule for one in rendered.checked.outcome.diagnostics}


ONE_PAGE = TOP.partition("\n## Next")[0]
OBJECTIVES = ("Greet a &lt;caller&gt; by name", "Pass a message on")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a22_objectives_stand_on_the_cover(language: str, tmp_path: Path) -> None:
    html, _ = page(tmp_path, language=language)
    cover, _, rest = html.partition('id="welcome"')
    assert all(f">{one}</li>" in cover or f">{one}</span>" in cover for one in OBJECTIVES)
    assert 'class="learn"' not in rest


@pytest.mark.parametrize(("language", "said"), [("en", "What you will learn"), ("cy", "Yr hyn y byddwch yn ei ddysgu")])
def test_a22_objectives_stand_on_the_only_page(language: str, said: str, tmp_path: Path) -> None:
    html, _ = page(tmp_path, language=language, top=ONE_PAGE)
    assert f">{said}</h2>" in html
    assert "<li>Greet a &lt;caller&gt; by name</li>\n<li>Pass a message on</li>" in html


def test_a22_but_not_where_the_page_says_them_itself(tmp_path: Path) -> None:
    words = "You will be able to:\n\n- greet a \\<caller\\> by name\n- pass a message on."
    html, _ = page(tmp_path, words, top=ONE_PAGE)
    assert "What you will learn" not in html


def test_a22_what_describes_a_module_is_in_its_page_and_remarks_are_told(tmp_path: Path) -> None:
    html, told = page(tmp_path)
    assert '<meta name="description" content="How to answer">' in html
    assert '<meta name="author" content="Jo &amp; Sam">' in html
    assert '<meta name="keywords" content="phone, tea">' in html
    assert "remark-in-front-matter" in told
