"""A browser, pages in it, and a web server, for any test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.contexts import Contexts
from tests.browser.firefox import Firefox, firefox
from tests.browser.server import FileServer, serving
from tests.packages import ROOT
from tests.patience import PATIENCE
from tests.setup.chromium import find_chromium, find_whole, launch
from tests.setup.firefox import find_firefox


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Path:
    """The browser's own path, for tests that start it themselves."""
    path = find_chromium(playwright)
    assert path, "`make test` sets Chromium up"
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: Path) -> Iterator[Browser]:
    started = launch(playwright, chromium)
    yield started
    started.close()


@pytest.fixture
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """The one that people have: other tests take the shell of it, which forbids no site anything."""
    path = find_whole(playwright)
    if not path:
        pytest.skip("only the shell of Chromium is here")
    started = launch(playwright, path)
    yield started
    started.close()


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Firefox]:
    """A window of Firefox, the second engine; left out where there is none."""
    executable = find_firefox()
    if not executable:
        pytest.skip("no Firefox is here")
    with firefox(executable, tmp_path / "profile") as started:
        yield started


@pytest.fixture(scope="session")
def server(shared_folder: Path, node_modules: Path) -> Iterator[FileServer]:
    """Serves /packages/<name of a zip>/, /lms/, /scorm_templates/ and /node_modules/; a test may mount more."""
    with serving() as started:
        started.mount("packages", shared_folder / "courses" / "unpacked")
        started.mount("lms", ROOT / "tests" / "lms")
        started.mount("scorm_templates", ROOT / "scorm_templates")
        started.mount("node_modules", node_modules)
        yield started


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Contexts]:
    """New computers. The test fails if a script did in any of them; one that means that clears `contexts.faults`."""
    all_of_them = Contexts(browser)
    yield all_of_them
    for context in all_of_them.opened:
        context.close()
    assert not all_of_them.faults


@pytest.fixture
def page(contexts: Contexts) -> Page:
    return contexts.open().new_page()
