"""L15: what an L&D officer reads, exported as Moodle exports it: a column for each place in the LMS's list.

Two learners answer in different orders, try again at different questions, and meet the answers shuffled and other
questions of a bank. In every edition one column is one question, and each answer can be told, by its words or by the
key beside the package.
"""

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from builder.pipeline import Order, run
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.places import RecordStore, wait_until_ended
from tests.browser.recorded import ENTRY, SCORM12, STANDARDS
from tests.browser.server import FileServer
from tests.cmi5.lrs import serving_lrs
from tests.packages import all_standards
from tests.sampling import EVERY_PLAY

COURSE = """---
title: Reports
pass mark: 50%
---
# One

## First

### Question: Who speaks first?
- [x] You, with your name
- [ ] The caller, as ever
- [ ] Whoever breathes in
- [ ] Nobody: it's a café

### Question: What do you write down?
- [x] The name
- [x] The number
- [ ] The weather
- [ ] Zgłoś to później

## Second

### True or false: A call can wait.
True. It can.

### Fill in: The end
Say [[thanks / thank you]].

### Poll: What do you think?

| | Yes | No |
|---|---|---|
| It rains | [ ] | [ ] |
| It snows | [ ] | [ ] |

## Assessment: Test
Settings: 3 attempts

### Bank: All, draw 2

#### Question: One and one?
- [x] Two, as we know
- [ ] Three, as they say
- [ ] Four or so

#### Question: Two and two?
- [x] Four, as we know
- [ ] Five, as they say
- [ ] Six or so

#### Question: Three and three?
- [x] Six, as we know
- [ ] Seven, as they say
- [ ] Eight or so
"""
WHO, WHAT, WAIT, END = "who_speaks_first", "what_do_you_write_down", "a_call_can_wait", "the_end"
ORDERS = (
    [("first", WHO, "b"), ("first", WHO, "a"), ("first", WHAT, "a", "d"), ("second", WAIT, "true"), ("test", 1)],
    [("second", END, "thanks"), ("test", 0), ("test", 2), ("second", WAIT, "false"), ("first", WHAT, "a", "b"),
     ("first", WHO, "d")],
)  # fmt: skip
# Editions of one standard share their scripts.
EDITIONS = [name for name in all_standards() if name != "web"] if EVERY_PLAY else [*STANDARDS, "cmi5"]
Row = dict[str, str]  # Question, Response, Right answer


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "calls").mkdir()
    (folder / "calls" / "course.md").write_text(COURSE, "utf-8")
    outcome = run(Order(folder / "calls", standards=tuple(EDITIONS), out=folder / "dist"))
    assert outcome.built, outcome.diagnostics
    for one in outcome.built:
        with zipfile.ZipFile(one.path) as package:
            package.extractall(folder / "served" / one.standard)
    server.mount("reports", folder / "served")
    return folder


def play(learner: Learner, order: list[Any]) -> dict[str, list[str]]:
    """What they answered, by the ids of the questions, each time."""
    given = defaultdict(list)
    for page, *what in order:
        learner.go(page)
        if page != "test":
            name, *keys = what
            again = learner.block(name).locator(".outcome").is_visible()
            if again:
                learner.try_again(name)
            learner.answer(name, *keys)
            given[name].append(",".join(keys))
            continue
        if learner.frame.locator("#test .outcome-of-all").is_visible():
            learner.try_assessment_again()
        learner.hand_in(right=what[0])
        for name in learner.asked():
            given[name].append(",".join(learner.chosen(name)))
    learner.exit()
    return given


