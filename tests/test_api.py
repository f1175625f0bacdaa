"""The examples of `builder.api` are what it does, and its commands go through it."""

import ast
import doctest
from pathlib import Path

import pytest

from builder import api
from builder.pipeline.stages import Checked
from tests.packages import ROOT

COURSE = """---
title: Doors
pass mark: 80%
---
## At the door

She should utilise the bell.

### Question: Who is there?
- [x] A caller
- [ ] Nobody

## Inside

Shut it behind you, **always**.
"""


def test_its_examples_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "courses/doors").mkdir(parents=True)
    (tmp_path / "courses/doors/course.md").write_text(COURSE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("builder.incremental.inputs.SETTLED", -(10**18))  # whoever is at work on the builder
    whole = doctest.DocTestFinder(recurse=False).find(api)
    names = ["load", "check", "check_all", "in_each_language", "build", "page_html", "open_package"]
    parts = [test for name in names for test in doctest.DocTestFinder().find(getattr(api, name), f"api.{name}")]
    assert len(parts) == len(names)
    runner, told = doctest.DocTestRunner(), dict[str, object]()
    for test in (*whole, *parts):
        assert test.examples, test.name
        test.globs = told if test.name != "builder.api" else told | vars(api)
        failed, _ = runner.run(test, clear_globs=False)
        assert failed == 0, test.name
        told |= test.globs


def test_all_that_it_offers_is_documented_and_typed() -> None:
    assert (ROOT / "builder/py.typed").is_file()
    for name in api.__all__:
        assert getattr(api, name).__doc__, name


def test_an_unknown_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(COURSE, "utf-8")
    checked = api.check(api.Order(tmp_path))
    assert isinstance(checked, Checked)
    with pytest.raises(KeyError):
        api.page_html(checked, "nowhere")


@pytest.mark.parametrize("name", ["build", "check", "outline", "print", "translate"])
def test_commands_use_it_and_not_what_lies_behind_it(name: str) -> None:
    tree = ast.parse((ROOT / f"builder/commands/{name}.py").read_text("utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    others = {"builder.pipeline.stages", "builder.pipeline.translating"}  # types alone; what the workbench shares
    assert "builder.api" in imported
    assert not {one for one in imported if one.startswith(("builder.pipeline", "builder.incremental"))} - others
