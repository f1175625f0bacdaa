import { all, fill, one } from "#runtime/kit/dom.js";
import { flip, setUpDragging } from "#runtime/kit/dragging.js";
import { rightOf } from "#runtime/kit/interaction.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */
/** @typedef {import("../../runtime/contract.js").Module} Module */

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  prepare: ($block, block, module) => {
    const $list = one($block, ".movable");
    for (const $button of all($list, "[data-by]")) {
      const $step = /** @type {HTMLElement} */ ($button.closest("[data-part]"));
      $button.addEventListener("click", () => {
        const by = Number($button.dataset.by);
        flip(all($list, "[data-part]"), () => move($step, by, $list));
        tell($step, $list, block, module);
      });
    }
    /** @type {HTMLElement[]} */
    let before = [];
    setUpDragging($list, {
      chips: "[data-part]",
      places: ".movable",
      over: ($step, y) => {
        const steps = all($list, "[data-part]");
        if (!before.length) before = steps;
        const others = steps.filter(($other) => $other !== $step);
        const above = others.filter(($other) => $other.offsetTop + $other.offsetHeight / 2 < y - $list.getBoundingClientRect().top);
        const by = above.length - steps.indexOf($step);
        if (by) flip(others, () => move($step, by, $list));
      },
      drop: ($step) => {
        if (before.indexOf($step) !== all($list, "[data-part]").indexOf($step)) tell($step, $list, block, module);
        before = [];
      },
      back: () => {
        $list.append(...before);
        before = [];
      },
    });
  },
  read: (form) => (one(form, ".movable").dataset.moved ? keys(form) : null),
  write: (form, response, block) => {
    const $list = one(form, ".movable");
    const parts = all(form, "[data-part]");
    if (response) $list.append(...response.flatMap((key) => parts.filter(($part) => $part.dataset.part === key)));
    else if (kind.grade(block, keys(form)) === 1) $list.append(parts[0]); // what is shown first is never right
    $list.dataset.moved = response ? "yes" : "";
  },
  grade: (block, response) => {
    const right = rightOf(block);
    return right.length ? right.filter((key) => isInPlace(key, right, response)).length / right.length : 0;
  },
  mark: (form, block, response, marking) => {
    for (const $part of all(form, "[data-part]")) {
      const key = $part.dataset.part || "";
      const inPlace = isInPlace(key, rightOf(block), response);
      marking.show($part, inPlace ? "right" : "wrong", marking.final && !inPlace ? key : undefined);
    }
  },
};

/** The keys of the steps as they stand. @param {HTMLElement} form */
function keys(form) {
  return all(form, "[data-part]").map(($part) => $part.dataset.part || "");
}

/**
 * Whether a step comes right after the one that it should follow; the first, whether it opens the list. So one step in a wrong place
 * costs its own part and those of its neighbours, not those of all that it pushed along.
 * @param {string} key
 * @param {string[]} right
 * @param {string[]} response
 */
function isInPlace(key, right, response) {
  const at = response.indexOf(key);
  return at >= 0 && response[at - 1] === right[right.indexOf(key) - 1];
}

/**
 * Moves a step on by so many places. It is the others that are put elsewhere: so the focus stays, and the pointer keeps what it holds.
 * @param {HTMLElement} $step
 * @param {number} by
 * @param {HTMLElement} $list
 */
function move($step, by, $list) {
  const steps = all($list, "[data-part]");
  const at = steps.indexOf($step);
  if (by > 0) $step.before(...steps.slice(at + 1, at + by + 1));
  else $step.after(...steps.slice(Math.max(0, at + by), at));
}

/**
 * A step has been moved: by whichever way, that is said and kept.
 * @param {HTMLElement} $step
 * @param {HTMLElement} $list
 * @param {BlockData} block
 * @param {Module} module
 */
function tell($step, $list, block, module) {
  const steps = all($list, "[data-part]");
  const step = (one($step, ".words").textContent || "").trim();
  const message = fill(module.sayOf(block.kind, "moved"), { step, place: steps.indexOf($step) + 1, total: steps.length });
  one($list.parentElement || $list, ".moved").textContent = message;
  $list.dataset.moved = "yes";
  $list.dispatchEvent(new Event("input", { bubbles: true }));
}
