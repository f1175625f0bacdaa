"""A refresher asks first what its learner missed in the course, as far as their device knows; and is played through."""

import pytest
from playwright.sync_api import BrowserContext

from tests.block_uses import write_course
from tests.browser.axe import axe_violations
from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.recorded import settle, statuses
from tests.browser.server import FileServer
from tests.browser.test_play_alone import STORES_NOTHING
from tests.packages import Packages, build

QUESTION = "### Question: {aim} {number}?\nObjective: {aim}\n\n- [x] Yes\n- [ ] No\n\n"
TEXT = (
    "---\ntitle: Doors\nrefresher: yes\nobjectives:\n  doors: Close doors\n  keys: Hang up keys\n---\n# At the door\n\n"
    "## Doors\n\n### Key points: The door\n- Close it.\n\n"
    + "".join(QUESTION.format(aim=aim, number=number) for aim in ("doors", "keys") for number in range(10))
    + "## Assessment: Test\nSettings: pass mark 10%\n\n"
    + "".join(QUESTION.format(aim=aim, number=number) for aim in ("doors", "keys") for number in range(20, 24))
)
PAGE, TEST, ASKED = "doors", "test", "refresh"
NAMES = "() => Object.keys(localStorage)"
MISSED = {"doors_3", "keys_7", "keys_22"}


pytestmark = pytest.mark.usefixtures("doors")


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> Packages:
    folder = tmp_path_factory.mktemp("refreshers")
    built = build(
        write_course(folder / "doors", TEXT), folder, "--to", "web", "--to", "scorm12", "--to", "scorm2004-4th"
    )
    server.mount("refreshers", built.unpacked)
    return built


def take_course(learner: Learner) -> None:
    """All of it, and misses some; one of them is right at the second try."""
    for name in sorted(MISSED - {"keys_22"}):
        learner.answer(name, *learner.wrong(name))
    learner.try_again("doors_3")
    learner.answer("doors_3", *learner.right("doors_3"))
    learner.answer("doors_4", *learner.right("doors_4"))
    learner.go(TEST)
    for name in learner.asked():
        learner.put(name, *(learner.wrong(name) if name in MISSED else learner.right(name)))
    learner.frame.click("section.page:not([hidden]) .hand-in-button")


def asked_first(learner: Learner) -> set[str]:
    learner.go(ASKED)
    asked = learner.asked()
    assert len(asked) == 8
    assert sum(name.startswith("keys") for name in asked) == 4, "by objective"
    return set(asked)


def opened(browser: BrowserContext, server: FileServer, name: str) -> Learner:
    page = browser.new_page()
    page.goto(f"{server.address}/refreshers/{name}/index.html")
    page.wait_for_selector(READY, state="attached")
    begin(page.main_frame)
    return Learner(page.main_frame)


COURSE, REFRESHER = "doors-1.0-{}", "doors-refresher-1.0-{}"


def test_it_asks_what_was_missed_and_is_done_when_all_is_answered(clocked: ClockedContexts, server: FileServer) -> None:
    browser = clocked.open()
    take_course(opened(browser, server, COURSE.format("web")))
    learner = opened(browser, server, REFRESHER.format("web"))
    assert "You have done this course before." in learner.frame.locator("#remember").inner_text()
    assert "Close it." in learner.frame.locator("#remember").inner_text()
    assert axe_violations(learner.frame.page) == []
    asked = asked_first(learner)
    assert asked >= MISSED
    assert axe_violations(learner.frame.page) == []
    for name in asked:
        learner.answer(name, *(learner.wrong(name) if name == "keys_7" else learner.right(name)))
        assert learner.outcome(name), "taught at once"
    learner.go("results")
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert "has completed\nDoors: refresher" in learner.frame.locator(".certificate").inner_text().replace("\n\n", "\n")
    learner.frame.page.reload()
    learner.frame.wait_for_selector(READY, state="attached")
    assert asked_first(learner) == asked, "what was drawn stays"
    kept = learner.frame.evaluate("() => localStorage['module:missed:doors:-']")
    keys = {block["key"]: block["id"] for block in learner.course["blocks"]}
    assert [keys[key] for key in keys if key in kept] == ["keys_7"], "what is known by now is forgotten"


def test_without_a_record_it_draws(clocked: ClockedContexts, server: FileServer) -> None:
    drawn = [asked_first(opened(clocked.open(), server, REFRESHER.format("web"))) for _ in range(3)]
    assert drawn[0] != drawn[1] or drawn[1] != drawn[2]
    browser = clocked.open()
    browser.add_init_script(STORES_NOTHING)
    asked_first(opened(browser, server, REFRESHER.format("web")))
    browser = clocked.open()
    browser.add_init_script(
        "try { localStorage.setItem('module:missed:doors:-', '{\"a\": [1]}'); } catch { /* before */ }"
    )
    asked_first(opened(browser, server, REFRESHER.format("web")))


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004-4th"])
def test_in_an_lms_it_is_the_same_learner_s_device_that_knows(
    clocked: ClockedContexts, server: FileServer, standard: str
) -> None:
    def lms(form: str) -> Lms:
        return Lms(clocked, server.address, f"/refreshers/{form.format(standard)}", standard)

    course = lms(COURSE)
    take_course(Learner(course.open()))
    settle(course)
    refresher = lms(REFRESHER)
    refresher.prepare(on=course.page.context)
    learner = Learner(refresher.launch())
    asked = asked_first(learner)
    assert asked >= MISSED
    stored = [name for name in learner.frame.evaluate(NAMES) if name.startswith("module:missed")]
    assert stored
    again = Learner(refresher.resume())
    assert asked_first(again) == asked, "on another computer, too"
    for name in asked:
        again.answer(name, *again.right(name))
    settle(refresher)
    assert statuses(refresher)[0] == "completed"
    other = lms(REFRESHER)
    other.prepare()
    asked_first(Learner(other.launch()))
    assert [fault for one in (course, refresher, other) for fault in one.faults] == []
    assert not any("Learner" in name for name in stored), "no name and no number of a learner stands there"


def test_where_an_lms_names_nobody_nothing_is_kept(clocked: ClockedContexts, server: FileServer) -> None:
    course = Lms(clocked, server.address, f"/refreshers/{COURSE.format('scorm12')}", "scorm12", quirks=("no-id",))
    learner = Learner(course.open())
    learner.answer("doors_3", *learner.wrong("doors_3"))
    settle(course)
    names = learner.frame.evaluate(NAMES)
    assert not [name for name in names if name.startswith("module:missed")]
