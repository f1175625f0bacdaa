import { make } from "../../runtime/kit/dom.js";

/**
 * What can be chosen, drawn anew where it has changed.
 * @param {HTMLElement} $select
 * @param {[string, string][]} options  value and words
 * @param {string} chosen
 */
export function drawOptions($select, options, chosen) {
  const now = JSON.stringify(options);
  if ($select.dataset.options !== now) $select.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
  $select.dataset.options = now;
  /** @type {HTMLSelectElement} */ ($select).value = chosen;
}
