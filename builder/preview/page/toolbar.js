import { make, one } from "../../runtime/kit/dom.js";
import { learnerIn } from "./enrolment.js";

/** @typedef {import("./contract.js").Build} Build */
/** @typedef {import("./pane.js").Choice} Choice */
/** @typedef {import("./pane.js").PreviewPane} PreviewPane */
/** @typedef {import("../../lms/contract.js").Lms} Lms */

/** What an author chooses above the module: the standard, the LMS, the theme, the width, who learns, whether the order is kept. */
export class Toolbar {
  /** @param {HTMLElement} $tools @param {PreviewPane} pane */
  constructor($tools, pane) {
    const field = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (one($tools, id));
    this.$standard = field("#standard");
    this.$quirk = field("#quirk");
    this.$theme = field("#theme");
    this.$strict = one($tools, "#keep-order");
    const $learner = field("#learner");
    const $width = field("#width");
    const $keeps = /** @type {HTMLInputElement} */ (one(this.$strict, "input"));
    $learner.value = learnerIn(pane.supplies.storage);
    this.$standard.addEventListener("change", () => pane.choose({ standard: this.$standard.value }));
    this.$quirk.addEventListener("change", () => pane.choose({ quirk: this.$quirk.value }));
    this.$theme.addEventListener("change", () => pane.choose({ theme: this.$theme.value }));
    $keeps.addEventListener("change", () => pane.choose({ strict: $keeps.checked }));
    $learner.addEventListener("change", () => pane.setLearner($learner.value.trim()));
    $width.addEventListener("change", () => (pane.modulePlace.$element.dataset.width = $width.value));
    one($tools, "#print").addEventListener("click", () => pane.frames.print());
  }

  /** @param {Choice} choice @param {Build} build @param {Object<string, string>} themes  titles by name */
  drawBuild(choice, build, themes) {
    this.$strict.hidden = !build.ordered;
    drawOptions(this.$standard, build.played.map((one) => [one.standard, one.title]), choice.standard);
    drawOptions(this.$theme, [["", "The course’s own"], ...Object.entries(themes)], choice.theme);
  }

  /** @param {Choice} choice @param {Lms} lms */
  drawLms(choice, { quirks = [] }) {
    /** @type {[string, string][]} */
    const options = quirks.map(({ name, title }) => [name, title]);
    drawOptions(this.$quirk, [["", "As the standard says"], ...options], choice.quirk);
  }
}

/**
 * What can be chosen, drawn anew where it has changed.
 * @param {HTMLSelectElement} $select
 * @param {[string, string][]} options  value and words
 * @param {string} chosen
 */
function drawOptions($select, options, chosen) {
  const now = JSON.stringify(options);
  if ($select.dataset.options !== now) $select.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
  $select.dataset.options = now;
  $select.value = chosen;
}
