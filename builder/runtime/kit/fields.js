/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").Module} Module */

/**
 * Keeps what stands in a block's fields for as long as its tab is open, and puts back what stood there before the page was loaded
 * again.
 * @param {HTMLElement[]} $fields
 * @param {BlockData} block
 * @param {Module} module
 * @param {string[] | null} otherwise  what to put there where nothing was kept so
 * @returns {() => void}  forgets it: it was handed in, or cleared
 */
export function followFields($fields, block, { drafts }, otherwise) {
  const texts = drafts.of(block.key) || otherwise;
  if (texts) $fields.forEach(($field, index) => fillField($field, texts[index] || ""));
  for (const $field of $fields) $field.addEventListener("input", () => drafts.store(block.key, $fields.map(textOf)));
  return () => drafts.store(block.key, null);
}

/** What a field holds: its text, or whether it is checked. @param {HTMLElement} $field */
export function textOf($field) {
  if ($field instanceof HTMLInputElement && $field.type !== "text") return $field.checked ? "1" : "";
  return /** @type {HTMLTextAreaElement} */ ($field).value;
}

/** @param {HTMLElement} $field @param {string} text as `textOf` gives it */
export function fillField($field, text) {
  if ($field instanceof HTMLInputElement && $field.type !== "text") $field.checked = text !== "";
  else /** @type {HTMLTextAreaElement} */ ($field).value = text;
}
