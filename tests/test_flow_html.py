"""Authors' text in odd places becomes valid HTML, and no text breaks the compiler."""

from __future__ import annotations

import re

import pytest

from builder.package.addresses import package_name
from builder.render.pages import renderer_of
from tests.in_memory import check, source_of

START = "---\ntitle: A\n---\n\n## B\n\n"


def html_of(text: str) -> str:
    course, _ = check(source_of({"course.md": START + text}))
    page = next(course.pages)
    renderer = renderer_of(course, package_name)
    return renderer.flow(page.items) + renderer.footnotes(page.footnotes)  # type: ignore[arg-type] # no blocks are on it


@pytest.mark.parametrize(
    "text",
    [
        '- ![a](media/phone.png "Caption")\n- b\n',
        '| A |\n|---|\n| ![a](media/phone.png "Caption") |\n',
        '[![a](media/phone.png "Caption")](media/form.pdf)\n',
        'Hi **![a](media/phone.png "Caption")** there.\n',
        'Term\n: ![a](media/phone.png "Caption")\n',
    ],
)
def test_a_caption_stands_in_its_figure(text: str) -> None:
    html = html_of(text)
    assert html.count("<figcaption>") == len(re.findall(r"<figure><img [^>]*><figcaption>", html))


def test_a_footnote_called_as_those_in_the_text_breaks_nothing() -> None:
    assert 'class="footnote"' in html_of("See[^inline-x] and this^[note].\n\n[^inline-x]: What it says.\n")
    html_of("See[^inline-x].\n\n[^inline-x]:\n")


@pytest.mark.parametrize("text", ["> [!TIP]\n>\n> Be kind.\n", "> [!TIP]\n> - one\n"])
def test_a_callout_has_no_empty_paragraph(text: str) -> None:
    assert "<p></p>" not in html_of(text)


def test_files_are_downloads_wherever_they_lie() -> None:
    assert html_of("[The form](media/form.pdf)\n") == '<p><a href="media/form.pdf" download>The form</a></p>\n'


def test_addresses_in_capitals_lead_out_too() -> None:
    assert 'target="_blank"' in html_of("[it](HTTPS://A.EXAMPLE)\n")
