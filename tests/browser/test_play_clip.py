"""A sound with prompts: it stops at each of them, also on a computer that is too slow to tell of each moment."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.block_uses import SECOND, SOUND, write_course
from tests.browser.learner import begin
from tests.browser.lms import READY
from tests.browser.server import FileServer
from tests.packages import build

TEXT = """---
title: Calls
---
# Section

## A call

### Audio: A call
![Somebody calls](media/call.mp3)

- Transcript: media/call.md
- Before: listen well.
- 0:01: who calls?
- 0:02: what is wanted?
- 1:50: who helped?

## Another page

Words.
"""
LENGTH = 120  # seconds: no machine is so slow that it ends here
# The browser does nothing else, and the sound goes on.
HELD_UP = """clip => clip.play().then(() => {
  const until = performance.now() + 3000;
  while (performance.now() < until);
})"""


def served(folder: Path, server: FileServer) -> str:
    source = write_course(folder / "source", TEXT)
    length = LENGTH * SECOND
    head = SOUND[:4] + (length + 36).to_bytes(4, "little") + SOUND[8:-4] + length.to_bytes(4, "little")
    (source / "media" / "call.mp3").write_bytes(head + b"\x80" * length)
    return server.mount(folder.name, build(source, folder, "--to", "web").all()[0].folder) + "/index.html"


def test_each_prompt_is_met_however_late_the_browser_tells(page: Page, server: FileServer, tmp_path: Path) -> None:
    page.goto(served(tmp_path, server))
    page.wait_for_selector(READY, state="attached")
    begin(page.main_frame)
    clip, prompts = page.locator("audio"), page.locator(".prompt[data-time]:visible")
    expect(prompts).to_have_count(0)
    clip.evaluate(HELD_UP)
    for number, asks in enumerate(("Who calls?", "What is wanted?"), 1):
        expect(prompts).to_have_count(number)
        expect(prompts.last).to_contain_text(asks)
        expect(prompts.last).to_be_focused()
        assert clip.evaluate("clip => clip.paused")
        prompts.last.get_by_role("button").click()
    page.wait_for_function("() => !document.querySelector('audio').paused")
    expect(prompts).to_have_count(2)
