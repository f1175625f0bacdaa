"""The real courses, each whole, wherever a standard plays them: the way through that most learners take."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Frame

from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import Mode
from tests.browser.places import Place, places
from tests.browser.server import FileServer
from tests.packages import MODULES, Module, Packages, all_standards
from tests.sampling import EVERY_PLAY, one_in

MODES: tuple[Mode, ...] = ("frame", "nested", "window")
# All of a page's questions in one go, for a course has many: the first of each kind left blank, then, where there are
# options or gaps, answered wrongly, before all are answered rightly; those of an assessment rightly, and handed in.
# Then the page is turned. The mouse is used elsewhere. Gives the kinds met, how many questions there were, and faults.
TAKE_PAGE = """async (met) => {
  const { blocks } = JSON.parse(document.querySelector("#ui--data").textContent);
  const faults = [];
  const type = ($field, text) => {
    $field.value = text;
    $field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const choose = ($field, chosen) => { if ($field.checked !== chosen) $field.click(); };
  const put = ($block, kind, answer) => {
    const $fields = [...$block.querySelectorAll(".choices input, .gap input, input[type=text]")];
    const part = (key) => $block.querySelector(`[data-part="${key}"]`);
    if (kind === "numeric") type($fields[0], answer[0]);
    else if (kind === "fill-in") $fields.forEach(($field, index) => type($field, answer[index]));
    else if (kind === "sequencing") for (const key of [...answer].reverse()) {
      while (part(key).previousElementSibling) part(key).querySelector("[data-by='-1']").click();
    } else if (kind === "matching") for (const [source, target] of answer.map((pair) => pair.split("."))) {
      const $select = part(source).querySelector("select");
      if ($select) type($select, target);
      else for (const $field of part(source).querySelectorAll("input")) choose($field, $field.value === target);
    } else for (const $field of $fields) choose($field, answer.includes($field.value));
  };
  const $page = document.querySelector("section.page:not([hidden])");
  const $handIn = $page.querySelector(".hand-in-button");
  let count = 0;
  for (const $block of $page.querySelectorAll(".block:not([hidden]):has(form)")) {
    const block = blocks.find(({ id }) => id === $block.id);
    if (!block.weight) continue;
    count += 1;
    const expect = (what) => $block.querySelector(what) || faults.push(`${block.id}: no ${what}`);
    const $check = $block.querySelector("button[type=submit]");
    const { kind, right } = block.interaction;
    if (!$handIn && !met.includes(block.kind)) {
      met.push(block.kind);
      $check.click();
      expect(".fault:not([hidden])");
      const keys = [...$block.querySelectorAll(".choices input")].map(($field) => $field.value);
      const other = keys.find((key) => !right[0].includes(key));
      const wrong = { choice: [other], "fill-in": right[0].map(() => "nonsense") }[kind];
      if (wrong) {
        put($block, kind, wrong);
        $check.click();
        expect(".outcome:not([hidden])");
        if ($block.querySelector("fieldset").disabled) continue; // no try is left
      }
    }
    put($block, kind, right[0]);
    if ($handIn) continue;
    $check.click();
    expect(".outcome.right:not([hidden])");
  }
  if ($handIn) $handIn.click();
  const $next = document.querySelector(".turn .next");
  $next.click();
  const $shown = document.getElementById($next.hash.slice(1));
  while ($shown.hidden) await new Promise((resolve) => setTimeout(resolve));
  return [met, count, faults];
}"""


def plays() -> Iterator[tuple[Module, str, Mode]]:
    """Every second module, the long guide left out, standards and ways to open it taking turns.

    Where EVERY_PLAY is set all, in all, in all.
    """
    if EVERY_PLAY:
        yield from product(MODULES, all_standards(), MODES)
        return
    for turn, module in enumerate(one_in(2, MODULES, 1)):
        around, standard = divmod(turn, len(all_standards()))
        yield module, all_standards()[standard], MODES[(standard + around) % len(MODES)]


@pytest.fixture
def take(contexts: Contexts, server: FileServer, packages: Packages) -> Iterator[Callable[..., Place]]:
    with places(contexts, server, packages) as enter:
        yield enter


def begin(frame: Frame) -> Learner:
    """A module of a programme may say what comes first."""
    note = frame.locator("#ui--before")
    if note.count() and note.is_visible():
        note.get_by_role("button", name="Carry on").click()
    return Learner(frame)


@pytest.mark.parametrize(("module", "standard", "mode"), [*plays()], ids=str)
def test_a_course_from_start_to_pass(take: Callable[..., Place], module: Module, standard: str, mode: Mode) -> None:
    place = take(module, standard, mode)
    learner = begin(place.open())
    pages = learner.course["pages"]
    met: list[str] = []
    answered = 0
    for index, page in enumerate(pages):
        if index == len(pages) // 2:
            learner = begin(place.resume())
        assert learner.page == page["id"]
        met, count, faults = learner.frame.evaluate(TAKE_PAGE, met)
        assert faults == []
        answered += count
    assert learner.page == "results"
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert learner.frame.locator("#results .left a").count() == 0
    course = learner.course
    learner.exit()
    told = place.told()
    assert told.completion == "completed"
    assert told.success == ("unknown" if course["passMark"] is None else "passed")
    assert told.score == 100
    assert told.sessions == 1
    assert told.answers in {None, answered}
    assert len(told.state) <= 3800  # of what no learner typed at length
