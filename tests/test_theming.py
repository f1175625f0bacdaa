"""A theme's tokens, and the colours that follow an organisation's own."""

import re
from pathlib import Path

import pytest

from builder.discover import Theme, themes
from builder.model import Organisation
from builder.render.colours import contrast, lightness, shade
from builder.render.theming import MODES, faint_pairs, palette, stylesheet
from tests.packages import ROOT

COUNCIL = themes()["council"]
# Deep shades of every hue, as councils have them; and grey and black.
BRANDS = [
    "#0a4a46",
    "#5b2a6e",
    "#00387a",
    "#8a1210",
    "#5a1450",
    "#3b4a00",
    "#6a3200",
    "#1d1d5e",
    "#4a4a4a",
    "#000",
    "#004d2a",
]
TOKEN = re.compile(r"--([a-z][\w-]*)\s*:\s*([^;}]+)")


def organisation(**colours: str) -> Organisation:
    return Organisation(colours={name.replace("_", " "): value for name, value in colours.items()})


@pytest.mark.parametrize("theme", themes().values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("brand", ["", *BRANDS])
def test_a_brand_alone_gives_colours_that_can_be_read(theme: Theme, brand: str) -> None:
    own = organisation(brand=brand) if brand else Organisation()
    assert not list(faint_pairs(theme, own))
    for mode in MODES:
        colours = palette(theme, own, mode).values
        for ink, paper in (("ink", "band"), ("on-deep-soft", "deep"), ("on-brand", "brand"), ("brand", "brand-wash")):
            assert contrast(colours[ink], colours[paper]) >= 7, (mode, ink, paper, colours)


def test_what_follows_the_brand_is_of_its_hue() -> None:
    usual, purple = (palette(COUNCIL, own, "light").values for own in (Organisation(), organisation(brand="#5b2a6e")))
    for name in ("band", "deep", "brand-wash", "disc", "pic-a"):
        assert usual[name] != purple[name]
        red, green, blue = (int(purple[name][at : at + 2], 16) for at in (1, 3, 5))
        assert green < min(red, blue), (name, purple[name])
    dark = palette(COUNCIL, organisation(brand="#5b2a6e"), "dark").values
    assert contrast(dark["brand"], dark["paper"]) >= 7
    assert dark["brand"] != palette(COUNCIL, Organisation(), "dark").values["brand"]


def test_what_is_given_is_not_made() -> None:
    own = organisation(brand="#5b2a6e", brand_dark="#d9b8e8", band="#eeeeee", brand_wash="#f6f0f9")
    light, dark = (palette(COUNCIL, own, mode).values for mode in MODES)
    assert (light["brand"], light["band"], light["brand-wash"]) == ("#5b2a6e", "#eeeeee", "#f6f0f9")
    assert dark["brand"] == "#d9b8e8"
    assert dark["band"] != palette(COUNCIL, Organisation(), "dark").values["band"], "it follows the dark brand"


def test_a_theme_from_before_has_what_it_lacks() -> None:
    settings = {"title": "Old", "shape": {"radius": "0"}, "light": {"brand": "#5b2a6e"}}
    old = Theme("old", Path(), settings)
    assert {"band", "deep", "accent", "pic-c2"} <= set(palette(old, Organisation(), "light").values)
    css = stylesheet(old, Organisation())
    assert "--space-8:" in css
    assert "--radius:0;" in css
    assert "color-scheme:light;" in css, "it says nothing of dark screens"
    assert "data-mode" not in css


def test_a_faint_brand_is_told_once_and_nothing_made_of_it() -> None:
    faint = list(faint_pairs(COUNCIL, organisation(brand="#ffd200")))
    assert {ink for _, ink, *_ in faint} == {"brand"}
    assert faint[0][:3] == ("light", "brand", "paper")


@pytest.mark.parametrize("colour", ["#0a4a46", "#fff", "#000000", "#ff0000", "#00f", "#7f7f7f"])
def test_shades_keep_to_what_a_screen_shows(colour: str) -> None:
    for light in (0.1, 0.2, 0.5, 0.8, 1.0):
        made = shade(colour, light, 0.4)
        assert re.fullmatch(r"#[0-9a-f]{6}", made)
        assert abs(lightness(made) - light) < 0.02, (colour, light, made)


def test_a_learner_s_own_choice_comes_before_the_system_s() -> None:
    css = stylesheet(COUNCIL, Organisation())
    ink = palette(COUNCIL, Organisation(), "dark").values["ink"]
    by_system, chosen = (rule for rule in css.split("\n") if "more" not in rule and f"--ink:{ink}" in rule)
    assert by_system.startswith('@media screen and (prefers-color-scheme: dark){:root:not([data-mode="light"]){')
    assert chosen.startswith('@media screen{:root[data-mode="dark"]{')
    assert ':root[data-mode="light"]{color-scheme:light}' in css


def test_nothing_moves_where_a_reader_asks_for_less() -> None:
    css = stylesheet(COUNCIL, Organisation())
    still = css.partition("@media (prefers-reduced-motion: reduce)")[2]
    assert dict(TOKEN.findall(still)) == {"quick": "0ms", "move": "0ms", "settle": "0ms"}


def test_more_contrast_is_black_and_white() -> None:
    css = stylesheet(COUNCIL, organisation(brand="#5b2a6e"))
    strong = dict(TOKEN.findall(css.partition("@media (prefers-contrast: more)")[2].partition("\n")[0]))
    assert (strong["ink"], strong["band"], strong["line"]) == ("#000000", "#ffffff", "#000000")
    assert contrast(strong["brand"], "#ffffff") >= 12


def test_a_package_has_the_tokens_that_it_names() -> None:
    css = stylesheet(COUNCIL, Organisation(), "p{color:var(--ink);font:1rem var(--heading-font)}")
    assert {name for name, _ in TOKEN.findall(css)} == {"ink", "font", "heading-font"}


STYLES = [
    *ROOT.glob("builder/render/**/*.css"),
    *ROOT.glob("builder/blocks/**/*.css"),
    *ROOT.glob("builder/editions/**/*.css"),
    *ROOT.glob("themes/**/*.css"),
]


def test_styles_name_tokens_that_there_are() -> None:
    known = {name for name, _ in TOKEN.findall(stylesheet(COUNCIL, Organisation()))}
    for file in STYLES:
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        local = {name for name, _ in TOKEN.findall(text)}
        templates = "".join(one.read_text("utf-8") for one in ROOT.glob("builder/**/*.jinja"))
        scripts = "".join(one.read_text("utf-8") for one in ROOT.glob("builder/runtime/**/*.js"))
        local |= set(re.findall(r'setProperty\("--([a-z][\w-]*)"', scripts))
        named = set(re.findall(r"var\(--([a-z][\w-]*)", text))
        unknown = {name for name in named - known - local if f"--{name}:" not in templates}
        assert not unknown, f"{file}: {unknown}"


def test_scripts_name_no_token() -> None:
    """A package has the tokens that its styles and pages name; what a script draws takes its colours by a class."""
    for folder in ("runtime", "blocks"):
        for file in ROOT.glob(f"builder/{folder}/**/*.js"):
            assert "var(--" not in file.read_text("utf-8"), file
