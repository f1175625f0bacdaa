/*
 * Some people click twice, out of habit or with a hand that shakes. What the first click brings may lie under the second: another
 * scene's choice, the button that starts an attempt anew. So only the first one counts, but where clicks follow each other on purpose.
 */

const PAUSE = 500; // milliseconds in which a second click or tap belongs to the first
const REACH = 24; // pixels by which a second tap may miss the first
const ACTS = "button, a[href], summary, [role=button]";

/** Lets a double click, a double tap, or a key that is held down act once. */
export function countClicksOnce() {
  let last = { at: -PAUSE, x: 0, y: 0 };
  let isSecondTap = false;
  const start = (/** @type {PointerEvent} */ { timeStamp, clientX, clientY, pointerType }) => {
    const isNear = Math.abs(clientX - last.x) <= REACH && Math.abs(clientY - last.y) <= REACH;
    isSecondTap = pointerType === "touch" && isNear && timeStamp - last.at < PAUSE;
    last = { at: timeStamp, x: clientX, y: clientY };
  };
  const click = (/** @type {MouseEvent} */ event) => {
    const $acts = event.target instanceof Element ? event.target.closest(ACTS) : null;
    // A click by keyboard has no detail; not every browser counts taps in it.
    if ($acts && !$acts.matches("[data-repeats]") && event.detail > 0 && (event.detail > 1 || isSecondTap)) stop(event);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.repeat && event.key === "Enter" && event.target instanceof Element && !event.target.matches("textarea, [data-repeats]")) stop(event);
  };
  document.addEventListener("pointerdown", start, true);
  document.addEventListener("click", click, true);
  document.addEventListener("keydown", press, true);
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
