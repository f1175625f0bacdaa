"""A council's own colours, logo and theme reach the page; and what every stylesheet keeps to."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from tests.browser.access import SHOWCASE, SOURCES, STANDARD, THEMES, Wardrobe
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY
from tests.html import html_faults
from tests.packages import ALL_COURSES, ROOT, build

OWN = """organisation: Northmere Council
logo: logo.svg
theme: {theme}
colours:
  brand: "#5b2a6e"
  brand dark: "#d9b8e8"
"""
SHEETS = sorted(
    [
        *ROOT.glob("builder/render/styles/*.css"),
        *ROOT.glob("builder/blocks/*/block.css"),
        *ROOT.glob("themes/*/theme.css"),
    ]
)
LARGEST = 15_700  # bytes, gzipped, of the authors' guide, which has all there is; planned were 10,000
SIDES = re.compile(r"(?<![\w-])((?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)\s*:")
COLOURS = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|:\s*(?:white|black|red|green|grey|gray)\b")
WHY_NOT = {  # each rule of html-validate that is not the recommended one
    "doctype-style": "the case of <!doctype> means nothing; lower case is what the standard's examples have",
    "form-dup-name": "the checkboxes of one question share its name, as HTML means them to",
    "long-title": "a title is the author's and the page's together, and is shortened by who shows it",
    "no-inline-style": "tables align columns, and a title says how long its longest word is: that alone is let through",
    "no-trailing-whitespace": "layout of the source that templates leave; it costs nothing in a zip",
    "tel-non-breaking": "telephone numbers are the author's text, typed as they like",
    "void-style": "markdown-it closes void elements as XHTML does; browsers read both alike",
}


def test_html_is_valid(wardrobe: Wardrobe, node: Path) -> None:
    faults = html_faults([wardrobe.page_of(course) for course in (*ALL_COURSES, SHOWCASE)], node)
    assert not faults, "\n".join(faults)


def test_loosened_rules_have_their_reasons() -> None:
    rules = re.findall(r'^    "([\w-]+)":', (ROOT / ".htmlvalidate.json").read_text("utf-8"), re.MULTILINE)
    assert sorted(rules) == sorted(WHY_NOT)


@pytest.mark.parametrize("theme", THEMES)
def test_styles_are_small(wardrobe: Wardrobe, theme: str) -> None:
    for course in (*ALL_COURSES, SHOWCASE):
        css = wardrobe.page_of(course, theme).with_name("course.css").read_bytes()
        assert len(gzip.compress(css, 9)) <= LARGEST, course


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.parent.name}/{sheet.name}")
def test_styles_use_tokens_and_logical_sides(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/|url\(.*?\"\)", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert COLOURS.findall(css) == [], "colours are tokens of the theme"
    assert SIDES.findall(css) == [], "sides are logical, for right-to-left languages"
    if sheet.name != "block.css":
        assert "data-block" not in css, "a kind of block brings its own styles"


def _own_course(folder: Path, theme: str) -> Path:
    shutil.copytree(SOURCES, folder)
    (folder / "organisation.yaml").write_text(OWN.format(theme=theme), "utf-8")
    return folder / SHOWCASE


def test_own_colours_and_logo_reach_the_page(tmp_path: Path, contexts: Contexts) -> None:
    built = build(_own_course(tmp_path / "courses", "plain"), tmp_path / "out", "--to", STANDARD)
    page = contexts.open(color_scheme="light").new_page()
    page.goto((built.of(SHOWCASE, STANDARD).folder / "index.html").as_uri())
    page.wait_for_selector(READY, state="attached")
    paint = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".next").evaluate(paint) == "rgb(91, 42, 110)"
    page.emulate_media(color_scheme="dark")
    assert page.locator(".next").evaluate(paint) == "rgb(217, 184, 232)"
    logo = page.locator(".banner img")
    assert logo.get_attribute("alt") == "Northmere Council"
    assert logo.evaluate("logo => logo.naturalWidth") == 120
    Learner(begin(page.main_frame)).go("results")
    page.emulate_media(media="print")
    assert page.locator(".record img").is_visible()


def test_a_theme_of_ones_own_lies_beside_the_courses(tmp_path: Path) -> None:
    course = _own_course(tmp_path / "courses", "ours")
    own = tmp_path / "courses" / "themes" / "ours"
    shutil.copytree(ROOT / "themes" / "council", own)
    settings = (own / "theme.toml").read_text("utf-8").replace("default = true\n", "") + '[shape]\nmeasure = "39rem"\n'
    (own / "theme.toml").write_text(settings, "utf-8")
    (own / "theme.css").write_text(".banner { border-block-start: .5rem solid var(--brand); }", "utf-8")
    built = build(course, tmp_path / "out", "--to", STANDARD)
    css = (built.of(SHOWCASE, STANDARD).folder / "course.css").read_text("utf-8")
    assert "--measure:39rem" in css
    assert css.rstrip().endswith(".banner{border-block-start:.5rem solid var(--brand)}")
