import { focusOn, one } from "./dom.js";

/**
 * Offers the way on from a block, or takes it away: to the question right after it, to whatever else follows on its page, or, from the
 * last, to the next page.
 * @param {HTMLElement} $block with a button `.way-on`
 * @param {boolean} isOffered
 * @param {boolean} isMain  whether nothing else is to be done here first
 * @param {import("../contract.js").Module} module
 */
export function offerWayOn($block, isOffered, isMain, { say }) {
  const $button = /** @type {HTMLButtonElement} */ (one($block, ".way-on"));
  const $next = after($block);
  $button.hidden = !isOffered;
  $button.classList.toggle("quiet", !isMain);
  $button.textContent = say($next?.querySelector("form") ? "next_question" : "go_on");
  $button.onclick = () => {
    const $turn = one(document, ".turn .next");
    if ($next) focusOn($next.querySelector(".block-title") || $next);
    else if ($turn.hasAttribute("href")) $turn.click();
    else focusOn($turn); // it says that it is locked
  };
}

/** What a learner reads after a block on its page. @param {HTMLElement} $block @returns {HTMLElement | null} */
function after($block) {
  let $next = /** @type {HTMLElement | null} */ ($block.nextElementSibling);
  while ($next?.hidden) $next = /** @type {HTMLElement | null} */ ($next.nextElementSibling);
  return $next && !$next.matches(".footnotes, .hand-in") ? $next : null;
}
