import { make, markFaulty, one } from "#runtime/dom.js";
import { interactionOf } from "#runtime/interaction.js";
import { isWritten, setUpPrivateText } from "#runtime/private_text.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */
/** @typedef {import("../../runtime/contract.js").Module} Module */

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const shared = Boolean(block.data?.shared);
    const $text = /** @type {HTMLTextAreaElement} */ (one($block, "textarea"));
    if (!shared) setUpPrivateText($block, block, module);
    if (shared) $text.value = (module.session.answer(block.key).response || [""])[0];
    show($block, block, module, shared);
    one($block, ".finish").addEventListener("click", () => {
      if (shared && !isWritten($block)) {
        complain($block, block, module);
        return;
      }
      if (shared) send($block, $text.value.trim(), block, module);
      else module.session.markDone(block.key);
      if (!shared) module.saving.changed("later");
      show($block, block, module, shared);
      module.refresh();
    });
  },
};

/** @param {HTMLElement} $block @param {BlockData} block @param {Module} module @param {boolean} shared */
function show($block, block, module, shared) {
  const { done } = module.session.answer(block.key);
  const $model = /** @type {HTMLDetailsElement | null} */ ($block.querySelector(".model-answer"));
  if ($model) $model.hidden = !done;
  if ($model) $model.open = done;
  one($block, ".fault").hidden = true;
  markFaulty(one($block, "textarea"), one($block, ".fault"), false);
  one($block, ".finished").textContent = done ? module.sayOf(block.kind, shared ? "sent" : "finished") : "";
}

/** @param {HTMLElement} $block @param {string} text @param {BlockData} block @param {Module} module */
function send($block, text, block, module) {
  const answer = module.session.take(block.key, [text], true);
  module.saving.changed("soon", [interactionOf($block, block, answer, 0)]);
}

/** @param {HTMLElement} $block @param {BlockData} block @param {Module} module */
function complain($block, block, module) {
  const $fault = one($block, ".fault");
  $fault.replaceChildren(make("span", { class: "unseen" }, `${module.say("error_prefix")} `), module.sayOf(block.kind, "blank"));
  $fault.hidden = false;
  markFaulty(one($block, "textarea"), $fault, true);
  one($block, "textarea").focus();
}
