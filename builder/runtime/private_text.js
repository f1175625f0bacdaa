import { forget, keep, recall, storageName } from "./device.js";
import { all, make, one } from "./dom.js";

/** @typedef {import("./contract.js").BlockData} BlockData */
/** @typedef {import("./contract.js").Module} Module */

/**
 * Text that only its writer sees. It stays in the open window; the learner may keep it on this device, print it or clear it; that
 * something was written is all that is ever saved or sent.
 * @param {HTMLElement} $block with one or more textareas and an empty `.row.private`
 * @param {BlockData} block
 * @param {Module} module
 */
export function setUpPrivateText($block, block, module) {
  const $texts = /** @type {HTMLTextAreaElement[]} */ (all($block, "textarea"));
  const name = storageName("private", module.course.id, module.learner, block.id);
  const kept = recall(name);
  if (Array.isArray(kept)) $texts.forEach(($text, index) => ($text.value = String(kept[index] || "")));
  const $said = make("span", { class: "said", role: "status" }, kept ? module.say("kept") : "");
  const say = (/** @type {string} */ words) => ($said.textContent = module.say(words));
  const button = (/** @type {string} */ words, /** @type {() => void} */ act) => {
    const $button = make("button", { type: "button", class: "quiet" }, module.say(words));
    $button.addEventListener("click", act);
    return $button;
  };
  one($block, ".row.private").append(
    button("keep", () => say(keep(name, $texts.map(($text) => $text.value)) ? "kept" : "keep_failed")),
    button("print", () => printBlock($block)),
    button("clear", () => {
      forget(name);
      for (const $text of $texts) $text.value = "";
      say("cleared");
    }),
    $said,
  );
}

/**
 * Whether anything is written in a block.
 * @param {HTMLElement} $block
 */
export function isWritten($block) {
  return all($block, "textarea").some(($text) => /** @type {HTMLTextAreaElement} */ ($text).value.trim() !== "");
}

/** Prints a block alone, with what is typed in it at full length. @param {HTMLElement} $block */
function printBlock($block) {
  const $copies = all($block, "textarea").map(($text) => {
    const $copy = make("div", { class: "typed" }, /** @type {HTMLTextAreaElement} */ ($text).value);
    $text.after($copy);
    return $copy;
  });
  document.body.classList.add("prints-block");
  $block.classList.add("printed");
  window.print();
  $block.classList.remove("printed");
  document.body.classList.remove("prints-block");
  for (const $copy of $copies) $copy.remove();
}
