"""Where a module of any standard is taken: an LMS with an API, a record store, an intranet. And what was told there."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from playwright.sync_api import Frame

from tests.browser.contexts import Contexts
from tests.browser.lms import Lms, Mode
from tests.browser.recorded import SCORM12, answers, count, statuses, terms, values
from tests.browser.server import FileServer, serving
from tests.cmi5.lrs import Lrs, serving_lrs
from tests.packages import Module, Packages
from tests.patience import until

FURTHER = re.compile(r"__\d+$")
KEPT_ON_DEVICE = """() => {
  const names = Object.keys(localStorage).filter((name) => name.startsWith("module:progress:"));
  if (names.length !== 1) throw new Error(`kept are ${names}`);
  return JSON.parse(localStorage[names[0]]);
}"""


@dataclass(frozen=True)
class Told:
    """What is known of a learner in the end, in no standard's words."""

    completion: str
    success: str
    score: float | None  # out of 100
    sessions: int  # that were begun and ended in the last browser
    answers: int | None  # each with its result; None: nobody keeps them
    state: str


@dataclass
class AnyLms(Lms):
    """An LMS with an API."""

    _answered: set[str] = field(default_factory=set)  # in browsers that are closed

    @property
    def answered(self) -> set[str]:
        """The questions; a further answer to one has an id of its own."""
        return {FURTHER.sub("", name) for name in answers(self)}

    def _keep(self) -> None:
        super()._keep()
        self._answered |= self.answered

    def told(self) -> Told:
        say, entries = terms(self), answers(self)
        status, success = statuses(self) if self.standard != SCORM12 else (statuses(self) * 2)
        assert all(entry["result"] for entry in entries.values())
        assert count(self, say.initialize) == count(self, say.terminate)
        return Told(
            completion="completed" if status in {"completed", "passed"} else status,
            success=success if success in {"passed", "failed"} else "unknown",
            score=float((values(self, say.score) or ["nan"])[-1]),
            sessions=count(self, say.terminate),
            answers=len(self._answered | self.answered),
            state=values(self, say.state)[-1],
        )


@dataclass
class OtherOrigin(Lms):
    """A page that opens the package, which lies elsewhere: no script of one reaches the other."""

    def leave(self) -> None:
        if self.mode != "window":
            self.page.evaluate("() => lms.leave()")
        elif not self.frame.page.is_closed():
            with self.frame.page.expect_event("close"):
                self.page.evaluate("() => lms.leave()")


@dataclass
class Intranet(OtherOrigin):
    """Progress stays on the device, to which the learner comes back. Of another site a browser may keep nothing."""

    def resume(self, **_: Any) -> Frame:
        self.leave()
        self.prepare(on=self.page.context)
        return self.launch()

    def told(self) -> Told:
        kept = self.resume().evaluate(KEPT_ON_DEVICE)
        score = None if kept["score"] is None else kept["score"] * 100
        return Told(kept["completion"], kept["success"], score, 1, None, kept["state"])


@dataclass
class RecordStore(OtherOrigin):
    """An LMS that launches the package with an address, and is told over HTTP."""

    lrs: Lrs = field(kw_only=True)
    manifest: bytes = field(kw_only=True)

    def address(self) -> str:
        """Begins a session, from what the manifest says of the module."""
        units = etree.fromstring(self.manifest).iterfind(".//{*}au")
        unit = next(one.attrib for one in units if one.findtext("{*}url") == self.opens)
        mark = {"masteryScore": float(unit["masteryScore"])} if "masteryScore" in unit else {}
        launch = {"publisher": unit["id"], "moveOn": unit["moveOn"], "returnURL": f"{self.server}/lms/back.html"}
        return f"{super().address()}?{self.lrs.launch(**mark, **launch)}"

    def resume(self, **computer: Any) -> Frame:
        place = self.frame.evaluate("() => decodeURIComponent(location.hash.slice(1))")
        self.leave()
        wait_until_ended(self.lrs, place)
        return super().resume(**computer)

    @property
    def faults(self) -> list[str]:
        return self.lrs.faults

    def told(self) -> Told:
        wait_until_ended(self.lrs)
        verbs = [one["verb"]["display"]["en"] for one in self.lrs.statements]
        of_module = {verb for verb in verbs if verb in {"completed", "passed", "failed"}}
        assert verbs.count("initialized") == verbs.count("terminated")
        judged = self.lrs.of("passed" if "passed" in of_module else "scored")
        return Told(
            completion="completed" if "completed" in of_module else "incomplete",
            success=next(iter(of_module & {"passed", "failed"}), "unknown"),
            score=judged["result"]["score"]["raw"] if judged["object"]["id"] == self.lrs.kept["activity"] else None,
            sessions=self.lrs.verbs.count("initialized"),
            answers=len(
                {one["object"]["id"] for one in self.lrs.statements if one["verb"]["display"]["en"] == "answered"}
            ),
            state=self.lrs.progress["state"],
        )


def wait_until_ended(lrs: Lrs, place: str = "") -> None:
    """The last requests outlive the package: nothing in the browser says when they have arrived, nor in which order."""

    def have_arrived() -> bool:
        return lrs.verbs[-1:] == ["terminated"] and (not place or lrs.progress.get("location") == place)

    until(have_arrived, "the session was not ended")


Place = AnyLms | Intranet | RecordStore


@contextmanager
def places(
    contexts: Contexts, server: FileServer, packages: Packages
) -> Iterator[Callable[[Module, str, Mode], Place]]:
    """Opens places to take modules in. Any fault in what one of them was told fails the test."""
    taken: list[Place] = []
    with ExitStack() as until_left:

        def take(module: Module, standard: str, mode: Mode) -> Place:
            package = packages.of(module.package, standard)
            path = f"/packages/{package.name}"
            if (package.folder / "imsmanifest.xml").exists():
                taken.append(AnyLms(contexts, server.address, path, standard, mode, module.opens))
                return taken[-1]
            at = (server.address + path, "none", mode, module.opens)
            if (package.folder / "cmi5.xml").exists():
                manifest, lrs = (package.folder / "cmi5.xml").read_bytes(), until_left.enter_context(serving_lrs())
                taken.append(RecordStore(contexts, server.other_site, *at, lrs=lrs, manifest=manifest))
            else:
                intranet = until_left.enter_context(serving())
                intranet.mounts = server.mounts
                taken.append(Intranet(contexts, intranet.address, *at))
            return taken[-1]

        yield take
        for place in taken:
            assert place.faults == []
            if isinstance(place, RecordStore):
                # A browser notes each document that isn't there yet.
                contexts.faults[:] = [one for one in contexts.faults if not one.startswith(place.lrs.address)]
