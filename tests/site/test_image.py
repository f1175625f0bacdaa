"""A later visit begins with Python's memory as the first one kept it; where that is of no use, as the first one did."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from builder.site import image
from tests.patience import until
from tests.site.conftest import IMAGE, keeps_image, module, read
from tests.site.test_site import TEXT, new_course, started
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.contexts import Contexts
    from tests.site.conftest import Server, Window

SPOIL = f"""async () => {{
  const [cache, url] = await ({IMAGE})();
  const found = await cache.match(url);
  const image = new Uint8Array(await found.arrayBuffer());
  await cache.put(url, new Response(image.subarray(0, 1000), {{ headers: found.headers }}));
}}"""


def test_a_later_visit_begins_with_the_memory_of_the_first(opened: Window, held: Server, contexts: Contexts) -> None:
    held.lacks = "builder.zip"  # the builder can come from nowhere else
    try:
        page = opened("builder.zip")
        new_course(started(page))
        to_line(page, "This module works as it is.")
        page.keyboard.type(" So they say.")
        until(lambda: "So they say." in read(page, TEXT))
        shown = module(page).locator("section.page:not([hidden])").first
        expect(shown).to_contain_text("So they say.")
        page.get_by_role("link", name="Build").click()
        page.get_by_role("radio", name="Moodle").check()
        expect(page.get_by_role("link", name="Download").first).to_be_visible()
    finally:
        held.lacks = "no file"
    page.evaluate(SPOIL)
    page.reload()
    expect(page.get_by_role("radio", name="Moodle")).to_be_visible()
    until(lambda: keeps_image(page))
    contexts.faults.clear()  # what Pyodide says of it


def test_files_are_as_they_were_and_chance_is_not(tmp_path: Path) -> None:
    file = tmp_path / "inner/words.txt"
    file.parent.mkdir()
    file.write_bytes(b"words")
    random.seed(7)
    known = random.getstate()
    image.prepare([str(tmp_path)])
    time = file.stat().st_mtime_ns
    file.unlink()
    file.parent.rmdir()
    random.seed(7)
    image.resume()
    assert file.read_bytes() == b"words"
    assert file.stat().st_mtime_ns == time
    assert random.getstate() != known
