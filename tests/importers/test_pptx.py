"""PowerPoint: what becomes of decks, and what no deck may do. Issue 12."""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx.dml.color import RGBColor

from builder.importers import Reading
from builder.importers.draft import Figure, LinkCard, Question, TrueOrFalse, plain
from builder.importers.fitting import TO_DESCRIBE, arranged
from builder.importers.markdown import write
from builder.importers.pptx.importer import IMPORTER
from builder.importers.reading import bring as bring_file
from builder.importers.source import SourceFile
from builder.package.archive import RefusedError
from tests.importers.awkward_decks import DECKS
from tests.importers.decks import Maker, changed, texts_of
from tests.in_memory import check, source_of
from tests.sampling import one_in, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from builder.importers.draft import Element

    Bring = Callable[[bytes], "Brought"]


class Brought:
    """A deck and what became of it."""

    def __init__(self, content: bytes, folder: Path) -> None:
        path = folder / "a-deck.pptx"
        path.write_bytes(content)
        brought = bring_file(path)
        assert brought.title == "PowerPoint presentation"
        self.draft, self.reading = brought.draft, brought.reading
        self.text = write(self.draft)
        self.media: dict[str, bytes | RefusedError] = {}
        for one in self.reading.media:
            try:
                self.media[one.name] = one.read()
            except RefusedError as reason:
                self.media[one.name] = reason

    @property
    def elements(self) -> Iterator[Element]:
        for section in self.draft.sections:
            for page in section.pages:
                yield from page.elements

    @property
    def titles(self) -> list[str]:
        return [plain(page.title) for section in self.draft.sections for page in section.pages]

    @property
    def told(self) -> str:
        """All that the report would say."""
        doubts = (f"{one.where}: {one.what} {one.todo}" for one in self.reading.doubts)
        return "\n".join([*doubts, *(f"{one.where}: {one.kind}: {one.words}" for one in self.reading.left_out)])


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    return lambda content: Brought(content, tmp_path)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("name", DECKS)
def test_nothing_of_a_deck_vanishes(name: str, bring: Bring) -> None:
    content = DECKS[name]()
    brought = bring(content)
    everywhere = words(re.sub(r"\\(.)", r"\1", brought.text)) + " " + words(brought.told)
    for text in texts_of(content):
        for part in re.split("[\x0b\n]|_x000B_", text):
            said = words(re.sub(r"^\s*(\(?[A-Ha-h][.)]|\d+[.)])\s", "", part))
            assert said.replace(" ", "") in everywhere.replace(" ", ""), part
    pictures = sum(one.startswith("ppt/media/image") for one in zipfile.ZipFile(BytesIO(content)).namelist())
    assert len(brought.media) + sum("picture" in one.kind for one in brought.reading.left_out) >= pictures


@pytest.mark.parametrize("name", one_in(2, [*DECKS]))
def test_what_becomes_of_a_deck_checks_without_an_error(name: str, bring: Bring) -> None:
    brought = bring(DECKS[name]())
    if not brought.draft.sections:
        pytest.skip("there is nothing in it")
    text = re.sub(r"media/[\w.-]+\.(png|jpg|gif)", "media/phone.png", brought.text)
    text = re.sub(r"media/[\w.-]+\.mp4", "media/form.pdf", text)
    _, found = check(source_of({"course.md": text}))
    assert not [one for one in found if one.severity.name == "ERROR"]


