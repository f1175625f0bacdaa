import { one } from "#runtime/dom.js";
import { hideFault, showFault } from "#runtime/faults.js";
import { isWritten, setUpPrivateText } from "#runtime/private_text.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const show = () => (one($block, ".finished").textContent = session.answer(block.key).done ? sayOf(block.kind, "finished") : "");
    setUpPrivateText($block, block, module);
    $block.addEventListener("input", () => hideFault($block));
    one($block, ".finish").addEventListener("click", () => {
      if (!isWritten($block)) return showFault($block, one($block, "textarea"), sayOf(block.kind, "blank"), module);
      session.markDone(block.key);
      saving.changed("later");
      show();
    });
    show();
  },
};
