import { all, one } from "./dom.js";
import { hideFault, showFault } from "./faults.js";
import { followFields } from "./fields.js";
import { interactionOf } from "./interaction.js";
import { setUpPrivateText } from "./private_text.js";

/**
 * What a learner writes for themselves, or for the LMS where the author shares it; done when they say so.
 * @param {HTMLElement} $block with one or more textareas, `.finish`, `.finished`, and a `.model-answer` that waits till then, or none
 * @param {import("../contract.js").BlockData} block
 * @param {import("../contract.js").Module} module
 * @param {boolean} thought whether it may be done in thought alone
 */
export function setUpWriting($block, block, module, thought) {
  const { session, saving, sayOf } = module;
  const shared = Boolean(block.data?.shared);
  const $texts = /** @type {HTMLTextAreaElement[]} */ (all($block, "textarea"));
  const $model = /** @type {HTMLDetailsElement | null} */ ($block.querySelector(".model-answer"));
  const show = () => {
    const { done } = session.answer(block.key);
    if ($model) $model.hidden = !($model.open = done);
    one($block, ".finished").textContent = done ? sayOf(block.kind, shared ? "sent" : "finished") : "";
  };
  const forgetDraft = shared ? followFields($texts, block, module, session.answer(block.key).response) : null;
  if (!shared) setUpPrivateText($block, block, module);
  $block.addEventListener("input", () => hideFault($block));
  one($block, ".finish").addEventListener("click", () => {
    const texts = $texts.map(({ value }) => value.trim());
    if ((shared || !thought) && !texts.some(Boolean)) return showFault($block, $texts[0], sayOf(block.kind, "blank"), module);
    if (forgetDraft) {
      saving.changed("soon", [interactionOf($block, block, session.submit(block.key, texts, true), 0)]);
      forgetDraft();
    } else {
      session.markDone(block.key);
      saving.changed("later");
    }
    show();
    module.refresh();
  });
  show();
}
