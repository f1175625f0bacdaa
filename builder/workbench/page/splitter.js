import { make } from "../../runtime/kit/dom.js";

const STEP = 0.02; // of the panes' width, with an arrow

/**
 * A line between two panes that can be moved (ARIA, window splitter pattern).
 * @param {HTMLElement} $panes
 * @param {string} label
 * @param {{name: string, least: number, most: number, usual: number, set: (share: number) => void}} about  shares of the panes' width
 */
export function splitter($panes, label, { name, least, most, usual, set }) {
  let share = usual;
  const $split = make("div", { class: "split", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": label, "aria-valuemin": String(Math.round(least * 100)), "aria-valuemax": String(Math.round(most * 100)) });
  const to = (/** @type {number} */ wanted, keep = true) => {
    share = Math.max(least, Math.min(most, wanted));
    set(share);
    $split.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    if (!keep) return;
    try {
      localStorage.setItem(`split:${name}`, String(share));
    } catch {
      // The browser keeps nothing: it is as usual next time.
    }
  };
  let stored = 0;
  try {
    stored = Number(localStorage.getItem(`split:${name}`)) || 0;
  } catch {
    // As above.
  }
  if (stored) to(stored, false);
  else $split.setAttribute("aria-valuenow", String(Math.round(usual * 100)));
  $split.addEventListener("keydown", ({ key }) => {
    const wanted = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: least, End: most }[key];
    if (wanted !== undefined) to(wanted);
  });
  $split.addEventListener("dblclick", () => to(usual));
  $split.addEventListener("pointerdown", (event) => {
    $split.setPointerCapture(event.pointerId);
    $panes.dataset.sizing = ""; // frames take no pointer meanwhile
    const { left, width } = $panes.getBoundingClientRect();
    const start = /** @type {HTMLElement} */ ($split.previousElementSibling).getBoundingClientRect().left - left;
    const moved = (/** @type {PointerEvent} */ { clientX }) => to(name === "outline" ? (clientX - left) / width : (clientX - left - start) / (width - start), false);
    const done = () => {
      delete $panes.dataset.sizing;
      to(share);
      $split.removeEventListener("pointermove", moved);
    };
    $split.addEventListener("pointermove", moved);
    $split.addEventListener("pointerup", done, { once: true });
    $split.addEventListener("pointercancel", done, { once: true });
  });
  return $split;
}
