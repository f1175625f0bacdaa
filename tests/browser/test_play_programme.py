"""A programme of two modules: each is played, left, resumed and completed by itself, and says what comes first."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.server import FileServer
from tests.standards.programmes import built, write_programme

FIRST = "#ui--before"
OLD, NEW = "scorm12", "scorm2004-4th"


@pytest.fixture(scope="module")
def programme(server: FileServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where its packages are served, one for each standard."""
    folder = tmp_path_factory.mktemp("programme")
    for name, rules in (("week", "order: in order\n"), ("tested", "final test: two\n")):
        outcome = built(write_programme(folder / name, rules, ("one", "two")), OLD, NEW)
        for one in outcome.built:
            with zipfile.ZipFile(one.path) as package:
                package.extractall(folder / "served" / name / one.standard)
    server.mount("programme", Path(folder / "served"))
    return "/programme"


@pytest.fixture
def enrol(contexts: Contexts, server: FileServer, programme: str) -> Iterator[Callable[..., Lms]]:
    """An LMS with a module: `enrol("week/one", standard, computer)`. Any fault in its calls fails the test."""
    opened: list[Lms] = []

    def new(wanted: str, standard: str, computer: BrowserContext, learner: str = "learner_1") -> Lms:
        name, module = wanted.split("/")
        package = f"{programme}/{name}/{standard}"
        lms = Lms(contexts, server.address, package, standard, opens=f"{module}/index.html", learner=learner)
        lms.begins = False  # it may say first what comes before
        lms.prepare(on=computer)
        opened.append(lms)
        return lms

    yield new
    assert [fault for lms in opened for fault in lms.faults] == []


def status(lms: Lms) -> str:
    lms.leave()
    saved = lms.saved() or {}
    return str(saved["core"]["lesson_status"] if lms.standard == OLD else saved["completion_status"])


@pytest.mark.parametrize("standard", [OLD, NEW])
def test_each_module_by_itself(enrol: Callable[..., Lms], contexts: Contexts, standard: str) -> None:
    computer = contexts.open()
    early = enrol("week/two", standard, computer)
    note = early.launch().locator(FIRST)
    assert "Day one" in note.inner_text()
    note.get_by_role("button", name="Carry on").click()
    assert not note.is_visible()
    assert Learner(begin(early.frame)).page == "page-two"
    assert status(early) == "incomplete"

    lms = enrol("week/one", standard, computer)
    learner = Learner(begin(lms.launch()))
    assert lms.frame.locator(FIRST).count() == 0
    learner.answer("who_asks", *learner.right("who_asks"))
    learner.next()
    lms.leave()
    learner = Learner(begin(lms.launch()))
    assert learner.page == "second-page"
    assert status(lms) == {OLD: "passed", NEW: "completed"}[standard]

    late = enrol("week/two", standard, computer)
    learner = Learner(late.launch())
    assert not late.frame.locator(FIRST).is_visible()
    begin(late.frame)
    assert learner.chosen("who_asks") == []
    learner.next()
    assert status(late) == "completed"
    told = [call["args"] for call in late.calls if call["args"][1:] in (["programme__done"], ["passed"])]
    number = {OLD: None, NEW: 1}[standard]  # behind the module's own
    assert told == (
        []
        if number is None
        else [[f"cmi.objectives.{number}.id", "programme__done"], [f"cmi.objectives.{number}.success_status", "passed"]]
    )

    other = enrol("week/two", standard, computer, "learner_2")
    assert other.launch().locator(FIRST).is_visible()
    other.leave()


@pytest.mark.parametrize("standard", [OLD, NEW])
def test_l14_a_failed_final_test_is_the_only_grade(
    enrol: Callable[..., Lms], contexts: Contexts, standard: str
) -> None:
    """The highest of all modules' scores, their mean and their sum are each the final test's own."""
    computer = contexts.open()
    scores = {}
    for module in ("one", "two"):
        lms = enrol(f"tested/{module}", standard, computer)
        learner = Learner(begin(lms.launch()))
        learner.answer("who_asks", *(learner.right if module == "one" else learner.wrong)("who_asks"))
        if module == "two":  # the second of two tries
            learner.try_again("who_asks")
            learner.answer("who_asks", *learner.wrong("who_asks"))
        learner.next()
        assert learner.page == "second-page"
        lms.leave()
        saved = lms.saved() or {}
        core = saved["core"] if standard == OLD else saved
        scores[module] = core["score"].get("raw", "")
        told = core["lesson_status"] if standard == OLD else (core["completion_status"], core["success_status"])
        assert (
            told
            == {
                (OLD, "one"): "completed",
                (OLD, "two"): "failed",
                (NEW, "one"): ("completed", "unknown"),
                (NEW, "two"): ("completed", "failed"),
            }[standard, module]
        )
    assert {name: str(score) for name, score in scores.items()} == {"one": "", "two": "0"}


def test_without_an_lms_a_page_shows_what_is_done(contexts: Contexts, server: FileServer, programme: str) -> None:
    page = contexts.open().new_page()
    page.goto(f"{server.address}{programme}/week/{OLD}/index.html")
    first, second = page.locator("[data-module]").all()
    assert page.locator(".begin").inner_text() == "Start with “Day one”"
    assert page.locator("#ui--done").inner_text() == "2 modules"
    assert "Comes after" not in page.locator("main").inner_text()
    assert [one.locator(".standing").is_visible() for one in (first, second)] == [False, False]
    second.get_by_role("link").click()
    page.wait_for_selector(READY, state="attached")
    assert page.locator(FIRST).is_visible()
    page.get_by_role("link", name="All modules of “The week”").click()
    first.get_by_role("link").click()
    page.wait_for_selector(READY, state="attached")
    learner = Learner(begin(page.main_frame))
    learner.next()
    page.goto(f"{server.address}{programme}/week/{OLD}/index.html")
    first.locator(".standing").wait_for(state="visible")
    assert not second.locator(".standing").is_visible()
    assert page.locator("#ui--done").inner_text() == "1 of 2 done"
    assert page.locator(".begin").inner_text() == "Go on with “Day two”"
    assert page.locator(".now").get_attribute("data-module") == second.get_attribute("data-module")
    assert second.locator(".next-up, .begun").locator("visible=true").count() == 1
    page.click(".begin")
    page.wait_for_selector(READY, state="attached")
    assert page.title() == "Day two"
    kept = page.evaluate("() => JSON.stringify(Object.keys(localStorage))")
    assert {name.split(":")[2] for name in json.loads(kept)} == {"week/one", "week/two"}
