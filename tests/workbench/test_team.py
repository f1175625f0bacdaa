"""The workbench for a team: who somebody is, the proxy says; whoever it does not name gets nothing."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from playwright.sync_api import expect

from builder.workbench.people import People, Standing
from builder.workbench.team import NoTeamError, read_team
from tests.packages import ROOT
from tests.patience import PATIENCE, until
from tests.preview.running import running
from tests.workbench.barriers import barriers
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

HEADER = "X-Remote-User"
PEOPLE = 20


def free_port() -> int:
    import socket  # noqa: PLC0415

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """The address of a workbench that is served; its proxy is the test."""
    first, second = free_port(), free_port()
    lines = (
        f'"user header" = "{HEADER}"',
        f'address = "http://127.0.0.1:{first}"',
        f'modules = "http://127.0.0.1:{second}"',
        f"port = {first}",
        f'"modules port" = {second}',
    )
    (folder / "workbench.toml").write_text("\n".join(lines), "utf-8")
    with running(folder, "--serve", command="workbench") as started:
        yield started.address


def asked(at: str, who: str, verb: str, /, **given: Any) -> httpx2.Response:
    headers = [(b"Origin", at.encode()), *([(HEADER.encode(), who.encode())] if who else [])]
    return httpx2.post(f"{at}/engine/{verb}", json=given, headers=headers, timeout=PATIENCE)


def test_whom_the_proxy_does_not_name_gets_nothing(served: str) -> None:
    assert asked(served, "", "library").status_code == 403
    assert asked(served, "\x7f", "library").status_code == 403
    assert httpx2.get(served, timeout=PATIENCE).status_code == 403
    assert asked(served, "Priya", "library").json()["courses"] == ["doors"]
    twice = httpx2.Headers([("Origin", served), (HEADER, "Priya"), (HEADER, "Lee")])
    assert httpx2.post(f"{served}/engine/library", json={}, headers=twice, timeout=PATIENCE).status_code == 403
    for headers in ({}, {"Origin": "https://elsewhere.example"}, {"Origin": served, "Host": "elsewhere.example"}):
        named = headers | {HEADER: "Priya"}
        assert httpx2.post(f"{served}/engine/library", json={}, headers=named, timeout=PATIENCE).status_code == 403


def test_versions_carry_names_that_nobody_can_choose(served: str) -> None:
    asked(served, "Priya", "keep_version", course="doors", name="sent to legal", by="Lee")
    [version] = asked(served, "Lee", "list_versions", course="doors").json()
    assert (version["name"], version["by"]) == ("sent to legal", "Priya")
    assert asked(served, "Zoë ☃", "here", course="doors").json() == []
    assert [one["by"] for one in asked(served, "Lee", "here", course="doors").json()] == ["Zoë ☃"]


def test_twenty_people_write_at_once(served: str, folder: Path) -> None:
    """Each on a page of their own, of one course: all that they write is there."""
    pages = "".join(f"\n## Page {number}\n\nHere.\n" for number in range(PEOPLE))
    (folder / "doors/course.md").write_text(TEXT + pages, "utf-8")

    def write(number: int) -> None:
        by = f"Person {number}"
        for step in range(2):
            read = asked(served, by, "read", file="doors/course.md").json()
            line = f"## Page {number}\n\nHere."
            text = read["text"].replace(line, f"{line} w{number}-{step}")
            given = {"file": "doors/course.md", "base": read["revision"], "text": text, "before": read["text"]}
            answer = asked(served, by, "write", **given)
            assert answer.json()["clashes"] == []

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(write, range(PEOPLE)))
    text = (folder / "doors/course.md").read_text("utf-8")
    assert all(f"w{number}-{step}" in text for number in range(PEOPLE) for step in range(2))
    assert len(asked(served, "Lee", "list_versions", course="doors").json()) >= 1


def test_two_people_on_a_page_see_each_other(served: str, contexts: Contexts, folder: Path, bundle: Path) -> None:
    assert bundle.is_file()
    pages = []
    for by in ("Priya", "Lee"):
        context = contexts.open(extra_http_headers={HEADER: by}, viewport={"width": 1366, "height": 768})
        page = context.new_page()
        page.goto(f"{served}/#/courses/doors/write")
        expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
        to_line(page, "Ring twice.")
        pages.append(page)
    first, second = pages
    second.locator(".cm-content").evaluate("one => one.blur()")
    people = second.get_by_role("region", name="Who else is here")
    second.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(people).to_contain_text("Priya")
    first.keyboard.type(" Then wait.")
    until(lambda: "Then wait." in (folder / "doors/course.md").read_text("utf-8"))
    expect(second.locator(".cm-content")).to_contain_text("Then wait.")
    is_held(second, "Priya")
    assert barriers(second, "#notices, .pane.text") == []
    joins(first, second, folder)
    for page in pages:
        page.context.close()


def is_held(page: Page, by: str) -> None:
    """The text can be read, and a line says who writes there; keys, form and toolbar leave it as it is."""
    text = page.locator(".cm-content")
    expect(text).to_have_attribute("aria-readonly", "true")
    notice = page.locator("[data-notice=held]")
    expect(notice).to_contain_text(f"{by} is writing on this page.")
    expect(page.locator("#say")).to_contain_text(f"{by} is writing on this page.")
    expect(page.get_by_text("on this page, too")).to_have_count(0)  # it is said once
    before = text.inner_text()
    to_line(page, "Ring twice.")
    page.keyboard.type(" No.")
    page.keyboard.press("Control+b")
    page.keyboard.press("Backspace")
    for name in ("Insert", "Bold"):
        page.get_by_role("toolbar", name="Text").get_by_role("button", name=name).click(force=True)
    page.keyboard.press("Control+.")
    expect(page.get_by_role("region", name="Form")).to_contain_text(f"{by} is writing on this page.")
    page.keyboard.press("Control+.")
    page.get_by_role("treeitem", name="At the door").first.press("Delete")
    expect(page.locator(".toast")).to_contain_text(f"{by} is writing on this page.")
    assert text.inner_text() == before


def joins(first: Page, second: Page, folder: Path) -> None:
    """Who wants to writes there too: what both write is joined, and neither text waits."""
    second.get_by_role("button", name="Write here too").click()
    expect(second.locator("[data-notice=held]")).to_have_count(0)
    expect(second.locator(".cm-content")).not_to_have_attribute("aria-readonly", "true")
    to_line(second, "Ring twice.")
    second.keyboard.type(" Knock.")
    on_disk = folder / "doors/course.md"
    until(lambda: "Then wait. Knock." in on_disk.read_text("utf-8"))
    expect(first.locator(".cm-content")).to_contain_text("Then wait. Knock.")
    expect(first.locator("[data-notice=held]")).to_have_count(0)
    first.keyboard.type(" First.")
    until(lambda: " First." in on_disk.read_text("utf-8"))


def test_a_page_is_free_again_when_who_wrote_there_goes(served: str, contexts: Contexts, bundle: Path) -> None:
    """Sam is in another window, whose part the test plays."""
    assert bundle.is_file()
    opened = asked(served, "Sam", "open", course="doors").json()
    pages = [page for section in opened["sections"] for page in section["pages"]]
    here = {"course": "doors", "file": "doors/course.md", "window": "1"}

    def sam(page: dict[str, Any], *, writing: bool) -> None:
        asked(served, "Sam", "here", **here, page=page["title"], id=page["id"], writing=writing)

    context = contexts.open(extra_http_headers={HEADER: "Lee"}, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{served}/#/courses/doors/write")
    held, text = page.locator("[data-notice=held]"), page.locator(".cm-content")
    expect(text).to_contain_text("Ring twice.")
    for gone_to, writing in ((pages[1], True), (pages[0], False)):
        sam(pages[0], writing=True)
        page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
        expect(held).to_contain_text("Sam is writing on this page.")
        sam(gone_to, writing=writing)
        page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
        expect(held).to_have_count(0)
        expect(page.locator(".toast")).to_contain_text("You can write here now")
        expect(text).not_to_have_attribute("aria-readonly", "true")
    sam(pages[1], writing=True)  # the other page, to which Lee goes
    page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator("#people")).to_contain_text("Sam on “Inside”")
    page.get_by_role("treeitem", name="Inside").click()
    expect(held).to_contain_text("Sam is writing on this page.")
    context.close()


def test_whoever_is_idle_a_few_minutes_does_not_write_any_more(
    served: str, contexts: Contexts, bundle: Path, folder: Path
) -> None:
    assert bundle.is_file()
    context = contexts.open(extra_http_headers={HEADER: "Priya"}, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.clock.install()
    page.goto(f"{served}/#/courses/doors/write")
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    to_line(page, "Ring twice.")
    page.keyboard.type(" Now.")
    until(lambda: " Now." in (folder / "doors/course.md").read_text("utf-8"))

    def writing() -> list[bool]:
        return [one["writing"] for one in asked(served, "Lee", "here", course="doors").json()]

    until(lambda: writing() == [True])
    page.clock.fast_forward("03:20")
    until(lambda: writing() == [False])
    context.close()


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "not toml [",
        'address = "https://a.example"\nmodules = "https://b.example"',
        '"user header" = "X User"\naddress = "https://a.example"\nmodules = "https://b.example"',
        '"user header" = "X-User"\naddress = "https://a.example"\nmodules = "https://a.example"',
        '"user header" = "X-User"\naddress = "https://a.example/path"\nmodules = "https://b.example"',
        '"user header" = "X-User"\naddress = "https://a.example"\nmodules = "https://b.example"\nport = "x"',
        '"user header" = "X-User"\naddress = "https://a.example"\nmodules = "https://b.example"\nport = 8751',
    ],
)
def test_it_is_not_served_before_all_is_said(tmp_path: Path, said: str | None) -> None:
    if said is not None:
        (tmp_path / "workbench.toml").write_text(said, "utf-8")
    with pytest.raises(NoTeamError, match=r"workbench\.toml"):
        read_team(tmp_path)


def test_the_command_refuses_in_a_sentence(tmp_path: Path, bundle: Path) -> None:
    assert bundle.is_file()
    typed = [sys.executable, "-m", "builder", "workbench", str(tmp_path), "--serve"]
    done = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert "user header" in done.stderr
    assert "Traceback" not in done.stderr


def test_who_has_gone_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    people, now = People(), [0.0]
    monkeypatch.setattr("builder.workbench.people.time.monotonic", lambda: now[0])
    inside = Standing("doors", "doors/course.md", "Inside", "inside")
    people.others("Priya", "1", inside)
    assert [one["here"] for one in people.others("Lee", "1", inside)] == [True]
    assert [one["here"] for one in people.others("Lee", "1", Standing("doors", "doors/course.md"))] == [False]
    assert people.others("Lee", "1", Standing("windows")) == []
    people.others("Priya", "2", Standing("windows"))  # another window of hers leaves the first where it is
    assert [one["page"] for one in people.others("Lee", "1", inside)] == ["Inside"]
    people.others("Priya", "1", Standing(""))
    assert people.others("Lee", "1", inside) == []
    people.others("Priya", "1", inside)
    now[0] = 60.0
    assert people.others("Lee", "1", inside) == []


def test_what_others_insert_above_takes_nobody_to_another_page(
    served: str, contexts: Contexts, folder: Path, bundle: Path
) -> None:
    """Lines come into the text before it is known what stands in them: whoever writes stays on their page."""
    assert bundle.is_file()
    (folder / "doors/course.md").write_text(TEXT + "\n## The lift\n\nWait.\n", "utf-8")
    page = contexts.open(extra_http_headers={HEADER: "Lee"}, viewport={"width": 1366, "height": 768}).new_page()
    page.goto(f"{served}/#/courses/doors/write/doors%2Fcourse.md%3A15")
    to_line(page, "Shut it.")
    page.route("**/engine/seen", lambda _: None)  # it takes its time
    read = asked(served, "Priya", "read", file="doors/course.md").json()
    text = read["text"].replace("Ring twice.", "Ring twice.\n" + "And again.\n" * 40)
    asked(served, "Priya", "write", file="doors/course.md", base=read["revision"], text=text)
    page.keyboard.type(" Now.")
    until(lambda: "Shut it. Now.\n" in (folder / "doors/course.md").read_text("utf-8"))
    page.keyboard.type(" Do.")
    expect(page.locator(".cm-activeLine")).to_have_text("Shut it. Now. Do.")
    expect(page.locator("#foot")).to_contain_text("Line 59")
    expect(page.locator("#tree [aria-selected=true]")).to_contain_text("Inside")
