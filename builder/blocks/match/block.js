import { all, one } from "#runtime/kit/dom.js";
import { setUpDragging } from "#runtime/kit/dragging.js";
import { chosenIn, gradePairs, markPairs, readPairs, writePairs } from "#runtime/kit/pairs.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  read: readPairs,
  write: (form, response) => {
    writePairs(form, response);
    showUsed(form);
  },
  mark: markPairs,
  grade: gradePairs,
  prepare: ($block) => {
    const $set = one($block, "fieldset");
    $set.addEventListener("input", () => showUsed($set));
    setUpDragging($set, {
      chips: ".offer",
      places: ".pair[data-part]",
      tray: ".offered",
      drop: ($offer, $pair) => {
        const $select = /** @type {HTMLSelectElement} */ (one($pair, "select"));
        $select.value = $offer.dataset.offer || "";
        $select.dispatchEvent(new Event("input", { bubbles: true }));
      },
    });
  },
};

/** Shows which cards are chosen somewhere; each can be chosen again. @param {HTMLElement} $within */
function showUsed($within) {
  const chosen = all($within, ".pair[data-part]").map(($pair) => {
    const key = chosenIn($pair);
    one($pair, "select").classList.toggle("filled", key !== "");
    return key;
  });
  for (const $offer of all($within, ".offer")) $offer.classList.toggle("used", chosen.includes($offer.dataset.offer || ""));
}
