import { all, one } from "#runtime/kit/dom.js";
import { flip, setUpDragging } from "#runtime/kit/dragging.js";
import { chosenIn, gradePairs, markPairs, readPairs, writePairs } from "#runtime/kit/pairs.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  read: readPairs,
  write: (form, response) => {
    writePairs(form, response);
    toLanes(form);
  },
  mark: markPairs,
  grade: gradePairs,
  prepare: ($block) => {
    const $sorting = one($block, ".sorting");
    $sorting.addEventListener("input", ({ target: $at }) =>
      flip(all($sorting, ".chip"), () => {
        toLanes($sorting);
        if ($at instanceof HTMLElement && $at.matches(":focus-visible")) $at.scrollIntoView({ block: "nearest" }); // it may be far up now
      }),
    );
    setUpDragging($sorting, {
      chips: ".chip",
      places: "[data-lane]",
      drop: ($chip, $lane) => {
        const $group = /** @type {HTMLInputElement} */ (one($chip, `[value="${$lane.dataset.lane}"]`));
        $group.checked = true;
        $group.dispatchEvent(new Event("input", { bubbles: true }));
      },
    });
  },
};

/** Puts each chip into the lane of its group, to be seen: what is heard and reached by keys stays where it is. @param {HTMLElement} $within */
function toLanes($within) {
  const $chips = all($within, ".chip");
  const lanes = all($within, ".lane");
  for (const $chip of $chips) {
    const lane = lanes.findIndex(($lane) => ($lane.dataset.lane || "") === chosenIn($chip));
    $chip.dataset.in = String(lane);
    $chip.style.order = String(2 * lane + 1);
  }
  lanes.forEach(($lane, index) => {
    $lane.style.order = String(2 * index);
    one($lane, ".lane-count").textContent = String($chips.filter(($chip) => $chip.dataset.in === String(index)).length);
  });
}
