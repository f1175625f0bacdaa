"""Markdown of other programs: what has a form here gets it, what has none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.importers.bringing import bring
from builder.importers.markdown import write

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
