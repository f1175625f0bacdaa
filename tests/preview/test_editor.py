"""Which command opens a place in which editor."""

import os
import stat
import sys
from pathlib import Path

import pytest

from builder.preview.editor import command_for, open_place
from tests.preview.test_preview import wait_until

FILE = Path("/courses/my course/course.md")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (["/usr/bin/code"], ["/usr/bin/code", "-g", f"{FILE}:7:3"]),
        (["/usr/bin/code", "--wait"], ["/usr/bin/code", "--wait", "-g", f"{FILE}:7:3"]),
        (["subl"], ["subl", f"{FILE}:7:3"]),
        (["gedit"], ["gedit", "+7", str(FILE)]),
        (["xdg-open"], ["xdg-open", str(FILE)]),
        ([], []),
    ],
)
def test_commands(editor: list[str], expected: list[str]) -> None:
    assert command_for(FILE, 7, 3, editor) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for an editor is a shell script")
def test_the_editor_gets_the_file_as_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = tmp_path / "code"
    editor.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/got"\n', "utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("VISUAL", "vim")  # it needs a terminal, and the server has none
    monkeypatch.delenv("EDITOR", raising=False)
    odd = tmp_path / "a; touch hacked $(touch hacked).md"
    assert open_place(odd, 0, 0)
    got = tmp_path / "got"
    wait_until(lambda: got.exists() and got.read_text("utf-8") == f"-g|{odd}:1:1|")
    assert not (tmp_path / "hacked").exists()
