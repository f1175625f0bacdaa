"""Modules as accessibility tests look at them: one walk through a course, seen in every look at once."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import pytest
from filelock import FileLock
from playwright.sync_api import Page

from tests.browser.axe import AT_REST, axe_violations, ibm_violations, look_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import Lms
from tests.browser.server import FileServer
from tests.packages import ROOT, Packages, build
from tests.sampling import EVERY_PLAY

STANDARD = "scorm12"  # pages are the same for all
THEMES = ("council", "plain", "bright")
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Look = tuple[str, Scheme]
LOOKS: list[Look] = [(theme, scheme) for theme in THEMES for scheme in SCHEMES]
COVER = "ui--cover"
SHOWCASE = "every-piece"  # a course with each thing that a page can hold
MIRRORED = "right-to-left"  # the same, in a language that is written from right to left
SOURCES = Path(__file__).parent / "access"

DRESS = """address => new Promise((resolve, reject) => {
  const old = document.querySelector("link[rel=stylesheet]");
  const fresh = old.cloneNode();
  Object.assign(fresh, { href: address, onload: () => { old.remove(); resolve(); }, onerror: reject });
  old.after(fresh);
})"""
SHOW = """async hash => {
  if (decodeURIComponent(location.hash) !== `#${hash}`) await new Promise(changed => {
    window.addEventListener("hashchange", changed, { once: true });
    location.hash = hash;
  });
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""

SHOW_ALL = """places => {
  for (const $page of document.querySelectorAll("section.page")) $page.hidden = !places.includes($page.id);
}"""

# Engines go through what is hidden, too: what is not looked at any more is out of their way.
TAKE_OUT = """places => {
  for (const $page of document.querySelectorAll("section.page")) if (!places.includes($page.id)) $page.remove();
}"""


@dataclass(frozen=True)
class Wardrobe:
    """Every course in every theme, built and served."""

    server: FileServer
    built: dict[str, Packages]  # by theme
    place: str = "access"  # what its folders on the server begin with

    def page_of(self, course: str, theme: str = THEMES[0]) -> Path:
        return self.built[theme].of(course, STANDARD).folder / "index.html"

    def address(self, course: str, theme: str = THEMES[0]) -> str:
        """Where its package is served, from the server's root."""
        return f"/{self.place}-{theme}/{self.built[theme].of(course, STANDARD).name}"

    def open(self, contexts: Contexts, course: str, theme: str = THEMES[0], **computer: Any) -> Page:
        """The module in a window of its own, with no LMS around; `computer` is what Playwright's new_context takes."""
        page = contexts.open(**computer).new_page()
        page.goto(f"{self.server.address}{self.address(course, theme)}/index.html")
        page.wait_for_selector("html[data-state=ready]", state="attached")
        begin(page.main_frame)
        return page

    def enrol(self, contexts: Contexts, course: str = SHOWCASE) -> Lms:
        """The module in a window that an LMS opens: so that its own page can be sized, printed and typed in."""
        return Lms(contexts, self.server.address, self.address(course), STANDARD, "window")


@pytest.fixture(scope="session")
def wardrobe(shared_folder: Path, server: FileServer) -> Wardrobe:
    folder = shared_folder / "access"
    done = folder / "done"
    with FileLock(shared_folder / "access.lock"):
        if not done.exists():
            shutil.copytree(SOURCES, folder / "sources")
            mirrored = shutil.copytree(SOURCES / SHOWCASE, folder / "sources" / MIRRORED) / "course.md"
            named = f"id: {MIRRORED}\ntitle: \u0643\u0644 \u0627\u0644\u0642\u0637\u0639\n"  # a title's letters decide
            text = re.sub(r"title: .*\n", named, mirrored.read_text("utf-8"), count=1)
            mirrored.write_text(text, "utf-8")
            for theme in THEMES:
                dress = ("--theme", theme, "--to", STANDARD)
                build(ROOT / "courses", folder / theme, *dress)
                build(folder / "sources", folder / theme, *dress)
            done.touch()
    for theme in THEMES:
        server.mount(f"access-{theme}", folder / theme / "unpacked")
    return Wardrobe(server, {theme: Packages(folder / theme) for theme in THEMES})


def show(page: Page, place: str) -> None:
    """Goes to a page of the module."""
    page.evaluate(SHOW, place)


def places(page: Page) -> list[str]:
    """Every page of the module, the results last."""
    return [str(name) for name in page.eval_on_selector_all("nav a[data-page]", "all => all.map(a => a.dataset.page)")]


def learner_at(page: Page) -> Learner:
    return Learner(page.main_frame)


def partly_right(learner: Learner, name: str) -> tuple[str, ...]:
    """An answer to a question that earns a part of its marks, or none where there is one right answer."""
    right = learner.right(name)
    if len(right) == 1:
        return learner.wrong(name)
    gaps = learner.block(name).locator(".gap").count()
    return (right[0], *("nonsense" for _ in right[1:])) if gaps else right[:1]


@contextmanager
def worn(page: Page, wardrobe: Wardrobe, course: str, theme: str, scheme: Scheme) -> Iterator[None]:
    """The page in a look. Themes differ in their stylesheet alone, as a test of its own proves."""
    page.emulate_media(color_scheme=scheme)
    if theme != THEMES[0]:
        page.evaluate(DRESS, f"{wardrobe.server.address}{wardrobe.address(course, theme)}/course.css")
    page.evaluate(AT_REST)  # what moves to its new colours has come to them
    yield
    if theme != THEMES[0]:
        page.evaluate(DRESS, f"{wardrobe.server.address}{wardrobe.address(course)}/course.css")


def looks_at(state: str) -> list[Look]:
    """The first look, and another, of which states take turns: blocks are seen in all of them, in a test of their own.

    Where EVERY_PLAY is set, every state is seen in all.
    """
    first, *others = LOOKS
    return LOOKS if EVERY_PLAY else [first, others[crc32(state.encode()) % len(others)]]


def faults_in_looks(page: Page, wardrobe: Wardrobe, course: str, state: str) -> list[str]:
    """What is wrong with the page as it stands: all of it in the first look, in the others what looks can break.

    The second engine, which takes longest, sees about every second state; where EVERY_PLAY is set, all.
    """
    found = []
    for theme, scheme in looks_at(state):
        with worn(page, wardrobe, course, theme, scheme):
            lines = axe_violations(page) if (theme, scheme) == LOOKS[0] else look_violations(page)
            if (theme, scheme) == LOOKS[0] and (EVERY_PLAY or crc32(state.encode()) % 2 == 0):
                lines += ibm_violations(page)
            found += [f"{course}, {state}, {theme} {scheme}: {line}" for line in lines]
    page.emulate_media(color_scheme="light")
    return found
