"""What else LMSs, servers and browsers do to a learner's work: L3, L6, L7, L10, L11, S4.

It is neither lost nor given to another, and "Saved" is said of nothing but what is.
"""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, STANDARDS, answers, seconds_of, settle, terms, wait
from tests.sampling import one_in

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
PATIENT = 61_000  # ms after which anything that failed was tried again
FILL = """() => {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (let index = 0; ; index += 1) localStorage.setItem(`other:${size}:${index}`, "x".repeat(size));
    } catch (full) {}
  }
}"""

Enrol = Callable[..., Lms]


def api(lms: Lms) -> str:
    return "API" if lms.standard == SCORM12 else "API_1484_11"


def get(lms: Lms) -> str:
    return "LMSGetValue" if lms.standard == SCORM12 else "GetValue"


def begun(enrol: Enrol, standard: str) -> Lms:
    """A learner answered, the LMS has it for certain, and they left."""
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Saved"
    lms.leave()
    return lms


def load(lms: Lms, model: dict[str, Any] | None) -> None:
    """What the server holds from now on."""
    lms.page.evaluate("cmi => lms.load(cmi)", model)


def without_state(lms: Lms) -> dict[str, Any]:
    return {name: value for name, value in (lms.saved() or {}).items() if name != "suspend_data"}


@pytest.mark.parametrize("standard", STANDARDS)
def test_l6_a_state_that_is_not_handed_back_comes_from_this_device(enrol: Enrol, standard: str) -> None:
    lms = begun(enrol, standard)
    load(lms, without_state(lms))
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.message == ""
    settle(lms)
    assert learner.standing == "Saved"
    assert Learner(lms.resume()).chosen(TOMATO) == ["b"], "and the LMS has it again"


@pytest.mark.parametrize("standard", STANDARDS)
def test_l6_elsewhere_the_learner_is_told_that_it_was_not_handed_back(enrol: Enrol, standard: str) -> None:
    lms = begun(enrol, standard)
    held = without_state(lms)
    lms.page.context.close()
    lms.prepare()
    load(lms, held)
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == []
    assert "learning system" in learner.message


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("standard", STANDARDS)
def test_l3_of_an_lms_that_kept_nothing_the_learner_is_asked(enrol: Enrol, standard: str, mine: bool) -> None:  # noqa: FBT001
    lms = begun(enrol, standard)
    load(lms, None)
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == []
    assert "Are they yours?" in learner.message
    lms.leave()
    load(lms, None)
    learner = Learner(lms.launch())
    learner.frame.get_by_role("button", name="Yes" if mine else "No").click()
    settle(lms)
    assert learner.chosen(TOMATO) == (["b"] if mine else [])
    assert learner.standing == "Saved"
    lms.leave()
    load(lms, None)
    learner = Learner(lms.launch())
    assert ("Are they yours?" in learner.message) == mine, "who said no is not asked again"


