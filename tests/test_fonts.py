"""A font that a theme brings: packages hold as much of it as they need, and none where it can't be made small."""

import io
import zipfile
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from builder.pipeline import Order, Outcome, run
from builder.rules.themes import theme_font

COURSE = "---\ntitle: Ωmega\ntheme: lettered\n---\n\n## Page\n\nWords with one Ω.\n"
THEME = """title = "Lettered"
[font]
file = "own.ttf"
family = "Own"
[shape]
font = '"Own", sans-serif'
[light]
brand = "#0a4a46"
"""


def a_font(letters: str) -> bytes:
    """A font of boxes."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 500))
    pen.lineTo((500, 500))
    pen.closePath()
    box = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):04x}" for letter in letters)]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    made.setupGlyf(dict.fromkeys(names, box))
    made.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def built(folder: Path, font: bytes | None) -> Outcome:
    (folder / "course").mkdir()
    (folder / "course" / "course.md").write_text(COURSE, "utf-8")
    own = folder / "themes" / "lettered"
    own.mkdir(parents=True)
    (own / "theme.toml").write_text(THEME, "utf-8")
    if font is not None:
        (own / "own.ttf").write_bytes(font)
    return run(Order(folder / "course", standards=("scorm12",), out=folder / "out"))


def test_a_package_holds_the_letters_that_it_uses(tmp_path: Path) -> None:
    outcome = built(tmp_path, a_font("ABCWordsΩΨЖ"))
    assert not outcome.failed
    with zipfile.ZipFile(outcome.built[0].path) as package:
        font = TTFont(io.BytesIO(package.read("fonts/theme.woff2")))
        css = package.read("course.css").decode()
        assert "fonts/theme.woff2" in package.read("imsmanifest.xml").decode()
    assert {chr(code) for code in font.getBestCmap()} == set("ABCWordsΩ")
    assert font.flavor == "woff2"
    assert css.startswith('@font-face{font-family:"Own";src:url("fonts/theme.woff2")')
    assert '--font:"Own"' in css


@pytest.mark.parametrize("font", [None, b"", b"no font at all"])
def test_without_one_learners_have_their_own(tmp_path: Path, font: bytes | None) -> None:
    outcome = built(tmp_path, font)
    assert not outcome.failed
    assert [one.rule for one in outcome.diagnostics] == ["theme-font"]
    with zipfile.ZipFile(outcome.built[0].path) as package:
        assert not [name for name in package.namelist() if name.startswith("fonts")]
        assert "@font-face" not in package.read("course.css").decode()


def test_without_fonttools_it_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_font, "can_subset", lambda: False)
    outcome = built(tmp_path, a_font("AB"))
    assert "fontTools is not installed" in outcome.diagnostics[0].message
