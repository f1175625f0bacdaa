"""`builder print`: every edition of one rich course is sound, holds all that it should, and fetches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from builder.discover import INSIDE, block_folders
from builder.editions import editions
from builder.editions.document import written
from builder.pipeline import Order, examine
from builder.pipeline.stages import Checked
from builder.render.theming import theme_of
from tests.block_uses import every_use_once
from tests.html import html_faults
from tests.in_memory import packed

if TYPE_CHECKING:
    from pathlib import Path

    from builder.discover import Theme
    from builder.model import Course, PackageContent

WHOLE = ("large-print", "facilitator-pack")  # editions with all that learners read, the answers too
DIRECTIVE = re.compile(r"^\w+: |media/\S+|^\([^)]*\)|[£(]?[\d.,]+|\baccept\b|\b[Ee]nding\.$")
COURSE = """---
title: Calls
duration: 20 minutes
handout: yes
objectives:
  greet: Greet people
---

# Start

## Hello
Objective: greet

Say <who> you are & why.

### Trainer: Pairs, 15 minutes if there is time
Let them talk.

Why: it builds trust.

Materials: a clock.

### Trainer: Break, 20 minutes
Drink something.

## Goodbye
Objective: greet

### Question: Who rings?
- [x] Anyone
  > Even the mayor.
- [ ] Nobody

### Discuss: Who is next?
- You?

### Key points: To keep
{points}
"""
QUIZ = """---
title: Quiz
---

# Quiz

## Practise

### True or false: Practice?
True. Yes.

## Assessment: First
Settings: pass mark 80%

### Bank: One, draw 1

#### Question: B1?
- [x] a
- [ ] b

#### Question: B2?
- [x] a
- [ ] b

### Bank: Two

Read this letter.

#### Question: B3?
Settings: 2 marks

- [x] a
- [ ] b

## Assessment: Second

### Question: C1?
- [x] a
- [ ] b
"""
DAY = """---
title: {day}
---

# Start

## Hello

