"""How a picture is shown: by a line under it, in words."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from builder.pipeline import Order
from tests.in_memory import check, packed, source_of
from tests.test_flow_html import html_of

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = "![A door](media/phone.png)"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "classes"),
    [
        ("Picture: small", "wide-small"),
        ("picture: half width.", "wide-half"),
        ("Picture: width full", "wide-full"),
        ("Picture: WIDE", "wide-wide"),
        ("Picture: square", "crop-square"),
        ("Picture: cropped to a banner, focus on the left", "crop-banner focus-left"),
        ("Picture: half; portrait; focus top right", "wide-half crop-portrait focus-top focus-right"),
        ("Picture: original and half", "wide-half"),
        ("Pictures: half square focus left", "wide-half crop-square focus-left"),
        ("Picture: original", ""),
        ("Llun: hanner, sgwâr a ffocws chwith", "wide-half crop-square focus-left"),
    ],
)
def test_a_line_under_a_picture_says_how_it_is_shown(between: str, line: str, classes: str) -> None:
    html = html_of(f"{PICTURE}{between}{line}\n\nAnd on.\n")
    assert html.startswith(f'<figure class="{classes}"><img' if classes else "<figure><img")
    assert line not in html
    assert "<p>And on.</p>" in html


@pytest.mark.parametrize(
    "line", ["Picture: Jane Doe, 2024", "Picture: the old door", "A picture: half", "Picture:", "Picture: 50% of it"]
)
def test_what_says_nothing_of_it_stays_text(line: str) -> None:
    assert line in html_of(f"{PICTURE}\n{line}\n")
    assert line in html_of(f"{PICTURE}\n\n{line}\n")


def test_two_pictures_have_each_their_own() -> None:
    html = html_of(f"{PICTURE}\nPicture: half\n\n{PICTURE}\n\n{PICTURE}\n\nPicture: square\n")
    assert html.count("<figure>") == 1
    assert html.index("wide-half") < html.index("<figure>") < html.index("crop-square")


def test_a_picture_in_a_list_and_one_with_a_caption() -> None:
    assert '<figure class="wide-small">' in html_of(f"- {PICTURE}\n  Picture: small\n- b\n")
    html = html_of('![A door](media/phone.png "In May")\nPicture: small\n')
    assert '<figure class="wide-small">' in html
    assert "<figcaption>In May</figcaption>" in html


def test_a_misspelt_word_is_told_where_it_stands() -> None:
    _, found = check(source_of({"course.md": f"---\ntitle: A\n---\n\n## B\n\n{PICTURE}\n\nPicture: half, sqare\n"}))
    [one] = [one for one in found if one.rule == "unknown-picture-setting"]
    assert (one.span.line, one.span.column) == (9, 16)
    assert one.help == "did you mean “square”?"


def test_an_original_is_packed_as_it_is(tmp_path: Path) -> None:
    noise = Image.effect_noise((2000, 300), 80).convert("RGB")
    made = BytesIO()
    noise.save(made, "JPEG", quality=95)
    (tmp_path / "media").mkdir()
    for name in ("kept", "fitted"):
        (tmp_path / f"media/{name}.jpg").write_bytes(made.getvalue() + name.encode())
    text = "![Noise](media/kept.jpg)\nPicture: original\n\n![Noise](media/fitted.jpg)\n"
    (tmp_path / "course.md").write_text(f"---\ntitle: A\n---\n\n## B\n\n{text}", "utf-8")
    files = next(iter(packed(Order(tmp_path)).values()))
    kept = files["media/kept.jpg"]
    assert not isinstance(kept, bytes)
    assert not kept.fitted
    [fitted] = [one for name, one in files.items() if name.startswith("media/fitted")]
    assert not isinstance(fitted, bytes)
    assert 0 < len(fitted.fitted) < kept.size


@pytest.mark.parametrize(
    ("typed", "meant"), [("width 50%", "half"), ("30%", "small"), ("focus 20% 30%", "focus left"), ("640px", "half")]
)
def test_a_measure_is_told_with_the_word_for_it(typed: str, meant: str) -> None:
    _, found = check(source_of({"course.md": f"---\ntitle: A\n---\n\n## B\n\n{PICTURE}\n\nPicture: {typed}\n"}))
    (told,) = [one for one in found if one.rule == "unknown-picture-setting"]
    assert told.help == f"did you mean “{meant}”?"
