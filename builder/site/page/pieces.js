import { make } from "../../runtime/kit/dom.js";

const TAKEN = 3000; // ms after which the browser has begun to save

/** @param {string} words @param {string} look @param {() => unknown} act */
export function button(words, look, act) {
  const $button = make("button", { type: "button", class: look || false }, words);
  $button.addEventListener("click", act);
  return $button;
}

/** @param {Blob} content @param {string} name */
export function save(content, name) {
  const address = URL.createObjectURL(content);
  make("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