def export(lms: Lms) -> dict[int, Row]:
    """The rows of an attempt as Moodle keeps them: what was set last at each index."""
    rows: dict[int, Row] = defaultdict(dict)
    for call in lms.calls:
        match = ENTRY.fullmatch(call["args"][0]) if call["verb"].endswith("SetValue") else None
        if not match:
            continue
        name = {"id": "Question", "student_response": "Response", "learner_response": "Response"}.get(match[2], "")
        if name:
            rows[int(match[1])][name] = call["args"][1]
        elif match[2].endswith(".pattern"):
            rows[int(match[1])][f"Right answer {match[2].split('.')[1]}"] = call["args"][1]
    assert sorted(rows) == list(range(len(rows)))
    return rows


def plain(words: str) -> str:
    """As a name of an option is made of it."""
    letters = normalize("NFKD", words.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", letters.replace("'", "")).strip("_")


@pytest.fixture(scope="module")
def key(built: Path) -> dict[tuple[str, str], str]:
    """What a letter stands for, by question: from the file beside the packages."""
    _, *rows = csv.reader((built / "dist" / "calls-1.0-answers.csv").read_text("utf-8-sig").splitlines())
    return {(row[1], row[3]): row[4] for row in rows}


@pytest.fixture
def enrol_in_calls(built: Path, contexts: Contexts, server: FileServer) -> Iterator[Callable[[str, str], Lms]]:
    """A place to take the course in: `enrol_in_calls(edition, learner)`."""
    with ExitStack() as until_left:

        def new(edition: str, learner: str) -> Lms:
            path, manifest = f"/reports/{edition}", built / "served" / edition / "cmi5.xml"
            if not manifest.exists():
                return Lms(contexts, server.address, path, edition, learner=learner)
            lrs = until_left.enter_context(serving_lrs())
            contexts.faults = Ignoring(lrs.address)
            at = server.address + path
            return RecordStore(contexts, server.other_site, at, "none", lrs=lrs, manifest=manifest.read_bytes())

        yield new


@pytest.mark.parametrize("edition", EDITIONS)
def test_l15_a_column_is_a_question(
    edition: str, key: dict[tuple[str, str], str], enrol_in_calls: Callable[[str, str], Lms]
) -> None:
    columns: dict[object, set[str]] = defaultdict(set)
    for number, order in enumerate(ORDERS):
        place = enrol_in_calls(edition, f"learner_{number}")
        given = play(Learner(place.open()), order)
        met = defaultdict(list)
        for column, row in told(place):
            columns[column].add(row["Question"])
            if "Response" in row:
                met[row["Question"].partition("__")[0]].append(row)
        assert place.faults == []
        assert {name: len(each) for name, each in met.items()} == {name: len(each) for name, each in given.items()}
        for name, each in met.items():
            for row, keys in zip(each, given[name], strict=True):
                assert read(row["Response"], name, edition, key) == wanted(keys, name, key), row
    assert [ids for ids in columns.values() if len(ids) > 1] == []
    assert len(columns) >= 6  # of a bank both may draw the same


class Ignoring(list[str]):
    """Faults of the console but for those of an address: a browser notes each document that isn't there yet."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def append(self, fault: str) -> None:
        if not fault.startswith(self.address):
            super().append(fault)


def told(place: Lms) -> Iterator[tuple[object, Row]]:
    """Columns and what stands in them."""
    if not isinstance(place, RecordStore):
        yield from sorted(export(place).items())
        return
    wait_until_ended(place.lrs)
    for one in place.lrs.statements:
        if one["verb"]["display"]["en"] == "answered":
            name = one["object"]["id"].partition("#question-")[2]
            yield name, {"Question": name, "Response": one["result"]["response"]}


def read(response: str, name: str, edition: str, key: dict[tuple[str, str], str]) -> list[str]:
    if name in {WAIT, END}:
        return [{"t": "true", "f": "false"}.get(response, response)]
    if edition == SCORM12:
        return [plain(key[name, letter]) for letter in response.split(",")]
    return response.split("[,]")


def wanted(keys: str, name: str, key: dict[tuple[str, str], str]) -> list[str]:
    return [keys] if name in {WAIT, END} else [plain(key[name, letter]) for letter in keys.split(",")]
