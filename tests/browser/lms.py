"""A learner's way through a package in an LMS: the page tests/lms/lms.html in a browser, held from outside."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Error, Frame, Page

from tests.browser.contexts import Contexts
from tests.browser.learner import begin

Mode = Literal["frame", "nested", "window"]
Quirk = Literal[
    "opened",
    "one-session",
    "late",
    "no-id",
    "locks",
    "locks-refusing",
    "alters-cut",
    "alters-character",
    "alters-ampersands",
    "alters-pluses",
    "alters-blanks",
    "alters-unset",
    "slow",
    "only-changes",
    "drops-offline",
    "expires",
]
READY = "html[data-state=ready]"
# A frame is gone at once, a window a little later. The listener that is added last is called last.
LEAVE = """() => new Promise(resolve => {
  const opened = lms.window && !lms.window.closed;
  if (opened) lms.window.addEventListener("pagehide", () => setTimeout(resolve));
  lms.leave();
  if (!opened) resolve();
})"""


class Call(TypedDict):
    """One call of the package to the LMS, as lms.js keeps it."""

    verb: str
    args: list[str]
    result: str
    error: str
    time: int  # ms since the LMS's page was opened


@dataclass
class Lms:
    """One course of one learner. `standard` is a standard's name, or "none": then no LMS is around the package."""

    contexts: Contexts
    server: str  # its address
    package: str  # the folder of the package on that server
    standard: str
    mode: Mode = "frame"
    opens: str = "index.html"  # of the package
    lesson: Literal["normal", "review", "browse"] = "normal"
    learner: str = "learner_1"  # the id that the LMS gives them
    # Of LMSs in use: scorm_templates/scorm_lms_quirks.js says what each does. None: one that opens another session
    # whenever a module asks for it, as some do; the standard lets nobody hope for that.
    quirks: tuple[Quirk, ...] = ("one-session",)
    begins: bool = True  # whether the learner goes on from the cover at once
    page: Page = field(init=False)  # of the LMS
    frame: Frame = field(init=False)  # of the package
    _past_faults: list[str] = field(default_factory=list)
    _kept: Any = None  # what the LMS saved before its last page was closed

    def open(self, *, commits_fail: Literal["false", "throw"] | None = None, **computer: Any) -> Frame:
        """Launches the course in a new browser, with whatever the LMS saved of it, and waits until its script runs.

        `computer` is what Playwright's new_context takes (viewport, color_scheme, …).
        """
        self.prepare(**computer)
        if commits_fail:
            self.fail_commits(commits_fail)
        return self.launch()

    def prepare(self, *, on: BrowserContext | None = None, **computer: Any) -> None:
        """Shows the LMS alone, for a test to change it before the launch; `on` is a browser that is open already."""
        query = {"package": self.address(), "standard": self.standard, "mode": self.mode}
        query |= {"manifest": f"{self.package}/imsmanifest.xml"}
        query |= {"lesson": self.lesson, "learner": self.learner, "start": "later"}
        query |= {"quirks": ",".join(self.quirks)}
        self.page = (on or self.contexts.open(**computer)).new_page()
        self.page.goto(f"{self.server}/lms/lms.html?{urlencode(query)}")
        self.page.evaluate("() => lms.ready")
        if self._kept is not None:
            self.page.evaluate("cmi => lms.load(cmi)", self._kept)

    def address(self) -> str:
        """What the LMS opens."""
        return f"{self.package}/{self.opens}"

    def launch(self) -> Frame:
        """Opens the package, again if need be, in the browser that is open already."""
        return self._show("() => lms.start()")

    def resume(self, **computer: Any) -> Frame:
        """Leaves if that wasn't done, and launches the course on another computer."""
        if not self.page.is_closed():
            self.leave()
            self._close()
        return self.open(**computer)

    def reload(self) -> Frame:
        """F5 in the package's frame or window: the LMS's own page stays as it is."""
        self.frame.evaluate("() => { document.documentElement.dataset.state = 'going'; location.reload(); }")
        self.frame.wait_for_selector(READY, state="attached")
        return self.frame

    def reopen(self) -> Frame:
        """Closes the package and opens it again from the same page of the LMS: no new launch."""
        self.leave()
        return self._show("() => lms.reopen()")

    def reload_all(self) -> Frame:
        """F5 in the LMS's page: a new launch by the same browser, with what the server holds."""
        if self.mode == "window":
            self.leave()  # or the window would outlive the page that it speaks to
        self._past_faults, calls = [], self.page.evaluate("() => lms.calls")
        self.page.reload()
        self.page.evaluate("calls => lms.ready.then(() => { lms.calls.unshift(...calls); })", calls)
        return self.launch()

    def go_offline(self, *, noticed: bool = True) -> None:
        """The server can't be reached any more; where the browser doesn't notice, it calls itself online."""
        self.page.evaluate("() => lms.reach(false)")
        if noticed:
            self.page.context.set_offline(True)
        else:
            self.page.context.route("**/*", lambda route: route.abort("internetdisconnected"))

    def go_online(self) -> None:
        self.page.evaluate("() => lms.reach(true)")
        self.page.context.set_offline(False)
        self.page.context.unroute_all()

    def expire(self) -> None:
        """The learner's login runs out: see the quirk `expires`."""
        self.page.evaluate("() => lms.expire()")

    def leave(self) -> None:
        """Goes elsewhere, as a learner does in mid-page: the package's pagehide is all that it gets."""
        self.page.evaluate(LEAVE)

    def kill(self) -> None:
        """The computer loses its power: no event reaches the package, and the LMS has what was committed."""
        self.crash().close()

    def crash(self) -> BrowserContext:
        """Only the tab dies so: what the browser stores, which is handed back, is there for the next one."""
        self._keep()
        # Closing the page or its context would fire pagehide. This ends the process that shows it, and so can't answer.
        with self.page.expect_event("crash"), suppress(Error):
            self.page.goto("chrome://crash", wait_until="commit")
        context = self.page.context
        self.page.close()
        return context

    def fail_commits(self, how: Literal["false", "throw"] = "false") -> None:
        """Commits answer "false", or throw, until they are mended."""
        self.page.evaluate("how => lms.failCommits(how)", True if how == "false" else how)

    def mend_commits(self) -> None:
        self.page.evaluate("() => lms.failCommits(false)")

    def refuse(self, pattern: str) -> None:
        """Elements that match the regular expression are refused; "" ends it."""
        self.page.evaluate("pattern => lms.refuse(pattern)", pattern)

    @property
    def calls(self) -> list[Call]:
        """Every call since the browser was opened."""
        calls: list[Call] = self.page.evaluate("() => lms.calls")
        return calls

    @property
    def faults(self) -> list[str]:
        """What was wrong with any call, in all browsers so far."""
        present = [] if self.page.is_closed() else self.page.evaluate("() => lms.faults")
        return [*self._past_faults, *present]

    def forgive(self) -> list[str]:
        """The faults until now, which are forgotten: for tests that cause them."""
        faults = self.faults
        self._past_faults.clear()
        self.page.evaluate("() => { lms.faults.length = 0; }")
        return faults

    def cmi(self) -> dict[str, Any]:
        """The data model as it stands, committed or not."""
        model: dict[str, Any] = self.page.evaluate("() => lms.cmi()")
        return model

    def saved(self) -> dict[str, Any] | None:
        """The data model of the last commit that worked."""
        model: dict[str, Any] | None = self._kept if self.page.is_closed() else self.page.evaluate("() => lms.saved()")
        return model

    def _keep(self) -> None:
        self._kept, self._past_faults = self.saved(), self.faults

    def _close(self) -> None:
        self._keep()
        self.page.context.close()

    def show(self, how: str = "() => lms.start()") -> Frame:
        """Opens the package, and does not wait until its script has started: it may have something to ask first."""
        if self.mode == "window":
            with self.page.expect_popup() as popup:
                self.page.evaluate(how)
            self.frame = popup.value.main_frame
        else:
            self.page.evaluate(how)
            self.frame = self._package_frame()
        return self.frame

    def _show(self, how: str) -> Frame:
        self.show(how).wait_for_selector(READY, state="attached")
        return begin(self.frame) if self.begins else self.frame

    def _package_frame(self) -> Frame:
        frame: Frame | None = self.page.main_frame
        for name in ("outer", "package") if self.mode == "nested" else ("package",):
            assert frame, "lms.html shows no package"
            element = frame.wait_for_selector(f"#{name}", state="attached")
            frame = element.content_frame() if element else None
        assert frame, "lms.html shows no package"
        return frame
