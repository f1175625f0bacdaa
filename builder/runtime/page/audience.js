import { all, idOf, one, setOrRemove } from "../kit/dom.js";
import { openSittings } from "../state/sittings.js"; // only for: assessments

/** @typedef {import("../contract.js").Module} Module */

/**
 * Lets a learner say which audience they belong to; contents and pages then hold what is for them.
 * @param {Module} module
 * @param {import("./assessment.js").AssessmentPage[]} assessments
 */
export function setUpAudience(module, assessments) {
  const { session } = module;
  const $form = one(document, "#ui--audience form");
  const $choices = /** @type {HTMLInputElement[]} */ (all($form, "input"));
  const $chosen = $choices.find(($choice) => $choice.value === session.state.audience);
  if ($chosen) $chosen.checked = true;
  else choose($choices[$choices.length - 1]); // an audience that a newer version of the course no longer has
  for (const $link of all(document, 'main a[href^="#"]')) $link.dataset.to = idOf($link);
  draw(module, assessments);
  $form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose($choices.find(($choice) => $choice.checked) || $choices[0]);
    module.saving.changed("now");
    draw(module, assessments);
    module.refresh();
    one($form, ".said").textContent = module.say("pages_for_you", { count: session.pages.length });
  });

  /** @param {HTMLInputElement} $choice */
  function choose($choice) {
    $choice.checked = true;
    session.state.audience = $choice.value;
    if (openSittings) openSittings(session);
    session.changed();
  }
}

/**
 * Takes what is for others out of sight, and makes words of the links to it.
 * @param {Module} module
 * @param {import("./assessment.js").AssessmentPage[]} assessments
 */
function draw({ course, session }, assessments) {
  for (const assessment of assessments) assessment.show();
  for (const page of course.pages) {
    /** @type {HTMLElement} */ (one(document, `nav [data-page="${CSS.escape(page.id)}"]`).parentElement).hidden = !session.isFor(page);
    for (const $link of all(document, `main a[data-to="${page.id}"]`)) setOrRemove($link, "href", session.isFor(page) && `#${page.id}`);
    if (page.assessment) continue;
    const keys = session.keysOn(page);
    for (const key of page.blocks) one(document, `[data-key="${key}"].block`).hidden = !keys.includes(key);
  }
  for (const $list of all(document, "nav ol")) {
    $list.hidden = all($list, "li").every(($item) => $item.hidden);
    const $title = $list.previousElementSibling;
    if ($title instanceof HTMLHeadingElement) $title.hidden = $list.hidden;
  }
}
