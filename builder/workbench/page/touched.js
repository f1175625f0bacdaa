/** What comes late takes neither the focus nor the cursor from who has gone on meanwhile. */

let touches = 0;
for (const act of ["keydown", "pointerdown", "input"]) document.addEventListener(act, () => (touches += 1), { capture: true, passive: true });
window.addEventListener("blur", () => (touches += 1)); // into the module, or away

/** Gives what says whether nobody has done anything since; where what had the focus is gone, somebody has to have it. @returns {() => boolean} */
export function untouched() {
  const before = touches;
  return () => touches === before || document.activeElement === document.body;
}
