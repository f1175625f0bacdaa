import { all } from "./dom.js";
import { asWritten, rightOf } from "./interaction.js";

/** @param {HTMLElement} form */
function inputs(form) {
  return /** @type {HTMLInputElement[]} */ (all(form, ".choices input"));
}

/**
 * The keys of the radio buttons or checkboxes that are chosen, in the author's order; null: none is.
 * @param {HTMLElement} form
 * @returns {string[] | null}
 */
export function readChoices(form) {
  const chosen = inputs(form).filter((input) => input.checked).map((input) => input.value).sort(asWritten);
  return chosen.length ? chosen : null;
}

/**
 * @param {HTMLElement} form
 * @param {string[] | null} response
 */
export function writeChoices(form, response) {
  for (const input of inputs(form)) input.checked = Boolean(response && response.includes(input.value));
}

/**
 * Marks what was chosen; when no try is left, also what should have been.
 * @param {HTMLElement} form
 * @param {import("../contract.js").BlockData} block
 * @param {string[]} response
 * @param {import("../contract.js").Marking} marking
 */
export function markChoices(form, block, response, marking) {
  const right = rightOf(block);
  for (const part of all(form, "[data-part]")) {
    const key = part.dataset.part || "";
    const isRight = right.includes(key);
    if (response.includes(key)) marking.show(part, isRight ? "right" : "wrong", key);
    else if (isRight && marking.final) marking.show(part, "missed", key);
  }
}
