"""`builder new` at a terminal and without one: every template works as it stands, and nothing is ever overwritten."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from builder.language.examples import example_sentences
from builder.pipeline import Order, run
from builder.starters.start import check_free, start_course, starters
from tests.packages import ROOT, run_builder
from tests.patience import PATIENCE, until


@pytest.mark.parametrize("mark", ["70%", "none"])
@pytest.mark.parametrize("name", starters())
def test_every_template_is_whole(name: str, mark: str, tmp_path: Path) -> None:
    template = starters()[name]
    folder = tmp_path / "my course"
    given = ["--pass-mark", mark] if template.pass_mark else []
    done = run_builder("new", folder, "--template", name, "--title", 'A "good": course', *given)
    assert done.returncode == 0, done.stderr
    courses = sorted(file.parent for file in folder.rglob("course.md"))
    for course in courses:
        outcome = run(Order(course))
        assert {one.rule for one in outcome.diagnostics} == {"example-words"}
        assert outcome.title.startswith('A "good": course')
        assert outcome.pages
    text = courses[0].joinpath("course.md").read_text("utf-8")
    assert ("pass mark: 70%" in text) == (mark == "70%" and bool(template.pass_mark))
    assert not {"{title}", "{name}", "{pass mark}"} & set(text.split())
    assert not list(folder.rglob("starter.toml"))
    assert f'builder check "{folder.as_posix()}"' in done.stdout


@pytest.mark.parametrize("name", starters())
def test_example_words_that_stay_are_told_until_they_are_changed(name: str, tmp_path: Path) -> None:
    """Each page once; what an author has written, also around them, is theirs."""
    [*files] = start_course(tmp_path / "one", starters()[name], "One", "80%")
    for file in files:
        found = run(Order(file.parent)).diagnostics
        assert 0 < len(found) <= len(list(re.finditer("(?m)^## ", file.read_text("utf-8")))) + 1
        text = file.read_text("utf-8")
        for sentence in sorted(example_sentences(), key=len, reverse=True):
            text = text.replace(sentence, f"{sentence[:-1]} as we do it{sentence[-1:]}")
        file.write_text(text, "utf-8")
        assert "example-words" not in {one.rule for one in run(Order(file.parent)).diagnostics}


def test_what_is_told_as_an_example_is_written_by_nobody_else() -> None:
    texts = [file.read_text("utf-8") for file in (ROOT / "courses").rglob("*.md")]
    assert not [one for one in example_sentences() if any(one in text for text in texts)]


def test_every_template_says_what_it_is() -> None:
    said = run_builder("new", "--list").stdout.splitlines()
    assert [line.split()[0] for line in said] == list(starters())
    assert all(one.title and one.description and "\n" not in one.description for one in starters().values())


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    answers = {
        "Which folder": "courses/first aid",
        "A number": "4",
        "What is it called?": "First aid",
        "A percentage": "lots",  # which can't be, and is asked for again
        "reach to pass": "75%",
    }
    said = at_a_terminal(["new"], answers, tmp_path)
    assert "“pass mark” can't be “lots”" in said
    assert 'builder build "courses/first aid"' in said
    text = (tmp_path / "courses/first aid/course.md").read_text("utf-8")
    assert 'title: "First aid"\n' in text
    assert "pass mark: 75%\n" in text


def test_a_terminal_can_take_what_is_offered(tmp_path: Path) -> None:
    at_a_terminal(["new", "mine"], {"A number": "", "What is it called?": "", "A percentage": ""}, tmp_path)
    assert (tmp_path / "mine/course.md").read_text("utf-8").startswith('---\ntitle: "Mine"\n')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say where the course is to go"),
        (["x", "--template", "scenari"], "Did you mean “scenario”?"),
        (["x", "--pass-mark", "lots"], "write a percentage"),
        (["x", "--template", "scenario", "--pass-mark", "80%"], "takes no pass mark"),
        (["x", "--title", "y" * 201], "keep it within 200 characters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = run_builder("new", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_free(tmp_path: Path) -> None:
    check_free(tmp_path)


def at_a_terminal(arguments: list[str], answers: dict[str, str], folder: Path) -> str:
    """What the command says on a terminal on which somebody types each answer when its question stands there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "builder", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}
    running = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    said, answered = "", 0
    for question, answer in answers.items():
        while question not in said[answered:]:
            said += heard(ours)
        answered = len(said)
        os.write(ours, f"{answer}\n".encode())
    while running.poll() is None or select.select([ours], [], [], 0)[0]:
        more = heard(ours)
        said += more
        if not more:
            break
    assert running.wait(PATIENCE) == 0, said
    os.close(ours)
    return said.replace("\r\n", "\n")


def heard(terminal: int) -> str:
    """What the terminal shows next; "" once it is closed."""
    until(lambda: select.select([terminal], [], [], 1)[0], "nothing was said")
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # the other end is closed
        return ""
