import { make, one } from "../kit/dom.js";

/**
 * Tells the learner something in words at the top of the page, announced to screen readers; "" takes it away.
 * @param {string} text
 * @param {"good"|"bad"} mood
 * @param {HTMLElement[]} more to show with it
 */
export function tell(text, mood, ...more) {
  const $message = one(document, ".message");
  $message.className = `message ${mood}`;
  $message.replaceChildren(...(text ? [make("p", {}, text), ...more] : []));
  $message.hidden = !text;
}
