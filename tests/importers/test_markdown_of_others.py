"""Markdown of other programs: what has a form here gets it, what has none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from builder.cli import main
from builder.importers.markdown import write
from builder.importers.reading import bring
from tests.packages import run_builder

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "MkDocs": ('!!! tip "Look"\n    Up.\n', "> [!TIP]\n> **Look**\n>\n> Up.\n"),
    "Docusaurus": (":::warning\nMind the step.\n:::\n", "> [!WARNING]\n> Mind the step.\n"),
    "Quarto": ("::: {.callout-note}\nMind the step.\n:::\n", "> [!NOTE]\n> Mind the step.\n"),
    "Obsidian": ("==Mind== the step.\n", "**Mind** the step.\n"),
    "LiaScript": ("Which?\n\n[( )] One\n[(X)] Two\n", "- [ ] One\n- [x] Two\n"),
}


@pytest.mark.parametrize("program", FORMS)
def test_a_form_of_another_program_becomes_ours(program: str, tmp_path: Path) -> None:
    typed, ours = FORMS[program]
    (tmp_path / "a.md").write_text(f"# Steps\n\n## At the door\n\n{typed}", "utf-8")
    assert ours in write(bring(tmp_path / "a.md").draft)


def test_files_beside_it_come_with_the_course(tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "My door.png").write_bytes(b"\x89PNG")
    (tmp_path / "a.md").write_text("# Steps\n\n![A door](pics/My%20door.png)\n\n![Out](../secret.png)\n", "utf-8")
    (tmp_path.parent / "secret.png").write_bytes(b"secret")
    one = bring(tmp_path / "a.md")
    assert "![A door](media/my-door.png)" in write(one.draft)
    assert [media.name for media in one.reading.media] == ["media/my-door.png"]


def test_remarks_of_another_program_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Steps\n\n## Door\n\nRing. %% ask Jo %%\n", "utf-8")
    one = bring(tmp_path / "a.md")
    assert "Jo" not in write(one.draft)
    assert [left.words for left in one.reading.left_out] == ["Ring. %% ask Jo %%"]


def test_its_front_matter_is_kept_or_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Steps\nlang: cy\nlayout: post\n---\n\n## Un\n\nTestun.\n", "utf-8")
    one = bring(tmp_path / "a.md")
    assert write(one.draft).startswith("---\ntitle: Steps\nlanguage: cy\n---\n\n## Un\n")
    assert [left.words for left in one.reading.left_out] == ["layout: post"]


LISTS = ("Do these first:\n\n", "Before you go.\n\n", "> [!NOTE]\n> Take this with you.\n\n", "### To do\n\n", "")


@pytest.mark.parametrize("above", LISTS)
def test_a_list_of_things_to_do_stays_a_list_and_is_told(above: str, tmp_path: Path) -> None:
    boxes = "- [x] Read the policy\n- [ ] Ring your manager\n"
    (tmp_path / "a.md").write_text(f"# Steps\n\n## At the door\n\n{above}{boxes}", "utf-8")
    one = bring(tmp_path / "a.md")
    text = write(one.draft)
    assert "- Read the policy\n- Ring your manager\n" in text
    assert "Question" not in text
    assert [doubt.text for doubt in one.reading.doubts] == [boxes.rstrip()]


QUESTIONS = {
    "it asks": "Which is right?\n\n",
    "it is told what to do": "Choose the best answer.\n\n",
    "a sentence to end": "The first thing to do is:\n\n",
    "a heading of ours": "### Question: Read this\n",
    "a quiz": "### Quick quiz\n\nIn a fire:\n\n",
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_answers_of_a_question_keep_their_boxes(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Steps\n\n## At the door\n\n{QUESTIONS[kind]}- [x] Out\n- [ ] In\n", "utf-8")
    one = bring(tmp_path / "a.md")
    assert "- [x] Out\n- [ ] In\n" in write(one.draft)
    assert not one.reading.doubts


def test_boxes_in_code_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Steps\n\n## Door\n\n```\n- [x] Out ![](x.png)\n```\n", "utf-8")
    assert "- [x] Out ![](x.png)" in write(bring(tmp_path / "a.md").draft)


PICTURES = ("![](door.png)", "![[door.png]]", "![[door.png|300]]", '<img src="door.png" width=3>', "![ ](<door.png>)")


@pytest.mark.parametrize("typed", PICTURES)
def test_a_picture_without_words_gets_some_and_is_told(typed: str, tmp_path: Path) -> None:
    (tmp_path / "door.png").write_bytes(b"\x89PNG")
    (tmp_path / "a.md").write_text(f"# Steps\n\n## Door\n\nSee {typed}\n", "utf-8")
    one = bring(tmp_path / "a.md")
    text = write(one.draft)
    assert "![A picture that is still to be described](" in text
    assert "media/door.png" in text
    assert "has no description" in one.reading.doubts[0].what


def test_pictures_that_are_not_here_let_the_course_be_built(tmp_path: Path) -> None:
    typed = "# Steps\n\n## Door\n\nSee ![[img.png]] and ![](https://example.org/a.png)\n"
    (tmp_path / "a.md").write_text(typed, "utf-8")
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.md"), "--to", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output


BLOCKS = {
    "tabs of MkDocs": (
        '=== "Windows"\n\n    Press it.\n\n=== "Mac"\n\n    Press that.\n',
        "### Tabs: At the door\n\n#### Windows\n\nPress it.\n\n#### Mac\n\nPress that.\n",
    ),
    "tabs of Quarto": (
        "::: {.panel-tabset}\n## Windows\nPress it.\n\n## Mac\nPress that.\n:::\n",
        "### Tabs: At the door\n\n#### Windows\n\nPress it.\n\n#### Mac\n\nPress that.\n",
    ),
    "tabs of Docusaurus": (
        '<Tabs>\n<TabItem label="Windows">Press it.</TabItem>\n<TabItem value="Mac">\nPress that.\n</TabItem>\n</Tabs>',
        "### Tabs: At the door\n\n#### Windows\n\nPress it.\n\n#### Mac\n\nPress that.\n",
    ),
    "a title of a box in Quarto": (
        "::: {.callout-tip}\n## Look up\n\nAlways.\n:::\n",
        "> [!TIP]\n> **Look up**\n>\n> Always.\n",
    ),
    "a margin of Quarto": ("::: {.column-margin}\nSee 3.\n:::\n", "> [!ASIDE]\n> See 3.\n"),
    "a description in Quarto": ('![Plan](plan.png){#fig-a fig-alt="A plan"}\n', "![A plan](plan.png)"),
    "a challenge of the Carpentries": (
        ":::::: challenge\n\n## Which key?\n\nTry both.\n\n:::: solution\n\n## It\n\nThe red one.\n\n::::\n\n::::::\n",
        "### Reveal: Which key?\nTry both.\n\nAnswer: The red one.\n",
    ),
    "a challenge of older Carpentries": (
        "> ## Which key?\n>\n> Try both.\n>\n> > ## Solution\n> >\n> > The red one.\n> {: .solution}\n{: .challenge}\n",
        "### Reveal: Which key?\nTry both.\n\nAnswer: The red one.\n",
    ),
    "points of the Carpentries": ("::: keypoints\n\n- Ring\n\n:::\n", "### Key points\n- Ring\n"),
    "aims of the Carpentries": (
        "::: objectives\n\n- To ring\n\n:::\n", "> [!NOTE]\n> **What you will learn**\n>\n> - To ring\n"
    ),
    "what unfolds, of GitHub": (
        "<details><summary>Can I wait?</summary>\n\nYes.\n\n</details>\n", "### Reveal: Can I wait?\nAnswer: Yes.\n"
    ),
    "what unfolds, twice": (
        "<details>\n<summary>One</summary>\nA.\n</details>\n\n<details>\n<summary>Two</summary>\nB.\n</details>\n",
        "### Accordion: At the door\n\n#### One\n\nA.\n\n#### Two\n\nB.\n",
    ),
    "keys and links in HTML": ('<kbd>Esc</kbd>, <a href="https://example.org">our page</a>\n', "`Esc`, [our page](https://example.org)"),
    "abbreviations of MkDocs": ("*[SAR]: Subject access request\n", "## Glossary\n\nSAR\n: Subject access request\n"),
    "bars in code": ("| a | b |\n|---|---|\n| `x|y` | 2 |\n", "| `x\\|y` | 2 |\n"),
    "hints and solutions of LiaScript": (
        "Which?\n\n[( )] One\n[(X)] Two\n[[?]] Count\n****\nTwo it is.\n****\n",
        "### Question: Which?\n- [ ] One\n- [x] Two\n\nHint: Count\n\nExplanation: Two it is.\n",
    ),
    "gaps of LiaScript": (
        "--{{0}}--\nThe answer is\n\n[[42]]\n[[?]] Big\n",
        "### Fill in: The answer is\n[[42]]\n\nHint: Big\n",
    ),
    "lists of LiaScript": (
        "{{1}}\nWhich?\n\n[[a|(b)|c]]\n[[?]] B\n",
        "### Question: Which?\n- [ ] a\n- [x] b\n- [ ] c\n",
    ),
    "tables of LiaScript": (
        "How is it?\n\n[(good)(bad)]\n[    ] the door\n[    ] the bell\n\n--{{0}}--\n{{1}}\n",
        "### Poll: How is it?\n| | good | bad |\n|---|---|---|\n| the door | [ ] | [ ] |\n| the bell | [ ] | [ ] |\n",
    ),
    "pairs of LiaScript": (
        "Whose?\n\n[[red][blue]]\n[[?]] x\n[(red)(blue)]\n[(X)( )] the door\n[( )(X)] the bell\n--{{0}}--\n",
        "| | |\n|---|---|\n| the door | red |\n| the bell | blue |\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_box_of_another_program_becomes_a_block_and_nothing_is_faulty(kind: str, tmp_path: Path) -> None:
    typed, ours = BLOCKS[kind]
    (tmp_path / "a.md").write_text(f"# Steps\n\n## At the door\n\nRing first.\n\n{typed}", "utf-8")
    assert ours in write(bring(tmp_path / "a.md").draft)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.md"), "--to", str(tmp_path / "out")])
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "out")])
    assert (done.exit_code, checked.exit_code) == (0, 0), checked.output


def test_what_follows_a_block_begins_a_page_and_notes_for_trainers_end_theirs(tmp_path: Path) -> None:
    typed = (
        "# Steps\n\n## At the door\n\n::: instructor\nTake a minute.\n:::\n\n"
        "::: challenge\n## Which?\nTry.\n::: solution\nRed.\n:::\n:::\n\nThen go in.\n\n## Inside\n\nSit.\n"
    )
    (tmp_path / "a.md").write_text(typed, "utf-8")
    one = bring(tmp_path / "a.md")
    text = write(one.draft)
    places = [
        text.index(words) for words in ("### Reveal: Which?", "### Trainer: At the door", "## At the door, part 2")
    ]
    assert places == sorted(places)
    assert text.index("Then go in.") < text.index("## Inside")
    assert [doubt.where for doubt in one.reading.doubts] == ["below “At the door”"]


def test_markdown_that_begins_with_a_tag_is_markdown(tmp_path: Path) -> None:
    top = '<h1 align="center">\n  <img src="a.png" alt="Our logo"><br>\n  Handbook\n</h1>\n\n'
    typed = f'{top}<p align="center">Read me</p>\n\n## Start\n\n**Ring.**\n'
    (tmp_path / "README.md").write_text(typed, "utf-8")
    text = write(bring(tmp_path / "README.md").draft)
    assert text == "---\ntitle: Handbook\n---\n\n![Our logo](<a.png>)\n\nRead me\n\n## Start\n\n**Ring.**\n"


def test_commands_of_another_program_go_and_are_told(tmp_path: Path) -> None:
    typed = "import Tabs from '@theme/Tabs';\n\n# Steps {#steps}\n\nRing.\n\n<!-- truncate -->\n\n--8<-- \"more.md\"\n"
    (tmp_path / "a.mdx").write_text(typed, "utf-8")
    one = bring(tmp_path / "a.mdx")
    assert write(one.draft) == "---\ntitle: Steps\n---\n\nRing.\n"
    assert [left.words for left in one.reading.left_out] == ["import Tabs from '@theme/Tabs';", '--8<-- "more.md"']


def test_texts_of_a_folder_keep_their_pictures_and_lead_to_each_other(tmp_path: Path) -> None:
    """Whether a picture lies above its text, is called as ours are, or lies where Obsidian finds it by its name."""
    vault = tmp_path / "vault"
    (vault / "guides/media").mkdir(parents=True)
    (vault / "img").mkdir()
    for name in ("img/Desk.png", "guides/media/bin.png", "img/Key.png"):
        Image.new("RGB", (4, 4), "teal").save(vault / name)
    Image.new("RGB", (4, 4), "red").save(tmp_path / "secret.png")
    (vault / "index.md").write_text("# Start\n\n[The desk](guides/desk.md#sub) [two](guides/two.md)\n", "utf-8")
    desk = "# Desk\n\n![A desk](../img/Desk.png)\n\n![A bin](media/bin.png)\n\n![[Key.png|300]]\n\n"
    desk += "![Out](../../secret.png) [Start](../index.md)\n\n```\n[not](two.md)\n```\n"
    (vault / "guides/desk.md").write_text(desk, "utf-8")
    (vault / "guides/two.md").write_text("# Two\n\nWords.\n", "utf-8")
    (vault / "ids.lock").write_text("course: vault\n", "utf-8")
    (vault / "Board.canvas").write_text("{}", "utf-8")
    done = run_builder("import", vault, "--to", tmp_path / "course")
    assert "Board.canvas was not imported" in done.stderr, done.stdout + done.stderr
    text = "\n".join(one.read_text("utf-8") for one in sorted((tmp_path / "course").glob("0*.md")))
    assert "![A desk](media/desk.png)" in text
    assert "![A bin](media/bin.png)" in text
    assert "(media/key.png)" in text
    assert "[Start](course.md)" in text
    assert "[not](two.md)" in text
    assert "[The desk](02-desk.md#sub) [two](03-two.md)" in (tmp_path / "course/course.md").read_text("utf-8")
    held = {one.name for one in (tmp_path / "course/media").iterdir()}
    assert held == {"desk.png", "bin.png", "key.png"}
    assert not [one for one in (tmp_path / "course").glob("0*.md") if "ids" in one.name or "board" in one.name]
