"""`builder translate`: what goes to a translator, what comes back, and that nothing is lost on the way."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from builder.cli import main
from builder.source.load import translation_file
from builder.translation.po import as_po, read_po
from builder.translation.units import Translation, Unit
from builder.translation.xliff import BadTranslationError, as_xliff, read_xliff
from tests.languages.pseudo import pseudo, translated
from tests.packages import run_builder, standards

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("xliff_core_2.0.xsd"))))
COURSE = """---
title: Passing a message on
languages: [en-GB, cy]
---

## Who to ring

Ring the [front desk](#who-to-ring) first.

### Question: Who answers?
- [ ] The mayor
- [x] The front desk
  > Yes: they are there from eight.

### Action plan: What will you do?
- Two things that you will do first
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "course.md").write_text(COURSE, "utf-8")
    return folder


def ran(*words: object) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result


def kept(folder: Path) -> Translation:
    return read_xliff(translation_file(folder, "cy").read_text("utf-8"))


def page_of(folder: Path, *more: str) -> str:
    result = ran("build", folder, "--to", standards()[0], "--out", folder.parent / "dist", "--language", "cy", *more)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(folder.parent / "dist" / f"messages-1.0-cy-{standards()[0]}.zip") as package:
        return package.read("index.html").decode()


def reword(folder: Path, old: str, new: str) -> None:
    file = folder / "course.md"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def translate_all(folder: Path) -> None:
    assert ran("translate", folder, "--to", "cy").exit_code == 0
    done = replace(kept(folder), units=tuple(_with_figures(unit) for unit in translated(kept(folder)).units))
    translation_file(folder, "cy").write_text(as_xliff(done, "messages"), "utf-8")


def _with_figures(unit: Unit) -> Unit:
    return replace(unit, target=unit.target.replace(pseudo("Two"), "2"))


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_a_file_goes_out_and_comes_back(folder: Path, form: str) -> None:
    result = ran("translate", folder, "--to", "cy", "--format", form, "--out", folder.parent / "send")
    assert "missing 36 words (100%)" in result.output
    (sent,) = (folder.parent / "send").iterdir()
    write, read = (as_po, read_po) if form == "po" else (lambda one: as_xliff(one, "messages"), read_xliff)
    back = translated(read(sent.read_text("utf-8")))
    sent.write_text(write(replace(back, units=back.units[:-1])), "utf-8")
    result = ran("translate", folder, "--from", sent, "--format", form, "--out", folder.parent / "again")
    assert "good 29 words (80%), missing 7 words (19%), out of date 0 words (0%)" in result.output
    assert "good 29 words" in ran("translate", folder).output, "it is kept, whatever else was written"
    page = page_of(folder)
    assert f">{pseudo('The front desk')}<" in page
    assert f'<a href="#who-to-ring">{pseudo("front desk")}</a>' in page
    assert '<span lang="en-GB">Two things that you will do first</span>' in page


def test_both_languages_are_built_with_one_lock(folder: Path) -> None:
    translate_all(folder)
    result = ran("build", folder, "--to", standards()[0], "--out", folder.parent / "dist")
    names = sorted(file.name for file in (folder.parent / "dist").glob("*.zip"))
    assert names == [f"messages-1.0-cy-{standards()[0]}.zip", f"messages-1.0-{standards()[0]}.zip"], result.output
    pages = [zipfile.ZipFile(folder.parent / "dist" / name).read("index.html").decode() for name in names]
    welsh, english = (re.findall(r'data-key="(\w+)"|<section class="page" id="([\w-]+)"', page) for page in pages)
    assert welsh == english
    assert '<html lang="cy"' in pages[0]
    assert '<html lang="en-GB"' in pages[1]
    manifests = [zipfile.ZipFile(folder.parent / "dist" / name).read("imsmanifest.xml").decode() for name in names]
    identifiers = [set(re.findall(r'identifier="([^"]+)"', manifest)) for manifest in manifests]
    assert not identifiers[0] & identifiers[1], "to an LMS they are two packages"
    assert pseudo("Passing a message on") in manifests[0]


@pytest.fixture
def week(folder: Path) -> Path:
    """A programme of that course and another, which has the programme's own id, as its folder's name allows."""
    week = folder.parent
    (week / "week").mkdir()
    (week / "week/course.md").write_text("---\ntitle: Keys\n---\n## Who answers?\n\nThe front desk.\n", "utf-8")
    said = "title: A week\nid: week\nsummary: Two short modules.\nlanguages: [en-GB, cy]\n"
    (week / "programme.yaml").write_text(said, "utf-8")
    return week


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_a_programme_goes_out_and_comes_back_in_one_file(week: Path, form: str) -> None:
    result = ran("translate", week, "--to", "cy", "--format", form, "--out", week / "send")
    assert "missing 47 words (100%)" in result.output
    assert "missing: A week: the programme's summary: Two short modules." in result.output
    (sent,) = (week / "send").iterdir()
    write, read = (as_po, read_po) if form == "po" else (lambda one: as_xliff(one, "week"), read_xliff)
    sent.write_text(write(translated(read(sent.read_text("utf-8")))), "utf-8")
    assert form == "po" or SCHEMA.validate(etree.parse(str(sent))), SCHEMA.error_log
    assert "good 47 words (100%)" in ran("translate", week, "--from", sent).output
    assert all(translation_file(week / part, "cy").is_file() for part in (".", "messages", "week"))
    assert f">{pseudo('Keys')}<" in translation_file(week / "week", "cy").read_text("utf-8")
    for part in (week / "messages", week / "week"):
        assert "missing 0 words" in ran("translate", part, "--from", sent).output, "a course takes its own of it"
    assert not kept(week / "messages").obsolete


