"""The real courses, each whole, in an LMS of each standard: the way through that most learners take."""

from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, count, statuses, terms, values
from tests.packages import COURSES

# All of a page's questions in one go, for a course has many: the first of each kind left blank, then answered
# wrongly, before all are answered rightly. The mouse is used elsewhere. Gives the kinds met, and what was wrong.
ANSWER_PAGE = """([blocks, met]) => {
  const faults = [];
  const fields = ($block) => [...$block.querySelectorAll(".choices input, .gap input")];
  const put = ($block, answer) => fields($block).forEach(($field, index) => {
    if ($field.type === "text") {
      $field.value = answer[index];
      $field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if ($field.checked !== answer.includes($field.value)) $field.click();
  });
  for (const $block of document.querySelectorAll("section.page:not([hidden]) .block:has(form)")) {
    const block = blocks.find(({ id }) => id === $block.id);
    const expect = (what) => $block.querySelector(what) || faults.push(`${block.id}: no ${what}`);
    const $check = $block.querySelector("button[type=submit]");
    const right = block.interaction.right[0];
    if (!met.includes(block.kind)) {
      met.push(block.kind);
      $check.click();
      expect(".fault:not([hidden])");
      const keys = [...$block.querySelectorAll(".choices input")].map(($field) => $field.value);
      const wrong = keys.find((key) => !right.includes(key));
      put($block, wrong ? [wrong] : right.map(() => "nonsense"));
      $check.click();
      expect(".outcome:not([hidden])");
      if ($check.hidden) continue;
    }
    put($block, right);
    $check.click();
    expect(".outcome.right:not([hidden])");
  }
  return [met, faults];
}"""


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_course_from_start_to_pass(play: Callable[[str, str], Lms], course: str, standard: str) -> None:
    lms = play(course, standard)
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
