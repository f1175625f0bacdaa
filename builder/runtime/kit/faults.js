import { make, markFaulty, one } from "./dom.js";

/**
 * Says what is missing, ties it to the control that lacks it, and goes there.
 * @param {HTMLElement} $block
 * @param {HTMLElement} $control
 * @param {string} words
 * @param {import("../contract.js").Module} module
 */
export function showFault($block, $control, words, module) {
  markFaulty($control, sayFault($block, words, module), true);
  $control.focus();
}

/** Says in a block's `.fault` what is missing. @param {HTMLElement} $block @param {string} words @param {import("../contract.js").Module} module */
export function sayFault($block, words, module) {
  const $fault = one($block, ".fault");
  $fault.replaceChildren(make("span", { class: "unseen" }, `${module.say("error_prefix")} `), words);
  $fault.hidden = false;
  return $fault;
}

/** @param {HTMLElement} $block */
export function hideFault($block) {
  const $fault = one($block, ".fault");
  $fault.hidden = true;
  for (const $control of $block.querySelectorAll("[aria-invalid]")) markFaulty(/** @type {HTMLElement} */ ($control), $fault, false);
}