def test_lists_keep_their_levels_and_notes_are_the_trainers(bring: Bring) -> None:
    text = bring(DECKS["plain"]()).text
    assert "- Tell your manager\n  - Where you are\n  - When you will be back\n- Charge your phone" in text
    assert "### Trainer: While you are there\n\nAsk who has done this." in text
    assert "title: Lone working" in text
    assert "## Lone working\n\nFor all who visit people at home" in text


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("boxes_out_of_order", ["First", "Second", "Third"]),
        ("boxes_on_a_picture", ["First", "Second", "Third"]),
        ("rows_of_boxes", ["Left one", "Right one", "Left two", "Right two"]),
        ("heads_over_columns", ["Do this", "It helps", "Not that", "It harms"]),
        ("right_to_left", ["الأول", "الثاني"]),
        ("groups_in_groups", ["Inside", "Inside too", "Outside"]),
    ],
)
def test_boxes_are_read_as_people_read_them(name: str, order: list[str], bring: Bring) -> None:
    text = bring(DECKS[name]()).text
    places = [text.index(f"\n{one}\n") for one in order]
    assert places == sorted(places)


def test_large_words_above_the_rest_are_the_title_of_a_slide_without_one(bring: Bring) -> None:
    assert bring(DECKS["no_titles"]()).titles == ["Thought 1", "Thought 2", "Thought 3"]


def test_tables_come_with_their_heads_and_their_cells_are_escaped(bring: Bring) -> None:
    brought = bring(DECKS["tables"]())
    assert "| Year | Lost | Found |\n|---|---|---|\n| 2024 | a \\| b | 9 |" in brought.text
    assert "cells were one over several" in brought.told


def test_charts_are_tables_of_what_they_show(bring: Bring) -> None:
    brought = bring(DECKS["charts"]())
    assert "**How people reach us**" in brought.text
    assert "| Post | 25% |" in brought.text
    assert "| 2 | 1,000 |" in brought.text
    assert "| North: Post | 1 |" in brought.text
    assert "holds no numbers" in brought.told


def test_a_drawing_of_smart_art_is_a_list_and_told(bring: Bring) -> None:
    brought = bring(DECKS["diagram"]())
    assert "- Collect\n  - Ask first\n- Keep\n  - Lock it\n  - Back it up\n- Shred" in brought.text
    assert "SmartArt" in brought.told


def test_an_equation_is_spelt_and_told(bring: Bring) -> None:
    brought = bring(DECKS["equations"]())
    assert "The mean is m=(a+b)/2" in brought.text
    assert "equation" in brought.told


def test_hidden_slides_are_in_the_report_and_not_in_the_course(bring: Bring) -> None:
    brought = bring(DECKS["hidden_and_remarks"]())
    assert "1234" not in brought.text
    assert "The code is 1234 A secret plan Never show this." in brought.told
    assert "a-secret-plan" in brought.told
    assert not brought.media
    assert "Is this still right?" in brought.told


def test_pictures_come_with_their_words_in_a_form_that_browsers_show(bring: Bring) -> None:
    brought = bring(DECKS["pictures"]())
    figures = [one for one in brought.elements if isinstance(one, Figure)]
    assert [one.alt for one in figures] == [
        "A locked cabinet",
        TO_DESCRIBE,
        TO_DESCRIBE,
        "A bitmap",
        "A scan",
        "A small film",
        "The left half",
    ]
    assert [one.media.rpartition(".")[2] for one in figures] == ["png", "png", "png", "png", "png", "gif", "jpg"]
    assert figures[0].media == "media/a-locked-cabinet.png"
    cut = brought.media[figures[-1].media]
    assert isinstance(cut, bytes)
    with Image.open(BytesIO(cut)) as opened:
        assert opened.size == (100, 100)


def test_a_logo_on_each_slide_is_told_once(bring: Bring) -> None:
    brought = bring(DECKS["logo_on_each_slide"]())
    assert not brought.media
    assert brought.told.count("Our logo") == 1


@pytest.mark.parametrize("name", ["damaged_picture", "old_drawing"])
def test_pictures_that_browsers_cant_show_are_told(name: str, bring: Bring) -> None:
    brought = bring(DECKS[name]())
    assert "browsers can't show" in brought.told
    assert not brought.media


