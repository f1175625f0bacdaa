import { all } from "../kit/dom.js";

/**
 * Says the LMS's own pass mark wherever the page says the course's.
 * @param {number} mark  0 to 1
 */
export function showPassMark(mark) {
  for (const $said of all(document, "[data-pass-mark]")) {
    $said.textContent = `${Math.round(mark * 100)}`;
    const $whole = $said.closest(".pass-mark");
    if ($whole instanceof HTMLElement) $whole.hidden = false;
  }
}
