"""Which command opens a place in which editor."""

import os
import stat
import sys
from pathlib import Path

import pytest

from builder.preview.editor import command_for, is_for_cmd, is_plain_for_cmd, open_place, words_of
from tests.patience import until

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
    until(lambda: got.exists() and got.read_text("utf-8") == f"-g|{odd}:1:1|")
    assert not (tmp_path / "hacked").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there, quotation marks are read otherwise")
@pytest.mark.parametrize("named", ["vim 'x", 'code "', "'", "\\", "  ", "nowhere --wait", "code\x00"])
def test_r4_an_editor_that_cant_be_read_is_none(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one is taken, and nothing is raised."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "environ", {**os.environ, "VISUAL": named, "EDITOR": named, "PATH": str(tmp_path)})
    assert not open_place(FILE, 1, 1)
    editor = tmp_path / "code"
    editor.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/got"\n', "utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    assert open_place(FILE, 7, 3)
    until(lambda: (tmp_path / "got").exists() and f"{FILE}:7:3" in (tmp_path / "got").read_text("utf-8"))


def test_r4_words_of_a_command() -> None:
    assert words_of("code --wait", windows=False) == ["code", "--wait"]
    assert words_of(r'"C:\Program Files\Code\Code.exe" --wait', windows=True) == [
        r"C:\Program Files\Code\Code.exe",
        "--wait",
    ]
    for broken in ("vim 'x", '"C:\\Program Files'):
        assert words_of(broken, windows=False) == words_of(broken, windows=True) == []


@pytest.mark.parametrize(
    ("file", "plain"),
    [
        (r"C:\courses\fire\course.md", True),
        (r"C:\my courses\fire (2)\course.md", True),
        (r"C:\R&D\course.md", False),
        (r"C:\100%\course.md", False),
        (r"C:\%PATH%\course.md", False),
        (r"C:\a^b\course.md", False),
        (r"C:\wow!\course.md", False),
        ("C:\\a|b\\course.md", False),
    ],
)
def test_r9_what_the_shell_of_windows_would_act_on(file: str, *, plain: bool) -> None:
    """It reads the words for `code.cmd`, which is then not used."""
    assert is_for_cmd(r"C:\Code\bin\code.CMD")
    assert is_for_cmd("x.bat")
    assert not is_for_cmd(r"C:\Code\Code.exe")
    assert is_plain_for_cmd(["code.cmd", "-g", f"{file}:1:1"]) == plain


class Windows:
    """What `os.startfile` does: each verb opens, or says why not."""

    def __init__(self, *answers: int) -> None:
        self.answers, self.asked = [*answers], list[tuple[str, str]]()

    def startfile(self, path: Path, verb: str = "") -> None:
        self.asked.append((verb, str(path)))
        if code := self.answers.pop(0):
            raise OSError(code, "no program is associated")


@pytest.mark.skipif(sys.platform == "win32", reason="a stand-in for it")
@pytest.mark.parametrize(("answers", "opened"), [((0,), True), ((1155, 0), True), ((1155, 1155), False)])
def test_r9_no_program_for_such_files(
    answers: tuple[int, ...], *, opened: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault clicked: what edits such files is asked, then Notepad; and where there is none, it is said."""
    windows = Windows(*answers)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", windows.startfile, raising=False)
    monkeypatch.setattr("builder.preview.editor._editor", list)
    monkeypatch.setattr("shutil.which", lambda *_: None)
    path = tmp_path / "100% R&D" / "course.md"
    assert open_place(path, 1, 1) == opened
    assert windows.asked == [(verb, str(path)) for verb, _ in zip(("", "edit"), answers, strict=False)]
