import { all, focusOn, make, one } from "#runtime/kit/dom.js";
import { hideFault, showFault } from "#runtime/kit/faults.js";
import { setUpPrivateText } from "#runtime/kit/private_text.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const $summary = one($block, ".ratings");
    const isRated = () => $block.querySelector(":checked") !== null;
    const show = () => {
      const { done } = session.answer(block.key);
      one($block, ".finished").textContent = done ? sayOf(block.kind, "finished") : "";
      $summary.hidden = !done || !isRated();
      $summary.replaceChildren(...(isRated() ? [make("ul", {}, ...all($block, ".rating").map(($set) => bar($set, sayOf(block.kind, "none"))))] : []));
    };
    setUpPrivateText($block, block, module, show);
    $block.addEventListener("input", () => {
      hideFault($block);
      show();
    });
    one($block, ".finish").addEventListener("click", () => {
      if (!isRated()) return showFault($block, one($block, "input"), sayOf(block.kind, "blank"), module);
      session.markDone(block.key);
      saving.changed("later");
      show();
      focusOn($summary);
    });
    show();
  },
};

/** A statement with its rating, in words and as the length of a bar. @param {HTMLElement} $set @param {string} none */
function bar($set, none) {
  const $inputs = /** @type {HTMLInputElement[]} */ (all($set, "input"));
  const at = $inputs.findIndex(({ checked }) => checked);
  const word = at < 0 ? none : one($set, `label[for="${$inputs[at].id}"]`).textContent || "";
  const length = `inline-size:${((at + 1) / $inputs.length) * 100}%`;
  const $bar = make("span", { class: "bar-track", "aria-hidden": "true" }, make("span", { style: length }));
  return make("li", {}, make("span", {}, one($set, "legend").textContent || ""), " ", make("strong", {}, word), $bar);
}
