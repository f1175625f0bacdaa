/*
 * Some people click twice, out of habit or with a hand that shakes. What the first click brings may lie under the second: another
 * scene's choice, the button that starts an attempt anew. So only the first one counts.
 */

const DOUBLE = 500; // milliseconds in which a second tap belongs to the first; of a mouse the browser knows
const REACH = 24; // pixels by which it may miss the first

/** Lets a double click, a double tap, or a key that is held down act once. */
export function countClicksOnce() {
  let [at, x, y] = [-DOUBLE, 0, 0];
  let isSecond = false;
  /** @type {(name: "pointerdown" | "click" | "keydown", listener: (event: any) => void) => void} */
  const on = (name, listener) => document.addEventListener(name, listener, true);
  on("pointerdown", ({ pointerType, timeStamp, clientX, clientY }) => {
    isSecond = pointerType === "touch" && timeStamp - at < DOUBLE && Math.hypot(clientX - x, clientY - y) < REACH;
    [at, x, y] = [timeStamp, clientX, clientY];
  });
  // A click by keyboard has no detail.
  on("click", (event) => (event.detail > 1 || (event.detail && isSecond)) && stop(event, "button, a, summary, label, [type=radio], [type=checkbox]"));
  on("keydown", (event) => event.repeat && event.key === "Enter" && stop(event, "button, a, summary, input, select"));
}

/** @param {Event} event @param {string} acts  what it does something to */
function stop(event, acts) {
  if (!(/** @type {Element} */ (event.target).closest(acts))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
