"""A learner's computers."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

from tests.patience import PATIENCE

SLOWLY = 0.02  # times as fast as it is made: what is looked at while it moves has not come to rest on any machine
OFFLINE = "net::ERR_INTERNET_DISCONNECTED"  # where a test makes it so


@dataclass
class Contexts:
    """Opens browser contexts, each as good as a computer of its own, and keeps what went wrong in their pages."""

    browser: Browser
    faults: list[str] = field(default_factory=list)
    opened: list[BrowserContext] = field(default_factory=list)

    def open(self, **options: Any) -> BrowserContext:
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        self.watch(context)
        self.opened.append(context)
        return context

    def watch(self, context: BrowserContext) -> None:
        """What goes wrong there is kept from now on."""
        context.on("weberror", self._keep_error)
        context.on("console", self._keep_message)

    def leave(self, context: BrowserContext) -> None:
        """What goes wrong there is no matter of this test any more."""
        context.remove_listener("weberror", self._keep_error)
        context.remove_listener("console", self._keep_message)

    def forgive(self) -> None:
        """What went wrong was meant; nothing goes on that could go wrong after it."""
        for context in self.opened:
            context.close()
        self.faults.clear()

    def _keep_error(self, fault: WebError) -> None:
        self.faults.append(f"{fault.page.url if fault.page else ''}: {fault.error}")

    def _keep_message(self, message: ConsoleMessage) -> None:
        passing = message.location["url"].endswith("/favicon.ico") or OFFLINE in message.text
        if message.type == "error" and not passing:
            self.faults.append(f"{message.location['url']}: {message.text}")


def move_at(page: Page, pace: float) -> None:
    """All that moves on a page does so many times as fast as it is made."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": pace})