def test_films_are_links_for_a_block_needs_a_transcript(bring: Bring) -> None:
    brought = bring(DECKS["films"]())
    links = [one.address for one in brought.elements if isinstance(one, LinkCard)]
    content = brought.media[links[0]]
    assert isinstance(content, bytes)
    assert content[4:12] == b"ftypmp42"
    assert "https://www.youtube.com/watch?v=abcdefgh123" in brought.text
    assert "write down what is said in it" in brought.told


def test_links_lead_to_the_web_and_to_pages_and_to_nothing_else(bring: Bring) -> None:
    brought = bring(DECKS["links"]())
    assert "[the regulator](https://www.hse.gov.uk)" in brought.text
    assert "[write to us](mailto:help@northmere.example)" in brought.text
    assert "javascript" not in brought.text
    assert "file:" not in brought.text
    assert "javascript:alert(1)" in brought.told
    assert "our form" in brought.text


def test_words_keep_their_form(bring: Bring) -> None:
    text = bring(DECKS["formed_words"]()).text
    assert "Say **no** to *gifts*. 12 m² and H₂O, 1st" in text


def test_line_ends_and_typed_marks_are_read_as_meant(bring: Bring) -> None:
    brought = bring(DECKS["vertical_tabs_and_line_ends"]())
    assert brought.draft.title == "Customer care"
    assert "A title in two lines" in brought.titles
    assert "- typed bullet\n- another\n\n1. typed number\n2. next number\n\n- a dash" in brought.text


def test_agendas_open_the_course_and_the_closing_slide_is_left_out(bring: Bring) -> None:
    brought = bring(DECKS["agenda_and_sections"]())
    assert [plain(section.title) for section in brought.draft.sections][-3:] == ["Fire", "First aid", "Reporting"]
    assert brought.text.count("- First aid") == 1
    assert "agendas that are shown again" in brought.told
    assert "goodbye: Thank you Any questions?" in brought.told
    assert "Collect the badges." in brought.text


def test_sections_of_the_deck_are_sections(bring: Bring) -> None:
    brought = bring(DECKS["sections_of_the_deck"]())
    assert [plain(one.title) for one in brought.draft.sections if one.title] == ["The start", "The end"]
    assert brought.titles == ["One", "Two", "Three", "Four"]


def test_slides_that_go_on_are_one_page(bring: Bring) -> None:
    brought = bring(DECKS["continued"]())
    assert brought.titles == ["Rules", "Only a title"]
    assert brought.text.count("\n- Rule on") == 4
    assert "### What stands below it" in brought.text


def test_slides_that_an_overview_names_are_one_page(bring: Bring) -> None:
    brought = bring(DECKS["numbered_overview"]())
    assert brought.titles == ["Four habits", "What next?"]
    assert "### 3. Passing on" in brought.text


def test_questions_whose_answer_is_evident_are_questions(bring: Bring) -> None:
    brought = bring(DECKS["quiz"]())
    asked = [one for one in brought.elements if isinstance(one, Question)]
    right = {plain(one.title): [plain(answer.text) for answer in one.answers if answer.right] for one in asked}
    assert right == {
        "Who may read a case file?": ["People who need to"],
        "What do you do with a lost badge?": ["Report it"],
        "Where do old files go?": ["The shredder"],
        "Which colour is right?": ["Green"],
        "Which of these are strong?": ["One", "Three"],
    }
    judged = {plain(one.title): one.verdict for one in brought.elements if isinstance(one, TrueOrFalse)}
    assert judged == {"a first name is never personal": False, "Is the earth round?": True}
    assert "nothing says which answer is right" in brought.told
    assert "What is a password?" in brought.told
    assert "It cuts them small." in brought.text


def test_a_slide_of_answers_is_the_key_to_the_questions_before_it(bring: Bring) -> None:
    brought = bring(DECKS["answers_at_the_end"]())
    asked = [one for one in brought.elements if isinstance(one, Question)]
    right = [plain(answer.text) for one in asked for answer in one.answers if answer.right]
    assert right == ["Who needs to", "The shredder", "Now"]
    assert "Explanation: Because need comes first" in brought.text
    assert "slides that list the answers" in brought.told


