import { one } from "#runtime/dom.js";
import { hideFault, showFault } from "#runtime/faults.js";
import { interactionOf } from "#runtime/interaction.js";
import { isWritten, setUpPrivateText } from "#runtime/private_text.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const shared = Boolean(block.data?.shared);
    const $text = /** @type {HTMLTextAreaElement} */ (one($block, "textarea"));
    const $model = /** @type {HTMLDetailsElement | null} */ ($block.querySelector(".model-answer"));
    const show = () => {
      const { done } = session.answer(block.key);
      if ($model) $model.hidden = !done;
      if ($model) $model.open = done;
      one($block, ".finished").textContent = done ? sayOf(block.kind, shared ? "sent" : "finished") : "";
    };
    if (shared) $text.value = (session.answer(block.key).response || [""])[0];
    else setUpPrivateText($block, block, module);
    $block.addEventListener("input", () => hideFault($block));
    one($block, ".finish").addEventListener("click", () => {
      if (shared && !isWritten($block)) return showFault($block, $text, sayOf(block.kind, "blank"), module);
      if (shared) saving.changed("soon", [interactionOf($block, block, session.take(block.key, [$text.value.trim()], true), 0)]);
      else {
        session.markDone(block.key);
        saving.changed("later");
      }
      show();
      module.refresh();
    });
    show();
  },
};
