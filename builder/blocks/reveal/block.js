import { one } from "#runtime/kit/dom.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const $details = /** @type {HTMLDetailsElement} */ (one($block, ".revealed"));
    $details.open = module.session.answer(block.key).done;
    $details.addEventListener("toggle", () => {
      if (!$details.open || module.session.answer(block.key).done) return;
      module.session.markDone(block.key);
      module.saving.changed("later");
    });
  },
};
