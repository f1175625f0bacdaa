"""What a screen reader says, phrase by phrase: of each block as it comes and once it was used, of cover and finish.

Kept in tests/transcripts/spoken/, to be read as a learner would hear it. A change of any name, role or order shows
here. UPDATE_CASES=1 writes them anew: read what it wrote.
"""

import datetime
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from builder.discover import block_kinds
from tests.block_uses import Use, uses, write_course
from tests.browser.block_play import AGAIN, Hands
from tests.browser.contexts import Contexts
from tests.browser.server import FileServer
from tests.packages import ROOT, build

FOLDER = ROOT / "tests" / "transcripts" / "spoken"
RICHEST = {use.kind: use for use in uses() if block_kinds()[use.kind].for_learners}
FRONT = """---
title: Every block
pass mark: 50%
summary: What each kind of block says.
objectives:
  listen: Listen to every block
---
# Blocks

"""
QUESTION = """
## At last
Objective: listen

### Question: What do you hear?
Objective: listen

- [x] Words
- [ ] Noise
"""
# Chance, so that the same is drawn each time.
SEED = "() => { let seed = 7; Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647; }"
TODAY = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
# From its beginning to its end, where the reader would begin anew.
READ = """async ([reader, selector]) => {
  const { virtual } = await import(reader);
  // The reader takes what a noscript holds for words, reads what a summary folds away, and knows of a form what its
  // attributes say.
  for (const $unseen of document.querySelectorAll("noscript")) $unseen.remove();
  const $folded = document.querySelectorAll("details:not([open]) > :not(summary):not([hidden])");
  for (const $one of $folded) $one.hidden = true;
  for (const $one of document.querySelectorAll("[type=radio], [type=checkbox], option")) {
    const state = $one.matches("option") ? "selected" : "checked";
    $one.toggleAttribute(state, $one[state]);
  }
  await virtual.start({ container: document.querySelector(selector) });
  const [first, $first] = [await virtual.lastSpokenPhrase(), virtual.activeNode];
  do await virtual.next();
  while (virtual.activeNode !== $first || (await virtual.lastSpokenPhrase()) !== first);
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  for (const $one of $folded) $one.hidden = false;
  return said.slice(0, -1);
}"""


def page_of(use: Use) -> str:
    return use.text if use.is_page else f"## Of {use.kind.replace('_', ' ')}\n\n{use.text}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> str:
    folder = tmp_path_factory.mktemp("spoken")
    pages = "\n".join(page_of(use) for use in RICHEST.values())
    write_course(folder / "every-block", FRONT + pages + "\n" + QUESTION)
    package = build(folder / "every-block", folder / "built", "--to", "web").all()[0]
    return server.mount("spoken", package.folder)


def opened(contexts: Contexts, address: str) -> Page:
    context = contexts.open(reduced_motion="reduce")
    context.add_init_script(f"({SEED})()")
    context.clock.set_fixed_time(TODAY)  # which a statement says, once it is agreed to
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.wait_for_selector("html[data-state=ready]")
    return page


@pytest.fixture(scope="module")
def blocks(browser: Browser, address: str) -> Iterator[Page]:
    """One window for all: each kind of block has a page of its own in it, which no other test uses."""
    contexts = Contexts(browser)
    yield opened(contexts, address)
    for context in contexts.opened:
        context.close()
    assert not contexts.faults


def read(page: Page, server: FileServer, selector: str) -> str:
    reader = f"{server.address}/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
    said: list[str] = page.evaluate(READ, [reader, selector])
    return "\n".join(said) + "\n"


def compare(name: str, said: str) -> None:
    file = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_CASES"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")


@pytest.mark.parametrize("use", RICHEST.values(), ids=RICHEST)
def test_a_block_is_heard_as_it_is_seen(blocks: Page, server: FileServer, use: Use) -> None:
    blocks.evaluate(SEED)  # whatever was drawn for those before it
    selector = f".block[data-block={use.kind}]"
    shown = blocks.locator("section.page", has=blocks.locator(selector)).first.get_attribute("id")
    blocks.evaluate("id => { location.hash = id; }", shown)
    blocks.wait_for_selector(f"#{shown}:not([hidden])")
    here = f"#{shown} {selector}"
    said = f"= As it comes\n{read(blocks, server, here)}"
    for name, play in use.plays.items():
        if use.is_page or blocks.locator(f"{here} fieldset:disabled").count():
            break  # no try is left
        if name in {"wrong", "right", "do"}:
            if blocks.get_by_role("button", name=AGAIN).is_visible():
                Hands(blocks, "mouse").start_again(blocks.locator(here))
            Hands(blocks, "mouse").play(blocks.locator(here).first, play)
            check = blocks.locator(f"{here} button[type=submit]:visible")
            if use.is_graded and check.count():
                check.click()
            said += f"\n= After “{name}”\n{read(blocks, server, here)}"
    compare(use.kind, said)


def test_the_cover_is_heard(contexts: Contexts, address: str, server: FileServer) -> None:
    compare("the cover", read(opened(contexts, address), server, "body"))


def test_the_finish_is_heard(contexts: Contexts, address: str, server: FileServer) -> None:
    page = opened(contexts, address)
    page.evaluate("() => { location.hash = 'at-last'; }")
    question = page.locator("#at-last .block")
    question.get_by_label("Words").check()
    question.get_by_role("button", name="Check").click()
    page.evaluate("() => { location.hash = 'results'; }")
    page.wait_for_selector("#results:not([hidden])")
    compare("the finish", read(page, server, "main"))
