"""Markdown of other programs: what has a form here gets it, what has none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.importers.markdown import write
from builder.importers.reading import bring

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
