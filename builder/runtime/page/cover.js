import { all, one, setOrRemove } from "../kit/dom.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").PageData} PageData */

/** Its id, and so the hash of its address. No page of an author has it. */
export const COVER = "ui--cover";

/**
 * What the cover says of this learner: where to go on and how much is left, or where to start; and which parts are done.
 * @param {Module} module
 * @param {PageData | null} place  where the learner was last; null: nowhere yet
 * @param {string} left  how much is left, in words
 */
export function drawCover({ session, say }, place, left) {
  const $cover = document.getElementById(COVER);
  if (!$cover) return;
  if (place) {
    const $begin = one($cover, ".begin");
    $begin.setAttribute("href", `#${place.id}`);
    $begin.textContent = say("continue_at", { title: place.title || session.course.title });
    one($cover, ".kept").textContent = left;
  }
  for (const $stop of all($cover, "[data-stop]")) {
    const ids = ($stop.dataset.stop || "").split(" ");
    const pages = session.pages.filter((page) => ids.includes(page.id));
    const $item = /** @type {HTMLElement} */ ($stop.parentElement);
    $item.hidden = !pages.length; // it is for others
    if (!pages.length) continue;
    const state = !session.isOpen(pages[0]) ? "locked" : pages.every((page) => session.isDone(page)) ? "done" : "";
    setOrRemove($stop, "href", state !== "locked" && `#${pages[0].id}`);
    setOrRemove($stop, "data-is", state);
    one($stop, ".standing").textContent = state && say(state);
  }
}

/** Puts the way on under the learner's hand. */
export function focusOnWay() {
  one(document, `#${COVER} .begin`).focus({ preventScroll: true });
}
