import { all, make } from "./dom.js";

/** Prints a block alone, with what is typed in it at full length. @param {HTMLElement} $block */
export function printBlock($block) {
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