def test_a_programme_is_built_in_both_languages_with_the_same_ids(week: Path) -> None:
    ran("translate", week, "--to", "cy", "--out", week)
    sent = week / "week-cy.xlf"
    sent.write_text(as_xliff(translated(read_xliff(sent.read_text("utf-8"))), "week"), "utf-8")
    ran("translate", week, "--from", sent)
    result = ran("build", week, "--to", standards()[0], "--out", week / "dist")
    assert result.exit_code == 0, result.output
    packages = [zipfile.ZipFile(week / f"dist/week-1.0-{name}{standards()[0]}.zip") for name in ("", "cy-")]
    assert [package.read("index.html").decode().count("A week") > 0 for package in packages] == [True, False]
    assert pseudo("A week") in packages[1].read("imsmanifest.xml").decode()
    pages = [
        "".join(package.read(name).decode() for name in sorted(package.namelist()) if name.endswith("/index.html"))
        for package in packages
    ]
    english, welsh = (re.findall(r'data-key="(\w+)"|<section class="page" id="([\w-]+)"', page) for page in pages)
    assert english == welsh
    assert pseudo("The mayor") in pages[1]


def test_a_file_of_one_course_is_none_of_its_programme(week: Path) -> None:
    ran("translate", week / "messages", "--to", "cy", "--out", week)
    result = ran("translate", week, "--from", week / "messages-cy.xlf")
    assert result.exit_code == 2
    assert "give the course that it was made for" in result.output


def test_a_text_that_changes_keeps_its_translation_marked(folder: Path) -> None:
    translate_all(folder)
    reword(folder, "they are there from eight", "they are there from nine")
    result = ran("translate", folder, "--to", "cy")
    assert "out of date 6 words" in result.output
    (old,) = [unit for unit in kept(folder).units if unit.earlier]
    assert (old.target, old.earlier) == (pseudo("Yes: they are there from eight."), "Yes: they are there from eight.")
    assert "Yes: they are there from nine." in page_of(folder), "learners are not told what is no longer so"
    ran("translate", folder, "--to", "cy")
    assert old in kept(folder).units, "it stays out of date until somebody looks at it"
    reword(folder, "from nine", "from eight")
    assert "out of date 0 words" in ran("translate", folder, "--to", "cy").output
    assert pseudo("Yes: they are there from eight.") in page_of(folder)


