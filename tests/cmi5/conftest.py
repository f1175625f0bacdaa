"""A strict LMS, and the adapter at it."""

import json
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cmi5.lrs import Lrs, serving_lrs
from tests.packages import ROOT

LIMITS = tomllib.loads((ROOT / "scorm_templates/cmi5/standard.toml").read_text("utf-8"))["limits"]
SETTINGS = {"limits": LIMITS, "edition": "cmi5"}
Play = Callable[..., list[Any]]


@pytest.fixture
def lrs() -> Iterator[Lrs]:
    with serving_lrs() as started:
        yield started


@pytest.fixture(scope="session")
def player(node: Path) -> Iterator[subprocess.Popen[str]]:
    """Node, which takes one play after another: to start it takes longer than any of them."""
    command = [str(node), str(Path(__file__).with_name("play.mjs"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as started:
        yield started


@pytest.fixture
def play(lrs: Lrs, player: subprocess.Popen[str]) -> Play:
    """Takes the adapter through steps in a new window: what each gave. `launch` as open_session takes it."""

    def taken(*steps: tuple[Any, ...], query: str | None = None, **launch: Any) -> list[Any]:
        begun = [("query", lrs.launch(**launch) if query is None else query), ("connect", None)]
        told = {"settings": SETTINGS, "network": f"{lrs.address}network/", "steps": [*begun, *steps]}
        assert player.stdin
        assert player.stdout
        player.stdin.write(json.dumps(told) + "\n")
        player.stdin.flush()
        given = json.loads(player.stdout.readline())
        assert isinstance(given, list), given
        return given[1:]

    return taken