Go to [the door](#the-door).

## The door

![A door](media/door.svg)

### Trainer: Open it, {minutes} minutes
Push.

### Question: What do you do?
- [x] Push
- [ ] Pull

### Key points: Doors
- Push
"""
SVG = "http://www.w3.org/2000/svg"


@dataclass
class Printed:
    """A course or programme, checked, with its look and its editions as HTML."""

    content: PackageContent
    theme: Theme
    drawn: dict[str, bytes] = field(default_factory=dict)

    @property
    def course(self) -> Course:
        return self.content.modules[0].course

    def html(self, name: str) -> str:
        if name not in self.drawn:
            made = written(name, self.content, self.theme, "html")
            assert isinstance(made, bytes)
            self.drawn[name] = made
        return self.drawn[name].decode()

    def page(self, name: str) -> Any:
        return html.document_fromstring(self.html(name))


def printed(folder: Path) -> Printed:
    checked = examine(Order(folder))
    assert isinstance(checked, Checked), checked.outcome.diagnostics
    return Printed(checked.content, theme_of(checked.content.modules[0].course))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(every_use_once(tmp_path_factory.mktemp("rich")))


@pytest.fixture
def calls(tmp_path: Path) -> Printed:
    (tmp_path / "calls").mkdir()
    points = "\n".join(f"- Point {number}: {'say what you mean ' * 5}" for number in range(9))
    (tmp_path / "calls/course.md").write_text(COURSE.format(points=points), "utf-8")
    return printed(tmp_path / "calls")


def words(text: str) -> str:
    """The words alone, so that neither mark-up nor white space counts."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def text_of(page: Any) -> str:
    return words(" ".join(page.find("body").itertext()))


@pytest.mark.usefixtures("node_modules")
def test_pages_are_sound_and_whole(rich: Printed, node: Path, tmp_path: Path) -> None:
    assert len(editions()) >= 6
    for name in editions():
        (tmp_path / f"{name}.html").write_text(rich.html(name), "utf-8")
        page = rich.page(name)
        assert page.get("lang") == "en-GB"
        assert page.findtext(".//title")
        assert not page.xpath("//script | //link | //button | //input | //textarea | //select | //form")
        assert all(address.startswith("data:") for address in page.xpath("//@src"))
        assert all(picture.get("alt") is not None for picture in page.xpath("//img"))
        places = {f"#{place}" for place in page.xpath("//@id")}
        assert all(link.startswith(("http", "mailto:", "tel:")) or link in places for link in page.xpath("//a/@href"))
        assert "@page" in rich.html(name)
    assert html_faults(tmp_path.glob("*.html"), node) == []


@pytest.mark.parametrize("names", [*((name,) for name in WHOLE), ("handout", "answer-key")])
def test_nothing_vanishes(rich: Printed, names: tuple[str, ...]) -> None:
    everything = " ".join(text_of(rich.page(name)) for name in names)
    read = [passage.text for passage in rich.course.passages]
    parted = [text for text in read if words(text) not in everything]  # by gaps, or by what steers a block
    assert len(parted) < len(read) / 5
    known = set(everything.split())
    assert [text for text in parted if not set(words(DIRECTIVE.sub(" ", text)).split()) <= known] == []


def test_trainers_words_are_for_facilitators_alone(rich: Printed) -> None:
    said = words("Starting from what went well builds confidence.")
    assert [name for name in editions() if said in text_of(rich.page(name))] == ["facilitator-pack"]


@pytest.mark.parametrize("name", ["handout", "quiz-sheet"])
def test_answers_are_not_given_away(calls: Printed, name: str) -> None:
    page = calls.page(name)
    for apart in page.xpath("//*[contains(@class, 'apart')]"):
        assert "even the mayor" in words(apart.text_content())
        apart.drop_tree()
    assert "who rings" in text_of(page)
    assert "even the mayor" not in text_of(page)
    assert len(page.xpath("//*[@class='tick radio']")) == 2


def test_the_run_sheet_runs(calls: Printed) -> None:
    run, more = (
        [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath("tbody/tr")]
        for table in calls.page("facilitator-pack").xpath("//table")
    )
    assert run == [
        ["0:00", "15", "Pairs (if there is time)", "it builds trust.", "a clock."],
        ["0:15", "20", "Break", "Greet people", ""],
        ["0:35", "", "End", "", ""],
    ]
    # The trainer's steps fill the course's time.
    assert more == [
        ["about 5", "Goodbye Question, Discuss with your team, Key points", "Greet people", "Handout"],
        ["about 10", "Who is next?", "Greet people", "Handout"],
    ]


def test_small_pages_fold_into_order(calls: Printed) -> None:
    folds = calls.page("pocket-guide").xpath("//*[@class='fold']")
    sheets = [[card.get("class").split()[1] for card in fold] for fold in folds]
    assert sheets[0][2:] == ["back", "cover"]
    cards = [card for fold in folds for card in fold]
    assert len(cards) % 4 == 0
    assert all(("turned" in card.get("class")) == (place % 4 < 2) for place, card in enumerate(cards))
    shown = " ".join(words(card.text_content()) for card in cards)
    assert all(f"point {number} say" in shown for number in range(9))


def test_two_sheets_lie_in_each_other() -> None:
    from builder.editions.pocket_guide.edition import Card, sheets  # noqa: PLC0415 - beside what it tests

    cards = [Card(str(number)) for number in range(1, 9)]
    lying = [[card.kind for card in (*sheet.top, *sheet.bottom)] for sheet in sheets(cards)]
    assert lying == [["7", "2", "8", "1"], ["5", "4", "6", "3"]]


def test_a_sheet_for_each_assessment(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(QUIZ, "utf-8")
    page = printed(tmp_path).page("quiz-sheet")
    sheets = page.xpath("//section[contains(@class, 'quiz')]")
    assert [sheet.findtext("h2") for sheet in sheets] == ["First", "More questions", "Second"]
    first, spare, second = (words(sheet.text_content()) for sheet in sheets)
    assert "questions 2 to pass 3 or more 80 " in first
    assert "out of 3" in first
    assert "question 1 b1" in first
    assert "read this letter" in first
    assert "question 2 b3" in first
    assert "2 marks" in first
    assert "question 3 b2" in spare
    assert "question 1 c1" in second
    assert "to pass" not in second
    assert "practice" not in text_of(page)
    assert [heading.text_content() for heading in page.xpath("//*[contains(@class, 'apart')]//h4")] == [
        f"{number} {title}" for number, title in ((1, "B1?"), (2, "B3?"), (3, "B2?"), (1, "C1?"))
    ]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("week")
    (folder / "programme.yaml").write_text("title: The week\nmodules: [monday, tuesday]\n", "utf-8")
    for day in ("monday", "tuesday"):
        (folder / day / "media").mkdir(parents=True)
        (folder / day / "course.md").write_text(DAY.format(day=day.title(), minutes=15 + 10 * (day > "n")), "utf-8")
        (folder / day / "media/door.svg").write_text(
            f'<svg xmlns="{SVG}" viewBox="0 0 4 3"><!--{day}--></svg>', "utf-8"
        )
    (folder / "tuesday/quiz.md").write_text(QUIZ.partition("---\n\n")[2], "utf-8")
    return printed(folder)


@pytest.mark.usefixtures("node_modules")
def test_a_programme_is_one_document_with_a_part_for_each_module(week: Printed, node: Path, tmp_path: Path) -> None:
    for name in editions():
        page = week.page(name)
        assert page.find(".//h1").text_content() == "The week"
        shown = [part.findtext("header/h1") for part in page.xpath("//section[@class='part']")]
        assert shown == ([] if name == "quiz-sheet" else ["Monday", "Tuesday"]), "only one module has a quiz"
        places = page.xpath("//@id")
        assert len(places) == len(set(places))
        assert {link[1:] for link in page.xpath("//a/@href")} <= set(places)
        (tmp_path / f"{name}.html").write_text(week.html(name), "utf-8")
    assert html_faults(tmp_path.glob("*.html"), node) == []
    links = week.page("handout").xpath("//main//p/a/@href")
    assert [link.partition("--")[0] for link in links] == ["#monday", "#tuesday"], "each leads to its own module"
    assert len(set(week.page("handout").xpath("//main//img/@src"))) == 2
    assert [cell.text for cell in week.page("facilitator-pack").xpath("//tr[@class='run-end']/td[1]")] == [
        "0:15",
        "0:25",
    ]
    cards = week.page("pocket-guide").xpath("//*[@class='fold']/*[contains(@class, 'points')]/p[@class='where']")
    assert sorted(card.text for card in cards) == ["Monday", "Tuesday"]
    answers = week.page("large-print").xpath("//*[contains(@class, 'apart')]/h2")
    assert [heading.text_content() for heading in answers] == ["Answers: Monday", "Answers: Tuesday"]


def test_a_course_in_sections_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/door.svg").write_text(f'<svg xmlns="{SVG}" viewBox="0 0 4 3"/>', "utf-8")
    day = DAY.format(day="Monday", minutes=15).replace("---\n", "---\nscos: sections\nhandout: yes\n", 1)
    (tmp_path / "course.md").write_text(day + "\n# Later\n\n## And then\n\nGo home.\n", "utf-8")
    page = printed(tmp_path).page("handout")
    assert [place.text for place in page.xpath("//p[@class='where']")] == ["Start", "Start", "Later"]
    assert page.xpath("//main//img[starts-with(@src, 'data:')]")


def test_the_module_links_its_handout(calls: Printed) -> None:
    for files in packed(Order(calls.course.source.folder)).values():
        page: Any = html.document_fromstring(bytes(files["index.html"]).decode())  # type: ignore[arg-type]
        assert len(page.xpath("//a[@href='handout.html']")) == 2
        assert page.xpath("(//main/section[@class='page'])[1]//a[@href='handout.html']")
        assert page.xpath("//section[@id='results']//a[@href='handout.html']")
        assert b"say what you mean" in bytes(files["handout.html"])  # type: ignore[arg-type]


def styled(*files: Path) -> set[str]:
    """The classes that style sheets name."""
    text = "".join(file.read_text("utf-8") for file in files if file.is_file())
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", text, flags=re.DOTALL)))


def test_no_edition_takes_a_class_that_a_block_styles() -> None:
    shared = styled(INSIDE / "page/page.css", INSIDE / "editions/paper.css")
    of_blocks = styled(*(folder / "block.css" for folder in block_folders().values())) - shared
    templates = " ".join(file.read_text("utf-8") for file in INSIDE.glob("editions/**/*.html.jinja"))
    used = {name for names in re.findall(r'class="([\w -]+)', templates) for name in names.split()}
    assert len(used) > 20
    assert not used & of_blocks
