/** Draws a place anew, and leaves the focus where it was: on what leads there, or is called so, now. @param {Element} $place @param {...(Node | string)} inside */
export function redraw($place, ...inside) {
  const $had = document.activeElement;
  const called = $had && $place.contains($had) && $had !== $place ? calledAs($had) : "";
  $place.replaceChildren(...inside);
  if (!called) return;
  const $same = [...$place.querySelectorAll("a, button, summary")].find(($one) => calledAs($one) === called);
  /** @type {HTMLElement | undefined} */ ($same)?.focus({ preventScroll: true });
}

/** @param {Element} $one */
function calledAs($one) {
  return $one.getAttribute("href") || $one.getAttribute("aria-label") || `${$one.tagName} ${$one.className}`;
}
