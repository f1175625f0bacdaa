"""Packages of several makers played in a real browser, with the real command."""

import csv
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.packages import run_builder
from tests.player.running import module, playing
from tests.player.weeks import MODULE, NEW, OLD, week

COURSE = """---
title: Doors
pass mark: 80%
---
# Doors

## At the door

### Question: Who locks the door?
- [x] Whoever leaves last
- [ ] Nobody
"""
PACK = """
const [folder, modules] = process.argv.slice(1);
require(`${modules}/simple-scorm-packager`)({
  version: "1.2", organization: "Northmere Council", title: "Fire safety", masteryScore: 70,
  startingPage: "Monday.html", source: `${folder}/course`,
  package: { version: "1", zip: true, name: "fire", outputFolder: folder },
}, () => {});
"""


def standing(page: Page, title: str, words: str) -> None:
    button = page.locator("#contents button", has_text=re.compile(f"^{title}"))
    expect(button.locator(".standing-of")).to_have_text(words)


def test_a_week_of_the_old_kind(contexts: Contexts, tmp_path: Path) -> None:
    path, report = week(tmp_path / "week.zip", OLD), tmp_path / "report.csv"
    page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
    with playing(path, page, "--report", str(report)):
        standing(page, "Tuesday", "Closed: it opens once this is done: “Monday”")
        page.get_by_role("button", name=re.compile("^Monday")).first.click()
        own = module(page)
        assert own.url.endswith("/package/Monday.html?day=1")
        assert own.evaluate("lms.LMSGetValue('cmi.launch_data')") == "from the manifest"
        assert own.evaluate("lms.LMSGetValue('cmi.student_data.mastery_score')") == "60"
        own.get_by_role("button", name="Pass").click()
        standing(page, "Monday", "Completed, Passed, 100%")
        expect(page.locator("#answers .response")).to_have_text("=the caretaker")
        page.click("#next")
        expect(page.locator("#contents [aria-current=true]")).to_contain_text("Tuesday")
        module(page).get_by_role("button", name="Fail").click()
        standing(page, "Tuesday", "Not completed yet, Failed, 10%")
        page.locator("#calls summary").click()
        expect(page.locator("#calls ol")).to_contain_text('LMSSetValue("cmi.core.lesson_status", "failed")')
        page.click(".report summary")
        expect(page.locator("#report tr")).to_have_count(4)
        assert axe_violations(page.main_frame) == []
        page.click("#again")
        standing(page, "Tuesday", "Not started")
    rows = list(csv.DictReader(report.read_text("utf-8-sig").splitlines()))
    assert [(row["Module"], row["Result"], row["Score in %"]) for row in rows if not row["Question"]] == [
        ("Monday", "passed", "100"),
        ("Tuesday", "unknown", ""),
        ("Wednesday", "unknown", ""),
        ("Handout", "unknown", ""),
    ]
    assert [(row["Answer"], row["Judged"]) for row in rows if row["Question"]] == [("'=the caretaker", "right")]

    with playing(path, page):  # goes on where it was
        standing(page, "Monday", "Completed, Passed, 100%")
        page.once("dialog", lambda asked: asked.accept())
        page.click("#forget")
        standing(page, "Monday", "Not started")
    with playing(week(tmp_path / "new.zip", NEW), page):
        page.get_by_role("button", name=re.compile("^Monday")).click()
        module(page).get_by_role("button", name="Pass").click()  # and asks for the next
        expect(page.locator("#contents [aria-current=true]")).to_contain_text("Tuesday")
        standing(page, "Monday", "Completed, Passed, 100%")


def test_a_press_and_the_focus_outlast_what_is_told_meanwhile(contexts: Contexts, tmp_path: Path) -> None:
    """A line of the contents says something else while it is pressed: it is opened all the same."""
    page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
    with playing(week(tmp_path / "week.zip", OLD), page):
        monday = page.get_by_role("button", name=re.compile("^Monday")).first
        monday.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#contents [aria-current=true]")).to_contain_text("Monday")
        expect(monday).to_be_focused()
        own, stage = module(page), page.locator("#frames iframe")
        opened = str(stage.get_attribute("src"))
        monday.hover()
        page.mouse.down()
        own.evaluate("() => finish(100)")
        standing(page, "Monday", "Completed, Passed, 100%")
        page.mouse.up()
        expect(stage).not_to_have_attribute("src", opened)
        module(page)


@pytest.mark.long
def test_our_own_and_a_neighbours_packages(contexts: Contexts, tmp_path: Path, node: Path, node_modules: Path) -> None:
    (tmp_path / "doors").mkdir()
    (tmp_path / "doors" / "course.md").write_text(COURSE, "utf-8")
    standards = ("scorm12", "scorm2004-4th", "cmi5")
    done = run_builder("build", tmp_path / "doors", "--out", tmp_path / "dist", *(f"--to={one}" for one in standards))
    assert done.returncode == 0, done.stdout + done.stderr
    page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
    for standard in standards:
        with playing(next((tmp_path / "dist").glob(f"*-{standard}.zip")), page):
            frame = module(page)
            frame.wait_for_selector("html[data-state=ready]", state="attached")
            learner = Learner(frame)
            (question,) = learner.asked()
            learner.answer(question, *learner.right(question))
            standing(page, "Doors", "Completed, Passed, 100%")
            expect(page.locator("#answers .result")).to_contain_text("Right")
            page.click("#leave")
            expect(page.locator("#curtain h2")).to_have_text("You have left the module")
            expect(page.locator("#calls")).to_contain_text("no fault")
            page.click("#return")
            module(page).wait_for_selector("html[data-state=ready]", state="attached")
    contexts.faults.clear()  # a record store's answer that it holds nothing yet is one to a browser

    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "Monday.html").write_text(MODULE.replace("{title}", "Monday"), "utf-8")
    subprocess.run(
        [str(node), "-e", PACK, str(tmp_path), str(node_modules)], check=True, capture_output=True, cwd=tmp_path
    )
    with playing(next(tmp_path.glob("*fire*.zip")), page):
        module(page).get_by_role("button", name="Fail").click()
        standing(page, "Fire safety", "Not completed yet, Failed, 10%")
        assert module(page).evaluate("lms.LMSGetValue('cmi.student_data.mastery_score')") == "70"