@pytest.mark.parametrize("standard", STANDARDS)
def test_l3_an_attempt_that_follows_a_result_is_a_new_one(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.go("test")
    learner.hand_in(right=0)
    settle(lms)
    lms.leave()
    load(lms, None)
    learner = Learner(lms.launch())
    assert learner.message == ""
    learner.go("test")
    assert learner.frame.locator("#test fieldset input:visible:enabled").count(), "it can be taken"
    assert not learner.frame.locator("#test .outcome-of-all:visible").count()


@pytest.mark.parametrize("trouble", ["throw new Error('no')", "return ''"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_l6_what_can_not_be_read_is_not_written_over(enrol: Enrol, standard: str, trouble: str) -> None:
    lms = begun(enrol, standard)
    held = lms.saved()
    lms.page.evaluate(
        f"""() => {{
      const [get, last] = [{api(lms)}.{get(lms)}, {api(lms)}.{get(lms).replace("GetValue", "GetLastError")}];
      let failed = false;
      {api(lms)}.{get(lms)} = name => {{
        failed = name === "cmi.suspend_data";
        if (failed) {{ {trouble}; }}
        return get(name);
      }};
      {api(lms)}.{get(lms).replace("GetValue", "GetLastError")} = () => failed ? "101" : last();
    }}"""
    )
    learner = Learner(lms.launch())
    assert "your results will not be recorded" in learner.message
    assert learner.standing != "Saved"
    learner.answer(BIRDS, "a", "c")
    settle(lms)
    lms.leave()
    assert lms.saved() == held


@pytest.mark.parametrize("name", one_in(3, ["undefined", "null", " ", "0", "guest", "Anonymous"]))
def test_l7_a_name_that_many_share_is_nobodys(enrol: Enrol, name: str) -> None:
    lms = enrol("tour", learner=name)
    learner = Learner(lms.open(commits_fail="false"))
    learner.answer(TOMATO, "b")
    settle(lms)
    browser = lms.crash()
    following = enrol("tour", learner=name)
    following.prepare(on=browser)
    learner = Learner(following.launch())
    assert learner.chosen(TOMATO) == []
    assert "Are they yours?" in learner.message


@pytest.mark.parametrize("standard", STANDARDS)
def test_l11_a_clock_that_is_set_back_holds_nothing_up(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    learner.frame.evaluate("() => { const now = Date.now; Date.now = () => now.call(Date) - 3_600_000; }")
    learner.answer(BIRDS, "a", "c")
    wait(lms, 10_000)
    assert set(answers(lms)) == {TOMATO, BIRDS}
    assert learner.standing == "Saved"


@pytest.mark.parametrize("standard", STANDARDS)
def test_l10_a_night_is_no_time_to_answer_in(enrol: Enrol, standard: str) -> None:
    began = time.monotonic()
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    settle(lms)  # what is under way when an hour passes at once fails
    for _ in range(16):
        lms.page.clock.fast_forward("01:00:00")
    learner.answer(TOMATO, "b")
    settle(lms)
    told = seconds_of(answers(lms)[TOMATO]["latency"])
    assert told <= 6 * 60 + time.monotonic() - began


@pytest.mark.parametrize("standard", STANDARDS)
def test_s4_a_moment_of_trouble_at_the_launch_is_none(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    lms.prepare()
    say = terms(lms)
    lms.page.evaluate(
        f"""() => {{
      const open = {api(lms)}.{say.initialize};
      let tries = 0;
      {api(lms)}.{say.initialize} = blank => (tries += 1) > 1 ? open(blank) : "false";
    }}"""
    )
    learner = Learner(lms.launch())
    assert learner.message == ""
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Saved"
    lms.forgive()  # it was asked whether a session runs


def test_l3_where_the_browser_has_no_room_no_copy_is_promised(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.frame.evaluate(FILL)
    lms.fail_commits()
    learner.answer(TOMATO, "b")
    settle(lms)
    assert "copy" not in learner.message
    assert "keep this window open" in learner.message
    lms.go_offline()
    learner.answer(BIRDS, "a")
    wait(lms, PATIENT)
    assert learner.standing == "Offline: not saved yet"
    lms.go_online()
    lms.mend_commits()
    wait(lms, PATIENT)
    assert learner.standing == "Saved"
    assert set(answers(lms)) == {TOMATO, BIRDS}


def answer_heads(lms: Lms, how: str) -> None:
    """The learner's login has run out, and somebody else answers for the module's server."""

    def answer(route: Route) -> None:
        if route.request.method != "HEAD":
            route.continue_()
        elif how.startswith("http"):
            route.fulfill(status=302, headers={"Location": how})
        elif how == "page":
            route.fulfill(status=200, headers={"Content-Length": "17", "Content-Type": "text/html"}, body="x" * 17)
        else:
            route.fulfill(status=int(how))

    lms.page.context.route("**/index.html", answer)


@pytest.mark.parametrize("how", one_in(2, ["http://127.0.0.1/login", "http://login.invalid/", "page", "401", "403"]))
def test_l3_saved_is_not_said_where_the_login_has_run_out(enrol: Enrol, how: str) -> None:
    lms = enrol("tour", quirks=("drops-offline",))
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Saved"
    answer_heads(lms, how)
    lms.page.evaluate("() => lms.reach(false)")  # its script says "true" all the same
    learner.answer(BIRDS, "a", "c")
    wait(lms, 10_000)
    lms.contexts.faults.clear()  # the browser notes what the login answers
    assert learner.standing == "Not saved yet"
    assert "could not be saved" in learner.message
    lms.page.context.unroute_all()
    lms.go_online()
    wait(lms, 2 * PATIENT)
    assert learner.standing == "Saved"
    assert {TOMATO, BIRDS} <= set(answers(lms))
    lms.leave()
    saved = lms.saved() or {}
    assert {TOMATO, BIRDS} <= {one["id"] for one in saved["interactions"].values()}
    lms.contexts.faults.clear()


@pytest.mark.parametrize("standard", STANDARDS)
def test_r10_a_slow_lms_lets_the_page_say_first_what_it_does(enrol: Enrol, standard: str) -> None:
    """The exit takes such an LMS six seconds: in the meantime the page says so."""
    lms = enrol("tour", standard, quirks=("slow",))
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    learner.frame.evaluate(
        """() => {
      window.said = [];
      const seen = () => [...document.querySelectorAll("h1")].find(($h1) => $h1.offsetParent).textContent;
      new MutationObserver(() => requestAnimationFrame(() => window.said.push(seen()
        + "|" + document.querySelector(".banner .saved").textContent)))
        .observe(document.body, { childList: true, characterData: true, subtree: true });
    }"""
    )
    learner.exit()
    said = learner.frame.evaluate("() => window.said")
    assert "Choosing|Saving …" in said, said
    assert "Your progress is saved." in learner.frame.locator("main").inner_text()


@pytest.mark.parametrize("gone", ["closed", "elsewhere"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_l1_where_the_window_of_the_lms_is_gone_nothing_is_said_to_be_saved(
    enrol: Enrol, standard: str, gone: str
) -> None:
    """Its script lives on in the module's window, and answers "true"."""
    lms = enrol("tour", standard, mode="window")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Saved"
    held = lms.saved()
    browser = lms.page.context
    if gone == "closed":
        lms.page.close()
    else:
        lms.page.goto(f"{lms.server}{lms.package}/index.html")  # a login, or another course
    learner.answer(BIRDS, "a", "c")
    learner.frame.page.clock.run_for(5000)
    learner.frame.wait_for_function(
        "() => document.querySelector('.banner .saved').textContent.startsWith('Not saved')"
    )
    assert "learning system" in learner.message
    learner.frame.page.close(run_before_unload=False)
    lms.page.close()
    again = enrol("tour", standard)
    again.prepare(on=browser)
    load(again, held)
    learner = Learner(again.launch())
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.chosen(BIRDS) == ["a", "c"]
    settle(again)
    assert learner.standing == "Saved"


@pytest.mark.parametrize("lesson", ["review", "browse"])
def test_s7_who_reviews_is_not_told_that_it_was_saved(enrol: Enrol, lesson: str) -> None:
    lms = enrol("tour", lesson=lesson)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    learner.exit()
    said = learner.frame.locator("main").inner_text()
    assert "not recorded" in said
    assert "is saved" not in said


@pytest.mark.parametrize(("mark", "percent"), one_in(2, [("0.8", 80), ("1", 100), ("0", 75), ("", 75), ("80", 80)]))
def test_l8_a_mark_as_a_share_of_one_is_no_mark_of_one_per_cent(enrol: Enrol, mark: str, percent: int) -> None:
    lms = enrol("tour")
    lms.prepare()
    lms.page.evaluate("mark => lms.ask(mark)", mark)
    learner = Learner(lms.launch())
    learner.go("test")
    assert f"Pass mark: {percent}%." in learner.frame.locator("#test .rules").inner_text()
