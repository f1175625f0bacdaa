import { all } from "./dom.js";

/*
 * Chips that can be dragged to places: a way more to do what their radio buttons, selects and buttons do, and to nothing else (WCAG
 * 2.2, 2.5.7). A mouse takes a chip anywhere but at its controls; a finger or a pen at its `.grip`, for elsewhere it scrolls the page.
 */

const TREMBLE = 5; // pixels that a pointer may move before it drags
const EDGE = 64; // pixels from the window's edge within which the page scrolls
const SPEED = 12; // pixels a frame
const CONTROLS = "input, label, button, select, a";

/**
 * @param {HTMLElement} $within
 * @param {object} how
 * @param {string} how.chips  a selector
 * @param {string} how.places  another: of what a chip can be dropped on
 * @param {string} [how.tray]  of where chips lie, which may cover places: let go there, a chip goes back
 * @param {($chip: HTMLElement, y: number) => void} [how.over]  at each move; y: of the pointer, in the window
 * @param {($chip: HTMLElement, $place: HTMLElement) => void} how.drop
 * @param {() => void} [how.back]  it was let go elsewhere, or the Escape key was pressed
 */
export function setUpDragging($within, { chips, places, tray, over, drop, back }) {
  $within.addEventListener("dragstart", (event) => event.preventDefault()); // of pictures and links, by the browser
  $within.addEventListener("pointerdown", (event) => {
    const $at = /** @type {Element} */ (event.target);
    const $chip = /** @type {HTMLElement | null} */ ($at.closest(chips));
    const isScroll = event.pointerType !== "mouse" && !$at.closest(".grip");
    if (!$chip || event.button || !event.isPrimary || isScroll || $at.closest(CONTROLS) || $chip.closest("fieldset:disabled")) return;
    const box = $chip.getBoundingClientRect();
    const listening = new AbortController();
    const { signal } = listening;
    let [x, y] = [event.clientX, event.clientY];
    const [startX, startY, heldX, heldY] = [x, y, x - box.left, y - box.top];
    let [across, down] = [0, 0];
    let isDragged = false;

    /** Keeps the chip under the pointer, wherever the page puts it meanwhile. */
    const follow = () => {
      const now = $chip.getBoundingClientRect();
      across += x - heldX - now.left;
      down += y - heldY - now.top;
      $chip.style.transform = `translate(${across}px, ${down}px)`;
      over?.($chip, y);
      const $place = placeAt();
      for (const $one of all($within, places)) $one.toggleAttribute("data-over", $one === $place);
    };
    const placeAt = () => {
      const $under = document.elementsFromPoint(x, y).filter(($one) => !tray || !$chip.contains($one));
      if (tray && $under[0]?.closest(tray)) return undefined;
      const $found = $under.map(($one) => $one.closest(places)).find(($one) => $one && $within.contains($one));
      return /** @type {HTMLElement | undefined} */ ($found);
    };
    const scroll = () => {
      if (signal.aborted) return;
      // Only where it was carried towards the edge: a chip may lie there from the start.
      const by = y < Math.min(EDGE, startY) ? -SPEED : y > Math.max(window.innerHeight - EDGE, startY) ? SPEED : 0;
      if (by) window.scrollBy(0, by);
      if (by) follow();
      window.requestAnimationFrame(scroll);
    };
    /** @param {HTMLElement} [$place] */
    const end = ($place) => {
      listening.abort();
      if (!isDragged) return;
      for (const $one of all($within, places)) $one.removeAttribute("data-over");
      flip(all($within, chips), () => {
        $chip.classList.remove("dragged");
        $chip.style.transform = "";
        if ($place) drop($chip, $place);
        else back?.();
      });
    };

    $chip.addEventListener("pointermove", (moved) => {
      if (moved.pointerId !== event.pointerId) return;
      if (!moved.buttons) return end(); // it was let go where nobody saw it
      [x, y] = [moved.clientX, moved.clientY];
      if (!isDragged && Math.hypot(x - startX, y - startY) < TREMBLE) return;
      if (!isDragged) scroll();
      isDragged = true;
      $chip.classList.add("dragged");
      follow();
    }, { signal });
    $chip.addEventListener("pointerup", () => end(placeAt()), { signal });
    $chip.addEventListener("pointercancel", () => end(), { signal });
    document.addEventListener("keydown", (pressed) => pressed.key === "Escape" && end(), { signal });
    $chip.setPointerCapture(event.pointerId);
  });
}

/**
 * Changes where elements lie, and lets them come there from where they lay, so that it is seen which has moved; at once where motion
 * is reduced, for then the theme's lengths are 0.
 * @param {HTMLElement[]} $moving
 * @param {() => void} change
 */
export function flip($moving, change) {
  const before = $moving.map(($one) => $one.getBoundingClientRect());
  change();
  const theme = getComputedStyle(document.documentElement);
  const duration = parseFloat(theme.getPropertyValue("--move")) || 0;
  $moving.forEach(($one, index) => {
    const now = $one.getBoundingClientRect();
    const [x, y] = [before[index].left - now.left, before[index].top - now.top];
    if (!duration || (!x && !y)) return;
    $one.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], { duration, easing: theme.getPropertyValue("--ease").trim() || "ease" });
  });
}