def test_one_wrong_answer_does_not_make_the_rest_right(bring: Bring) -> None:
    asked = [one for one in bring(DECKS["one_wrong_answer_marked"]()).elements if isinstance(one, Question)]
    assert [plain(one.title) for one in asked] == ["Which of two?"]
    assert [answer.right for answer in asked[0].answers] == [True, False]


def test_answers_that_share_a_paragraph_are_parted(bring: Bring) -> None:
    text = bring(DECKS["answers_on_one_line"]()).text
    assert "- [ ] Left\n- [ ] Right\n- [x] Neither" in text


def test_a_deck_in_welsh_is_read_as_one(bring: Bring) -> None:
    brought = bring(DECKS["in_welsh"]())
    assert brought.draft.language == "cy"
    assert "### Cynnwys" in brought.text
    assert [one.verdict for one in brought.elements if isinstance(one, TrueOrFalse)] == [True]
    assert "goodbye: Diolch" in brought.told


def test_a_box_that_says_tip_is_a_callout(bring: Bring) -> None:
    assert "> [!TIP]\n> smile when you ring." in bring(DECKS["boxes_with_labels"]()).text.replace("Smile", "smile")


def test_a_table_of_questions_is_questions(bring: Bring) -> None:
    assert "- [x] Who needs to" in bring(DECKS["a_table_of_questions"]()).text


def test_short_lines_of_a_design_without_marks_are_points(bring: Bring) -> None:
    text = bring(DECKS["points_without_marks"]()).text
    assert "- Your manager\n- A colleague\n- The duty officer" in text
    assert "We are open.\n\nWe say what we do\n\nand we do it." in text


def test_a_bold_point_of_a_list_is_no_heading(bring: Bring) -> None:
    assert "- Lock up\n- **Never lend keys**\n- Report a loss" in bring(DECKS["emphasis_in_a_list"]()).text


def test_sections_in_which_nothing_stands_are_told(bring: Bring) -> None:
    brought = bring(DECKS["sections_without_slides"]())
    assert [plain(one.title) for one in brought.draft.sections] == ["Something does"]
    assert "Nothing stands here" in brought.told
    assert "Nothing again" in brought.told


def test_newer_charts_and_comments_are_read(bring: Bring) -> None:
    brought = bring(DECKS["newer_chart_and_comment"]())
    assert "**Calls lost**" in brought.text
    assert "| Start | 10 |" in brought.text
    assert "isn't available" not in brought.text
    assert "A comment on it says: Ask Finance." in brought.told


def test_what_stands_in_ways_that_nobody_foresaw_is_told(bring: Bring) -> None:
    brought = bring(DECKS["background_picture_and_words_elsewhere"]())
    assert "slide 2: words in other places than boxes: Words on a line" in brought.told
    assert "slide 2: pictures in backgrounds" in brought.told


def test_what_nobody_sees_is_told_and_what_each_slide_repeats_is_told_once(bring: Bring) -> None:
    brought = bring(DECKS["unseen_and_repeated"]())
    for words in ("OFFICIAL", "A remark to myself", "Hidden words"):
        assert words not in brought.text
        assert brought.told.count(words) == 1
    assert "slides 2 to 7" in brought.told
    assert "A title for those who hear it" in brought.text
    assert "See [the policy](https://www.northmere.example/policy)" in brought.text


def test_objects_of_other_programs_are_told(bring: Bring) -> None:
    assert "another program" in bring(DECKS["sound_and_sheet"]()).told


def test_lists_below_a_question_are_no_quiz_of_themselves(bring: Bring) -> None:
    made = Maker("Not a quiz")
    made.points("What's changed?", "A new charter", "Quicker answers")
    made.points("Who are our customers?", "Residents", "Colleagues", "Councillors")
    brought = bring(made.bytes())
    assert not [one for one in brought.elements if isinstance(one, Question)]
    assert "nothing says" not in brought.told


