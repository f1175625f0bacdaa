"""The seven courses: each page is worth a look, and what is drawn for it is dark on dark screens."""

import base64
import re
from pathlib import Path

import pytest

from builder.api import check, page_html
from builder.pipeline import Order
from builder.pipeline.stages import Checked
from tests.browser.contexts import Contexts
from tests.packages import GUIDE, ROOT

COURSES = sorted(file.parent for file in (ROOT / "courses").rglob("course.md") if GUIDE not in file.parts)
FIGURES = sorted((ROOT / "courses").rglob("media/*.svg"))
SEEN = re.compile(r'<svg class="drawing|<img |<video|class="(?:pull|count)"')
# The mean of red, green and blue, 0 to 255, of all that is painted.
LIGHTNESS = """async source => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
  const on = canvas.getContext("2d");
  on.drawImage(image, 0, 0, 160, 90);
  const dots = on.getImageData(0, 0, 160, 90).data.filter((_, at) => at % 4 < 3);
  return dots.reduce((sum, value) => sum + value, 0) / dots.length;
}"""
DARK, LIGHT = 120, 150


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_each_page_has_something_to_look_at(folder: Path) -> None:
    checked = check(Order(folder))
    assert isinstance(checked, Checked)
    pages = [page for module in checked.content.modules for page in module.course.pages if not page.assessment]
    assert [page.title.plain for page in pages if not SEEN.search(page_html(checked, page.id))] == []


def test_figures_are_dark_on_dark_screens(contexts: Contexts) -> None:
    found: dict[str, dict[str, float]] = {}
    for mode in ("light", "dark"):
        page = contexts.open(color_scheme=mode).new_page()
        page.set_content('<meta name="color-scheme" content="light dark">')
        for file in FIGURES:
            source = f"data:image/svg+xml;base64,{base64.b64encode(file.read_bytes()).decode()}"
            found.setdefault(f"{file.parents[1].name}/{file.name}", {})[mode] = page.evaluate(LIGHTNESS, source)
    assert {name: modes for name, modes in found.items() if modes["dark"] > DARK} == {}
    assert {name for name, modes in found.items() if modes["light"] < LIGHT} == {"recognition/behind.svg"}, (
        "it is of light and shade"
    )
