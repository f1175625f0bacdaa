"""The real courses, each whole, in an LMS of each standard: the way through that most learners take."""

import os
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms, Mode
from tests.browser.recorded import answers, count, statuses, terms, values
from tests.packages import COURSES, standards

MODES: tuple[Mode, ...] = ("frame", "nested", "window")
# All of a page's questions in one go, for a course has many: the first of each kind left blank, then, where there are
# options or gaps, answered wrongly, before all are answered rightly. The mouse is used elsewhere. Gives the kinds met,
# and what was wrong.
ANSWER_PAGE = """([blocks, met]) => {
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
  for (const $block of document.querySelectorAll("section.page:not([hidden]) .block:has(form)")) {
    const block = blocks.find(({ id }) => id === $block.id);
    if (!block.weight) continue;
    const expect = (what) => $block.querySelector(what) || faults.push(`${block.id}: no ${what}`);
    const $check = $block.querySelector("button[type=submit]");
    const { kind, right } = block.interaction;
    if (!met.includes(block.kind)) {
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
        if ($check.hidden) continue;
      }
    }
    put($block, kind, right[0]);
    $check.click();
    expect(".outcome.right:not([hidden])");
  }
  return [met, faults];
}"""


def plays() -> Iterator[tuple[str, str, Mode]]:
    """Each course in two standards, by turns opened in each way; where EVERY_PLAY is set in all, in all ways."""
    if os.environ.get("EVERY_PLAY"):
        yield from product(COURSES, standards(), MODES)
        return
    first, *others = standards()
    for turn, course in enumerate(COURSES):
        yield course, first, MODES[turn % len(MODES)]
        yield course, others[turn % len(others)], MODES[(turn + 1) % len(MODES)]


@pytest.mark.parametrize(("course", "standard", "mode"), [*plays()])
def test_a_course_from_start_to_pass(play: Callable[..., Lms], course: str, standard: str, mode: Mode) -> None:
    lms = play(course, standard, mode)
    learner = Learner(lms.open())
    pages = learner.course["pages"]
    met: list[str] = []
    for index, page in enumerate(pages):
        assert learner.page == page["id"]
        if index == len(pages) // 2:
            learner = Learner(lms.resume())
            assert learner.page == page["id"]
        if "assessment" in page:
            learner.hand_in(right=len(learner.asked()))
        else:
            met, faults = learner.frame.evaluate(ANSWER_PAGE, [learner.course["blocks"], met])
            assert faults == []
        learner.next()
    assert learner.page == "results"
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert learner.frame.locator("#results ul a").count() == 0
    learner.exit()
    say = terms(lms)
    assert statuses(lms) == say.passed
    assert values(lms, say.score)[-1] == "100"
    assert len(answers(lms)) > 3
    assert all(entry["result"] for entry in answers(lms).values())
    assert count(lms, say.initialize) == count(lms, say.terminate) == 1
    assert len(values(lms, say.state)[-1]) <= 3800
