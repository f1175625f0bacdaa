import { make, one } from "../../runtime/kit/dom.js";

const STAYS = 8000; // ms
const TO_BE_PRESSED = 20_000; // ms that it stays where there is something to press in it, which people have to reach first

/** Tells screen readers what an action did. @param {string} words */
export function say(words) {
  const $say = one(document, "#say");
  $say.textContent = "";
  window.requestAnimationFrame(() => {
    $say.textContent = words;
  });
}

/** Says what was done, with a way to take it back. @param {string} words @param {string} [act] @param {() => void} [then] */
export function toast(words, act = "", then = () => undefined) {
  document.querySelector(".toast")?.remove();
  const $toast = make("div", { class: "toast", role: "region", "aria-label": "What was done" }, make("span", {}, words));
  if (act) {
    const $act = make("button", { type: "button" }, act);
    $act.addEventListener("click", () => {
      then();
      $toast.remove();
    });
    $toast.append($act);
  }
  document.body.append($toast);
  say(words);
  window.setTimeout(() => {
    if (!$toast.contains(document.activeElement)) $toast.remove();
  }, act ? TO_BE_PRESSED : STAYS);
}