def test_an_old_translation_that_comes_back_as_it_went_is_still_old(folder: Path) -> None:
    translate_all(folder)
    reword(folder, "from eight", "from nine")
    for form, ending, fuzzy in (("xliff", "xlf", ""), ("po", "po", "#, fuzzy\n")):
        ran("translate", folder, "--to", "cy", "--format", form, "--out", folder.parent)
        sent = folder.parent / f"messages-cy.{ending}"
        assert fuzzy in sent.read_text("utf-8")
        assert "out of date 6 words" in ran("translate", folder, "--from", sent).output
    sent.write_text(sent.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert "out of date 0 words" in ran("translate", folder, "--from", sent).output


def test_nothing_that_was_translated_is_lost(folder: Path) -> None:
    translate_all(folder)
    whole = (folder / "course.md").read_text("utf-8")
    before = kept(folder).good
    (folder / "course.md").write_text(whole.partition("### Question")[0], "utf-8")
    ran("translate", folder, "--to", "cy")
    assert {unit.target for unit in (*kept(folder).units, *kept(folder).obsolete)} == set(before.values())
    (folder / "course.md").write_text(whole, "utf-8")
    assert "good 36 words (100%)" in ran("translate", folder, "--to", "cy").output
    assert kept(folder).good == before


def test_a_block_that_gets_another_id_keeps_its_translation(folder: Path) -> None:
    translate_all(folder)
    reword(folder, "### Question: Who answers?", "### Question: Which of these people picks up the phone?")
    assert not (folder / "ids.lock").exists(), "so that the question has another id"
    result = ran("translate", folder, "--to", "cy")
    assert "missing 8 words" in result.output, "only its heading"
    assert pseudo("The mayor") in page_of(folder)


def test_a_number_that_says_how_many_stays_one(folder: Path) -> None:
    translate_all(folder)
    assert page_of(folder).count("<textarea") == 2
    file = translation_file(folder, "cy")
    file.write_text(file.read_text("utf-8").replace(">2 ", f">{pseudo('Two')} "), "utf-8")
    assert "a number in figures" in ran("check", folder).output
    assert page_of(folder).count("<textarea") == 2


def test_what_is_kept_is_valid_xliff(folder: Path) -> None:
    translate_all(folder)
    reword(folder, "from eight", "from nine")
    reword(folder, "- [ ] The mayor\n", "")
    reword(folder, "- [x]", "- [ ] Nobody in the whole wide world at all\n- [x]")
    ran("translate", folder, "--to", "cy")
    tree = etree.parse(str(translation_file(folder, "cy")))
    assert SCHEMA.validate(tree), SCHEMA.error_log
    assert kept(folder).obsolete
    assert [unit for unit in kept(folder).units if unit.earlier]


@pytest.mark.parametrize(
    "text", ['a "quoted" \\ slash\nand a line', "tab\there", "{{ x }} é 🙂", "\\n", "ends in a line\n"]
)
def test_po_keeps_every_character(text: str) -> None:
    unit = Unit("page:x:1", text, target=text.strip(), earlier="an “earlier”\none", context="page “x”")
    (back,) = read_po(as_po(Translation("en-GB", "cy", (unit,)))).units
    assert (back.id, back.source, back.target, back.earlier) == (unit.id, unit.source, unit.target, unit.earlier)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en-GB" trgLang="cy">{}</xliff>'
UNIT = '<file id="f"><unit id="u"><segment><source>{}</source><target>{}</target></segment></unit></file>'


@pytest.mark.parametrize(
    "text",
    [
        BOMB + XLIFF.format(UNIT.format("&b;", "&b;")),
        '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">' + XLIFF.format(""),
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XLIFF.format(UNIT.format("&a;", "&a;")),
        XLIFF.format(UNIT.format("x", "y" * 200_000)),
        XLIFF.format("<file id='f'>" + "<g>" * 5000 + "</g>" * 5000 + "</file>"),
        XLIFF.format(UNIT.format("x", "y"))[:-20],
        "<html/>",
        "not a translation",
        "",
    ],
    ids=["bomb", "dtd", "entity", "long", "deep", "cut", "html", "text", "nothing"],
)
def test_a_hostile_file_changes_nothing(folder: Path, text: str) -> None:
    translate_all(folder)
    before = translation_file(folder, "cy").read_bytes()
    hostile = folder.parent / "hostile.xlf"
    hostile.write_text(text, "utf-8")
    result = ran("translate", folder, "--from", hostile)
    assert result.exit_code == 1
    assert "can't be read" in result.output
    assert translation_file(folder, "cy").read_bytes() == before


def test_entities_are_refused_by_name() -> None:
    with pytest.raises(BadTranslationError, match="entities"):
        read_xliff(BOMB + XLIFF.format(""))


def test_a_translation_is_text_and_nothing_else(folder: Path) -> None:
    translate_all(folder)
    file = translation_file(folder, "cy")
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) ![y](../../secret.svg)"
    file.write_text(file.read_text("utf-8").replace(f">{pseudo('The mayor')}<", f">{evil}<"), "utf-8")
    page = page_of(folder)
    assert "alert(1)" not in page, "it has a link and a picture that the text has not"
    file.write_text(
        file.read_text("utf-8").replace(evil, "&lt;b onclick='x'&gt;Maer&lt;/b&gt;\n\n### Question: x"), "utf-8"
    )
    page = page_of(folder)
    assert "&lt;b onclick=" in page
    assert page.count('data-block="question"') == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "../../x"), "write a language code"),
        (("--to", "en-gb"), "is the language that the course is written in"),
        ((), "there is no translation yet"),
        (("--from", "nowhere.xlf"), "does not exist"),
    ],
)
def test_wrong_use_is_told(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = ran("translate", folder, *words)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize(
    ("welsh", "told"),
    [
        ("Ffoniwch **y [dderbynfa](#elsewhere)** yn gyntaf.", "it has the link to #elsewhere too many"),
        ("Ffoniwch **y dderbynfa** yn gyntaf.", "it lacks the link to #page"),
        ("Ffoniwch ** y [dderbynfa](#page)** yn gyntaf.", "it has a ** that makes nothing bold or code"),
        ("Ffoniwch **y [dderbynfa](#page) yn gyntaf.", "it has a ** that makes nothing bold or code"),
        ("Ffoniwch **y [dderbynfa](#page)** yn gyntaf.", ""),
    ],
)
def test_a23_what_differs_is_told_when_a_translation_comes_back(welsh: str, told: str, tmp_path: Path) -> None:
    english = "Ring **the [front desk](#page)** first."
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls/course.md").write_text(f"---\ntitle: Calls\n---\n\n## Page\n\n{english}\n", "utf-8")
    run_builder("translate", "calls", "--to", "cy", "--out", "out", cwd=tmp_path)
    sent = tmp_path / "out/calls-cy.xlf"
    text = sent.read_text("utf-8")
    source = f"{english}</source>"
    assert source in text
    sent.write_text(text.replace(source, f"{source}\n        <target>{welsh}</target>"), "utf-8")
    done = run_builder("translate", "calls", "--from", "out/calls-cy.xlf", cwd=tmp_path)
    assert done.returncode == 0
    assert (told in done.stderr) if told else (done.stderr == "")
