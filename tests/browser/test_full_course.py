"""A course as full as it gets, done to the last answer: what is saved fits every LMS, and comes back."""

import json
from pathlib import Path

import pytest
from filelock import FileLock

from tests.browser.block_sights import GO
from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, settle, terms, values
from tests.browser.server import FileServer
from tests.full_course import QUESTIONS, with_200_questions
from tests.packages import Packages, build

LONGEST = 3800  # characters
# Everything on the page that can be done, by its own controls: the longest texts, all boxes, the last of the choices.
FILL = """texts => {
  for (const $field of document.querySelectorAll("section.page:not([hidden]) :is(input, select, textarea):enabled")) {
    const longest = $field.maxLength > 0 ? $field.maxLength : 600;
    if ($field.matches("textarea, [type=text]")) $field.value = texts.slice(0, longest);
    else if ($field.matches("select")) $field.selectedIndex = $field.options.length - 1;
    else $field.checked = true;
    $field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const press = selector => {
    for (const $one of document.querySelectorAll(`section.page:not([hidden]) ${selector}`))
      if ($one.checkVisibility()) $one.click();
  };
  press("[data-by='1']");
  press("[data-target]:is(a)");
  const closed = "section.page:not([hidden]) details:not([open])";
  for (const $details of document.querySelectorAll(closed)) $details.open = true;
  for (const time of [1, 2, 3]) for (const which of [".again", "[type=submit]"]) press(`form button${which}`);
  press(".row button:not([type=submit], .again, .private *), .finish");
  press(".hand-in-button");
}"""
TYPED = "7 Wörter ohne Ende, 字 und noch mehr davon. " * 20
# What each page says of what was done.
SAID = """() => [...document.querySelectorAll("section.page")].map($page => {
  const { hidden } = $page;
  $page.hidden = false;
  const said = [...$page.querySelectorAll(".outcome:not([hidden]), .finished")];
  const words = said.map($one => $one.className + $one.innerText);
  $page.hidden = hidden;
  return words;
})"""


@pytest.fixture(scope="session")
def full(shared_folder: Path, server: FileServer, all_blocks: Packages) -> Packages:
    """The package of that course, which is served under /full/."""
    folder = shared_folder / "full"
    done = folder / "done"
    html = (all_blocks.of("every-block", SCORM12).folder / "index.html").read_text("utf-8")
    blocks = json.loads(html.partition('id="ui--data">')[2].partition("</script>")[0])["blocks"]
    asked = sum("interaction" in block for block in blocks)
    with FileLock(shared_folder / "full.lock"):
        if not done.exists():
            build(with_200_questions(folder / "source", asked), folder, "--to", SCORM12)
            done.touch()
    server.mount("full", folder / "unpacked")
    return Packages(folder)


@pytest.mark.long
def test_all_that_is_done_fits_and_comes_back(clocked: ClockedContexts, server: FileServer, full: Packages) -> None:
    name = full.of("every-block", SCORM12).name
    lms = Lms(clocked, server.address, f"/full/{name}", SCORM12)
    learner = Learner(lms.open())
    pages = [page["id"] for page in learner.course["pages"]]
    assert sum("interaction" in block for block in learner.course["blocks"]) >= QUESTIONS
    for page in pages:
        learner.frame.evaluate(GO, page)
        learner.frame.evaluate(FILL, TYPED)
    for _ in range(2):  # and the assessment once more, and again
        learner.try_assessment_again()
        learner.frame.evaluate(FILL, TYPED)
    settle(lms)
    states = values(lms, terms(lms).state)
    assert max(map(len, states)) <= LONGEST
    said = learner.frame.evaluate(SAID)
    assert sum(map(len, said)) > QUESTIONS
    assert lms.resume().evaluate(SAID) == said
    assert lms.faults == []
