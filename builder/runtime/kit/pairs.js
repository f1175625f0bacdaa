import { all } from "./dom.js";
import { rightOf } from "./interaction.js";

/*
 * Sources that each get one of the same targets: for each a `[data-part]` with its key, in which a select or radio buttons offer the
 * keys of the targets. A pair is "source.target".
 */

/**
 * A pair for every source, in the author's order; null: not all have one, and all are asked for.
 * @param {HTMLElement} form
 * @param {unknown} [_]
 * @param {boolean} [partly]
 * @returns {string[] | null}
 */
export function readPairs(form, _, partly) {
  const $parts = all(form, "[data-part]").sort((a, b) => place(a) - place(b));
  const $chosen = $parts.filter(chosenIn);
  return partly || $chosen.length === $parts.length ? $chosen.map(($part) => `${$part.dataset.part}.${chosenIn($part)}`) : null;
}

/**
 * The key of the target that is chosen for a source; "": none is.
 * @param {HTMLElement} $part
 * @returns {string}
 */
export function chosenIn($part) {
  const $chosen = /** @type {HTMLInputElement | HTMLSelectElement | null} */ ($part.querySelector("select, input:checked"));
  return $chosen ? $chosen.value : "";
}

/**
 * @param {HTMLElement} form
 * @param {string[] | null} response
 */
export function writePairs(form, response) {
  for (const $part of all(form, "[data-part]")) {
    const target = targetOf($part.dataset.part || "", response || []);
    for (const $control of all($part, "select, input")) {
      if ($control instanceof HTMLSelectElement) $control.value = target;
      else if ($control instanceof HTMLInputElement) $control.checked = $control.value === target;
    }
  }
}

/**
 * Each right pair earns its part.
 * @param {import("../contract.js").BlockData} block
 * @param {string[]} response
 * @returns {number} 0 to 1
 */
export function gradePairs(block, response) {
  const right = rightOf(block);
  return right.length ? right.filter((pair) => isGiven(pair, response)).length / right.length : 0;
}

/**
 * Marks every source; what is right gets the feedback under its key and "-note", what is wrong for good that under its key.
 * @param {HTMLElement} form
 * @param {import("../contract.js").BlockData} block
 * @param {string[]} response
 * @param {import("../contract.js").Marking} marking
 */
export function markPairs(form, block, response, marking) {
  const right = rightOf(block);
  for (const $part of all(form, "[data-part]")) {
    const key = $part.dataset.part || "";
    const isRight = isGiven(`${key}.${targetOf(key, right)}`, response);
    marking.show($part, isRight ? "right" : "wrong", isRight ? `${key}-note` : marking.final ? key : undefined);
  }
}

/** @param {string} pair @param {string[]} response */
function isGiven(pair, response) {
  const [source, target] = pair.split(".");
  return targetOf(source, response) === target;
}

/** @param {string} source @param {string[]} pairs */
function targetOf(source, pairs) {
  const pair = pairs.find((one) => one.startsWith(`${source}.`));
  return pair ? pair.slice(source.length + 1) : "";
}

/** The place of a source's key in the author's order: a to z, then 0 to 9. @param {HTMLElement} $part */
function place($part) {
  return (parseInt($part.dataset.part || "", 36) + 26) % 36;
}
