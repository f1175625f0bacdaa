import { all, fill, one } from "#runtime/kit/dom.js";
import { rightOf } from "#runtime/kit/interaction.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */
/** @typedef {import("../../runtime/contract.js").Module} Module */

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  prepare: ($block, block, module) => {
    for (const $button of all($block, "[data-by]")) $button.addEventListener("click", () => move($button, block, module));
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
 * Exchanges a step with its neighbour. It is the neighbour that is put elsewhere: so the focus stays.
 * @param {HTMLElement} $button
 * @param {BlockData} block
 * @param {Module} module
 */
function move($button, block, module) {
  const $step = /** @type {HTMLElement} */ ($button.closest("[data-part]"));
  const $list = one($step.closest("form") || document, ".movable");
  if ($button.dataset.by === "1") $step.before(...[$step.nextElementSibling || ""]);
  else $step.after(...[$step.previousElementSibling || ""]);
  const steps = all($list, "[data-part]");
  const step = (one($step, ".words").textContent || "").trim();
  const said = fill(module.sayOf(block.kind, "moved"), { step, place: steps.indexOf($step) + 1, total: steps.length });
  one($list.parentElement || $list, ".moved").textContent = said;
  $list.dataset.moved = "yes";
  $list.dispatchEvent(new Event("input", { bubbles: true }));
}
