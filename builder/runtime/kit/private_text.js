import { load, remove, storageName, store } from "../state/device.js";
import { all, one } from "./dom.js";
import { fillField, followFields, textOf } from "./fields.js";
import { printBlock } from "./print_block.js";

/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").Module} Module */

/**
 * Text, or a choice, that only its writer sees. It stays in the open window; the learner may keep it on this device, print it or clear
 * it; that something was written is all that is ever saved or sent.
 * @param {HTMLElement} $block with one or more fields, radio buttons or checkboxes, buttons `.keep` and `.clear`, a `.said`, and a `.print` or none
 * @param {BlockData} block
 * @param {Module} module
 * @param {() => void} [cleared] called when all is cleared
 */
export function setUpPrivateText($block, block, module, cleared) {
  const $fields = all($block, "textarea, input");
  const name = storageName("private", module.course.id, module.learner, block.id);
  const stored = load(name);
  const isKept = Array.isArray(stored);
  const forgetDraft = followFields($fields, block, module, isKept ? stored.map(String) : null);
  const say = (/** @type {string} */ words) => (one($block, ".said").textContent = module.say(words));
  const on = (/** @type {string} */ button, /** @type {() => void} */ act) => one($block, button).addEventListener("click", act);
  if (isKept) say("kept");
  on(".keep", () => say(store(name, $fields.map(textOf)) ? "kept" : "keep_failed"));
  for (const $print of all($block, ".print")) $print.addEventListener("click", () => printBlock($block));
  on(".clear", () => {
    remove(name);
    for (const $field of $fields) fillField($field, "");
    forgetDraft();
    if (cleared) cleared();
    say("cleared");
  });
}
