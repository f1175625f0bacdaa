"""The theme's pictures in packages, on paper and in exports: what they weigh, and that they are whole."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from builder.discover import themes
from builder.model import Organisation
from builder.model.drawn import DRAWN
from builder.render.drawings.library import Drawing, library_of
from builder.render.drawings.plain import plain
from builder.render.theming import palette
from tests.drawings.theme import SVG, built, drawn_by_us, page_in
from tests.packages import run_builder

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = library_of(themes(())["council"], ())
ALL = [f"{kind}:{name}" for kind in DRAWN for name in LIBRARY.names(kind)]
EACH = [*ALL, *(f"cast:{name}/{pose}" for name in LIBRARY.names("cast") for pose in ("half", "standing", "sitting"))]
LIGHT = {f"--{name}": value for name, value in palette(themes(())["council"], Organisation(), "light").values.items()}
TEN = [*(f"cast:{name}/{mood}" for name, mood in zip(LIBRARY.names("cast"), LIBRARY.moods * 2, strict=False))][:10]
TEN_ADD = 25_000  # bytes, at most


def shown(names: list[str]) -> str:
    return "\n\n".join(f"![It]({name})" for name in names)


def size(folder: Path, text: str) -> int:
    return built(folder, text, {}).built[0].size


def test_ten_pictures_add_little(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    added = size(tmp_path / "with", shown(TEN)) - size(tmp_path / "without", "")
    assert len(TEN) == 10
    assert added < TEN_ADD
    assert added < 12_000, "as measured: the moods and heads of people are shared"


def test_all_pictures_of_a_page_share_their_parts(tmp_path: Path) -> None:
    page = page_in(built(tmp_path, shown(EACH), {}))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    used = set(re.findall(r'<use href="#([^"]+)"', page)) | set(re.findall(r"url\(#([^)]+)\)", page))
    assert used <= set(ids)
    sprite = page[page.index('<svg class="sprite"') :]
    assert 'style="' not in sprite
    assert {one for one in ids if one.startswith("ui--moods-")} == {"ui--moods-calm", *moods_of_places()}


def moods_of_places() -> set[str]:
    places = (LIBRARY.find(f"place:{name}") for name in LIBRARY.names("place"))
    roots = (place.sheet.root for place in places if isinstance(place, Drawing))
    stand = (str(one.get("data-who")) for root in roots for one in root if one.get("data-who"))
    return {f"ui--moods-{who.partition('/')[2]}" for who in stand}


def test_a_course_without_pictures_has_nothing_of_them(tmp_path: Path) -> None:
    outcome = built(tmp_path, "", {})
    assert "sprite" not in page_in(outcome)
    with zipfile.ZipFile(outcome.built[0].path) as package:
        assert b"drawing" not in package.read("course.css")


def test_each_module_has_the_parts_that_it_shows(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    for course, name in (("one", "cast:joe"), ("two", "place:park")):
        (folder / course).mkdir(parents=True)
        (folder / course / "course.md").write_text(f"---\ntitle: {course}\n---\n\n## A page\n\n{shown([name])}\n")
    (folder / "programme.yaml").write_text("title: Week\nmodules: [one, two]\n", "utf-8")
    run_builder("build", folder, "--to", "web", "--out", tmp_path / "out")
    (package,) = (tmp_path / "out").glob("*.zip")
    with zipfile.ZipFile(package) as inside:
        pages = {name: inside.read(name).decode() for name in inside.namelist() if name.endswith("index.html")}
    sprites = {name.partition("/")[0]: page for name, page in pages.items() if "<use" in page}
    assert set(sprites) == {"one", "two"}
    assert 'id="ui--cast-joe-body"' in sprites["one"]
    assert 'id="ui--cast-joe-body"' not in sprites["two"]


@pytest.mark.parametrize("name", EACH)
def test_a_file_of_its_own_needs_nothing_else(name: str) -> None:
    text = plain(name, LIBRARY, LIGHT).decode()
    root = etree.fromstring(text.encode())
    assert not re.search(r"var\(|<use|href|--[a-z]|style=|NaN|none none", text)
    assert [float(number) > 0 for number in str(root.get("viewBox")).split()[2:]] == [True, True]
    assert len(list(root.iter("{*}path", "{*}rect", "{*}circle", "{*}ellipse"))) > 1


@pytest.mark.parametrize("name", EACH)
def test_every_picture_is_drawn_from_parts_that_there_are(name: str) -> None:
    found = LIBRARY.find(name)
    assert isinstance(found, Drawing)
    shared = {one for file in ("moods", "parts") for sheet in LIBRARY.shared(file) for one in sheet.parts}
    for sheet in found.sheets:
        used = {str(one.get("href")).removeprefix("#") for one in sheet.root.iter("{*}use")} - {"who"}
        assert used <= {*shared, *sheet.parts}
        assert sheet.title
        assert sheet.about


def test_what_is_drawn_takes_its_colours_from_the_theme(tmp_path: Path) -> None:
    """Clothes and places do; skin, hair and paper are as they are."""
    page = page_in(built(tmp_path, shown(ALL), {}))
    with zipfile.ZipFile(next((tmp_path / "out").glob("*.zip"))) as package:
        css = package.read("course.css").decode()
    used = set(re.findall(r"var\(--(pic-[\w-]+)", page))
    assert len(used) > 15
    assert all(f"--{name}:" in css for name in used)


def test_paper_and_exports_have_pictures_in_light_colours(tmp_path: Path) -> None:
    text = shown(["cast:joe/glad", "place:park"]) + "\n\n### Question: Who?\n![Her](cast:amina)\n- [x] Her\n- [ ] Him"
    built(tmp_path, text, {})
    for arguments in (("print", "--as", "handout"), ("print", "--as", "handout", "--format", "epub")):
        run_builder(arguments[0], tmp_path / "us", *arguments[1:], "--out", tmp_path / "paper")
    page = next((tmp_path / "paper").glob("*.html")).read_text("utf-8")
    assert page.count('src="data:image/svg+xml;base64,') == 3
    with zipfile.ZipFile(next((tmp_path / "paper").glob("*.epub"))) as book:
        kept = {name: book.read(name) for name in book.namelist() if name.endswith(".svg")}
        contents = book.read("EPUB/package.opf").decode()
    assert set(kept) == {f"EPUB/pictures/{name}.svg" for name in ("cast-joe-glad", "place-park", "cast-amina")}
    assert all(f'href="{name.removeprefix("EPUB/")}"' in contents for name in kept)
    assert not any(b"var(" in content for content in kept.values())
    run_builder("export", tmp_path / "us", "--as", "moodle-xml", "--as", "qti21", "--out", tmp_path / "away")
    moodle = next((tmp_path / "away").glob("*.xml")).read_text("utf-8")
    assert "@@PLUGINFILE@@/cast-amina.svg" in moodle
    with zipfile.ZipFile(next((tmp_path / "away").glob("*.zip"))) as qti:
        assert "media/cast-amina.svg" in qti.namelist()


def test_a_theme_adds_and_replaces(tmp_path: Path) -> None:
    joe = drawn_by_us("cast/joe.svg").replace("<title>Joe</title>", "<title>Josephine</title>")
    own = {"cast/joe.svg": joe, "object/mace.svg": SVG.format('<path d="M0 0H5" fill="var(--brand)"/>')}
    outcome = built(tmp_path, shown(["cast:josephine", "cast:rina", "object:mace"]), own)
    assert not outcome.diagnostics
    assert page_in(outcome).count('<svg class="drawing') == 3


def test_a_drawing_program_s_file_keeps_its_looks_and_nothing_else(tmp_path: Path) -> None:
    inside = (
        '<style>.a{fill:url(#g)} .a, .b {stroke-width:2}</style><defs><linearGradient id="g"><stop offset="0"/>'
        '</linearGradient></defs><metadata>x</metadata><g id="all" class="b"><rect class="a" width="5" height="5"/></g>'
    )
    page = page_in(built(tmp_path, shown(["object:mace"]), {"object/mace.svg": SVG.format(inside)}))
    assert '<linearGradient id="ui--object-mace-g">' in page
    assert re.search(r"\.ui--style-\d+\{fill:url\(#ui--object-mace-g\);stroke-width:2;\}", page)
    assert "metadata" not in page
    assert ".a{" not in page


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (SVG.format('<rect onclick="alert(1)"/>'), "unsafe-picture"),
        (SVG.format("<script>alert(1)</script>"), "unsafe-picture"),
        (SVG.format('<path fill="url(https://a.example/b)"/>'), "unsafe-picture"),
        (SVG.format('<use href="https://a.example/b.svg#c"/>'), "unsafe-picture"),
        ("<svg><rect", "broken-picture"),
        ("", "broken-picture"),
    ],
)
@pytest.mark.parametrize("name", ["object/mace.svg", "cast/eve.svg", "moods.svg", "place/hall.svg"])
def test_an_organisation_s_drawings_are_looked_through(tmp_path: Path, name: str, content: str, rule: str) -> None:
    shows = {"object/mace.svg": "object:mace", "cast/eve.svg": "cast:eve", "place/hall.svg": "place:hall"}
    outcome = built(tmp_path, shown([shows.get(name, "cast:joe")]), {name: content})
    assert {fault.rule for fault in outcome.diagnostics} == {rule}
    assert not outcome.built


def test_what_is_not_shown_stops_nothing(tmp_path: Path) -> None:
    outcome = built(tmp_path, shown(["cast:joe"]), {"object/mace.svg": "<svg><rect"})
    assert not outcome.diagnostics


def test_a_drawing_that_uses_itself_comes_to_an_end(tmp_path: Path) -> None:
    inside = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/><rect width="1" height="1"/></g>'
    outcome = built(tmp_path, shown(["object:mace"]), {"object/mace.svg": SVG.format(inside)})
    run_builder("print", tmp_path / "us", "--as", "handout", "--out", tmp_path / "paper")
    assert not outcome.diagnostics
