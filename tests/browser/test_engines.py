"""The engines that say that a page is accessible do find faults, and this browser asks nobody but this machine."""

from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from tests.browser.axe import axe_violations, ibm_violations
from tests.browser.contexts import Contexts
from tests.browser.server import FileServer

SOUND = """<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><p>Words</p></main></html>"""
FAULTY = SOUND.replace("<p>", '<img src="data:,"><input><p style="color:#666">Pale</p><p style="color:#999">')


def test_a_sound_page_has_no_violation(page: Page) -> None:
    page.set_content(SOUND)
    assert axe_violations(page) == ibm_violations(page) == []


def test_planted_faults_are_found(page: Page) -> None:
    page.set_content(FAULTY)
    axe, ibm = "\n".join(axe_violations(page)), "\n".join(ibm_violations(page))
    for rule in ("axe image-alt", "axe label", "axe color-contrast", "axe color-contrast-enhanced"):
        assert f"{rule}:" in axe
    for rule in ("ibm img_alt_valid", "ibm input_label_exists", "ibm text_contrast_sufficient"):
        assert f"{rule}:" in ibm


def test_engines_look_into_a_frame(page: Page) -> None:
    page.set_content("<iframe title='A frame'></iframe>")
    frame = page.frames[1]
    frame.set_content(FAULTY)
    assert any(line.startswith("axe image-alt:") for line in axe_violations(frame))
    assert any(line.startswith("ibm img_alt_valid:") for line in ibm_violations(frame))


def test_server_serves_mounted_folders_only(contexts: Contexts, server: FileServer, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "page.html").write_text(SOUND, "utf-8")
    (tmp_path / "inside" / "code.mjs").write_text("export const one = 1;", "utf-8")
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    address = server.mount("some page", tmp_path / "inside").replace(" ", "%20")
    get = contexts.open().request.get
    assert get(f"{address}/page.html").headers["content-type"].startswith("text/html")
    assert get(f"{address}/code.mjs").headers["content-type"].startswith("text/javascript")
    for path in ("/nothing.html", "/%2e%2e/outside.txt", "/..%2foutside.txt"):
        assert get(address + path).status == 404


def test_no_other_host_is_reached(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://elsewhere.example/")


def test_a_script_that_fails_is_kept(contexts: Contexts) -> None:
    page = contexts.open().new_page()
    with page.context.expect_event("weberror"):
        page.set_content("<script>setTimeout(() => nowhere())</script>")
    assert "nowhere is not defined" in "\n".join(contexts.faults)
    contexts.faults.clear()
