/*
 * A press takes a tenth of a second, and on a slow computer more. What is drawn anew, or moves, between its begin and its end takes it
 * away from what was pressed: browsers tell of a click only where both were on one thing. So what comes late waits for it.
 */

const PRESSED = "a, button, summary, label, input, select, [role=treeitem], [role=option]";
const KEYED = "button, summary, input[type=checkbox], input[type=radio]"; // a space does what it does once the key is let go
const LONGEST = 10_000; // ms: a finger whose end the browser did not tell of

let released = Promise.resolve();
let isPressed = false;
let end = () => undefined;

/** @param {EventTarget | null} target @param {string} what */
function begin(target, what) {
  if (!(target instanceof Element) || !target.closest(what)) return;
  end();
  isPressed = true;
  released = new Promise((resolve) => {
    const timer = window.setTimeout(() => end(), LONGEST);
    end = () => {
      isPressed = false;
      window.clearTimeout(timer);
      window.setTimeout(resolve); // once the click that follows has been heard
      return undefined;
    };
  });
}

/** Nothing is pressed now. */
export async function whenReleased() {
  while (isPressed) await released;
  return released;
}

const early = { capture: true, passive: true };
document.addEventListener("pointerdown", ({ target, button, isPrimary }) => isPrimary && !button && begin(target, PRESSED), early);
document.addEventListener("keydown", ({ target, key, repeat }) => key === " " && !repeat && begin(target, KEYED), early);
for (const over of ["pointerup", "pointercancel", "contextmenu", "dragstart", "keyup"]) document.addEventListener(over, () => end(), early);
window.addEventListener("blur", () => end());
