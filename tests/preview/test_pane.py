"""The view of a course in a page that is not the preview's own, as an editor beside it would hold it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from builder.preview.courses import Courses
from tests.browser.contexts import Contexts
from tests.patience import until
from tests.preview.running import running
from tests.preview.test_author import module

COURSE = """---
title: Doors
---
# Doors

## At the door

Doors are for all.

### Question: Who locks the door?
- [x] Whoever leaves last
- [ ] Nobody

## At night

They are shut.
"""
MOUNT = """async () => {
  const { PreviewPane } = await import("/preview/page/pane.js");
  const { served } = await import("/preview/page/served.js");
  const $node = document.createElement("main");
  document.body.replaceChildren($node);
  globalThis.heard = [];
  for (const name of ["built", "launch", "shown", "page", "source"]) {
    document.body.addEventListener(`preview:${name}`, ({ detail }) => {
      globalThis.heard.push({ name, title: detail.build?.title, id: detail.id, source: detail.source });
    });
  }
  globalThis.pane = new PreviewPane($node, served());
  await globalThis.pane.show("doors");
}"""

SHOWS = """async (words) => {
  await pane.show("doors");
  return pane.frames.$seen?.contentDocument.body.textContent.includes(words);
}"""


# A version that is slow to come: until `comes` is called.
SLOWLY = """async () => {
  pane.end();
  const { module } = pane.supplies;
  await new Promise((asked) => {
    pane.supplies.module = (address) => {
      pane.supplies.module = module;
      asked();
      return new Promise((resolve) => (globalThis.comes = () => resolve(module(address))));
    };
    pane.show("doors");
  });
}"""


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(COURSE.splitlines(), 1) if words in line)


def heard(page: Page, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("name => heard.filter((one) => one.name === name)", name)
    return found


def expect_last(page: Page, name: str, id_: str, words: str) -> None:
    """Waits for an event of a page or block, and looks at the place that it gives."""
    page.wait_for_function(
        "([name, id]) => heard.filter((one) => one.name === name).at(-1)?.id === id", arg=[name, id_]
    )
    source = heard(page, name)[-1]["source"]
    assert (Path(source["file"]).name, source["line"]) == ("course.md", line_of(words))


def test_a_view_can_be_held_by_any_page_and_says_where_it_is(contexts: Contexts, tmp_path: Path) -> None:
    """The page that is shown, and the line of what is clicked; a saved change comes with `show`."""
    file = tmp_path / "courses" / "doors" / "course.md"
    file.parent.mkdir(parents=True)
    file.write_text(COURSE, "utf-8")
    with running(tmp_path / "courses") as preview:
        page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
        page.goto(f"{preview.address}/theme.css")  # anything of its origin
        page.evaluate(MOUNT)
        frame = module(page)
        expect(page.locator("#facts dd").first).to_have_text("Nothing saved yet")
        assert [one["title"] for one in heard(page, "built")] == ["Doors"]
        assert (len(heard(page, "launch")), len(heard(page, "shown"))) == (1, 1)
        expect_last(page, "page", "at-the-door", "## At the door")
        frame.get_by_text("Whoever leaves last").click()
        expect_last(page, "source", str(frame.locator("section.block").first.get_attribute("id")), "### Question")
        frame.get_by_text("Doors are for all").click()
        expect_last(page, "source", "at-the-door", "## At the door")
        frame.evaluate("location.hash = '#at-night'")
        expect_last(page, "page", "at-night", "## At night")
        file.write_text(COURSE.replace("They are shut", "They are locked"), "utf-8")
        until(lambda: page.evaluate(SHOWS, "locked"))
        page.evaluate(SLOWLY)
        file.write_text(COURSE.replace("They are shut", "They are open"), "utf-8")
        until(lambda: page.evaluate(SHOWS, "open"))  # it does not wait for the one before
        page.evaluate("() => comes()")
        until(lambda: page.evaluate(SHOWS, "open"))
        page.evaluate("() => pane.end()")
        page.goto("about:blank")


def test_where_pages_and_blocks_stand(tmp_path: Path) -> None:
    """By their ids in the module, which another one of a programme may share."""
    for name in ("one", "two"):
        (tmp_path / "week" / name).mkdir(parents=True)
        text = COURSE.replace("At night", f"At night in {name}")
        (tmp_path / "week" / name / "course.md").write_text(text, "utf-8")
    (tmp_path / "week" / "programme.yaml").write_text("title: Week\nmodules: [one, two]\n", "utf-8")
    courses = Courses(tmp_path / "week")
    alone, whole = (courses.build(name, "").as_json()["sources"] for name in ("one", "week"))
    assert alone[""]["at-the-door"]["line"] == line_of("## At the door")
    for name in ("one", "two"):
        assert Path(whole[name]["at-the-door"]["file"]).parent.name == name
        assert Path(whole[name][f"at-night-in-{name}"]["file"]).parent.name == name
