import { idIn } from "./dom.js";

/**
 * Shows the part of a block that the address leads into, before the page goes there: links, and the way back from a footnote.
 * @param {HTMLElement[]} $parts
 * @param {(index: number) => void} show
 */
export function whenLinkedTo($parts, show) {
  window.addEventListener("hashchange", () => {
    const $place = document.getElementById(idIn(window.location.hash));
    const index = $parts.findIndex(($part) => $part.contains($place));
    if ($place && index >= 0) show(index);
  });
}