def test_a_slide_show_is_read_as_a_deck(bring: Bring) -> None:
    assert bring(DECKS["slide_show"]()).titles == bring(DECKS["plain"]()).titles


def test_feet_are_told_once(bring: Bring) -> None:
    brought = bring(DECKS["footers"]())
    assert "Northmere" not in brought.text
    assert brought.told.count("Northmere Council, internal") == 1
    assert "slides 2 to 4" in brought.told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _, content: content.replace(b"<p:sld ", b'<!DOCTYPE x [<!ENTITY a "b">]><p:sld ', 1), "DTD"),
        (lambda name, content: b"<p" if name == "ppt/presentation.xml" else content, "damaged"),
        (lambda name, content: None if name == "[Content_Types].xml" else content, "damaged"),
        (
            lambda _, content: content.replace(b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"),
            "Strict",
        ),
    ],
    ids=["entities", "no XML", "no types", "strict"],
)
def test_decks_that_could_do_harm_or_are_damaged_are_refused(change: object, said: str, bring: Bring) -> None:
    with pytest.raises(RefusedError, match=said):
        bring(changed(DECKS["plain"](), change))  # type: ignore[arg-type]  # each takes a name and a content


def spoilt(chance: random.Random, name: str, content: bytes) -> bytes | None:
    """A part of a deck in which numbers, names or whole elements are wrong, missing or doubled."""
    often = re.search(r"slides/|notes|diagrams|charts/chart|presentation\.xml", name)
    if not name.endswith((".xml", ".rels")) or chance.random() > (0.4 if often else 0.004):
        return content
    if chance.random() < 0.04:
        return None
    values = list(re.finditer(rb'="([^"]*)"', content))
    elements = list(re.finditer(rb"<(\w+:\w+)\b[^>]*?(?:/>|>.*?</\1>)", content, re.DOTALL))
    if values and chance.random() < 0.5:
        value = chance.choice(values)
        return content[: value.start(1)] + chance.choice(ODD_VALUES) + content[value.end(1) :]
    if elements:
        element = chance.choice(elements)
        return content[: element.start()] + element[0] * chance.choice((0, 0, 2)) + content[element.end() :]
    return content


TRIES = times(50, 150)
ODD_VALUES = (b"0", b"-1", b"999999999999", b"", b"abc", b"1e9", b"rId99")


def test_no_parts_make_more_than_a_refusal(tmp_path: Path) -> None:
    chance = random.Random(12)  # noqa: S311 - no secret
    decks = [make() for name, make in DECKS.items() if name != "two_hundred_slides"]
    path, read = tmp_path / "spoilt.pptx", 0
    for _ in range(TRIES):
        path.write_bytes(changed(chance.choice(decks), lambda name, held: spoilt(chance, name, held)))
        try:
            with SourceFile(path) as file:  # and not by `bring`, which turns whatever is raised into a refusal
                reading = Reading()
                write(arranged(IMPORTER.read(file, reading), reading))
            read += 1
        except RefusedError:
            continue
    assert read > TRIES / 5  # not all of them are refused at the door


@pytest.mark.parametrize("way", ["colour", "weight"])
def test_a_point_that_stands_out_below_a_question_is_told(way: str, tmp_path: Path) -> None:
    made = Maker()
    slide = made.points("How fast do we answer?", "5 rings", "3 rings", "10 rings")
    run = slide.placeholders[1].text_frame.paragraphs[1].runs[0]
    if way == "colour":
        run.font.color.rgb = RGBColor(0, 0xB0, 0x50)  # type: ignore[no-untyped-call]
    else:
        run.font.bold = True
    (tmp_path / "a.pptx").write_bytes(made.bytes())
    doubts = bring_file(tmp_path / "a.pptx").reading.doubts
    assert any("It looks like a question (“How fast do we answer?”)" in one.what for one in doubts)
