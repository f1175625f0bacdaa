import { make, one } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";
import { say } from "./say.js";

/**
 * A line under the bar that stays while something holds. The same name once more says it anew; no words take it away.
 * @param {string} name
 * @param {"bad" | "calm" | "warn"} [tone]
 * @param {(Node | string)[]} [words]
 * @param {{words: string, act: () => void}[]} [buttons]
 */
export function notice(name, tone = "calm", words = [], buttons = []) {
  const $all = one(document, "#notices");
  const $old = $all.querySelector(`[data-notice="${name}"]`);
  if (!words.length) return $old?.remove();
  const $words = make("div", { class: "said" }, ...words);
  const $notice = make("div", { class: "notice", "data-tone": tone, "data-notice": name, role: "region", "aria-label": "Notice" }, icon(tone === "bad" ? "error" : tone === "warn" ? "warn" : "people"), $words, make("span", { class: "push" }));
  for (const { words: label, act } of buttons) {
    const $button = make("button", { type: "button" }, label);
    $button.addEventListener("click", act);
    $notice.append($button);
  }
  const message = $words.textContent || "";
  if ($old && $old.textContent === $notice.textContent) return undefined;
  if ($old) $old.replaceWith($notice);
  else {
    $all.append($notice);
    say(message);
  }
  return undefined;
}

/** Takes away what an earlier view has said. */
export function clearNotices() {
  one(document, "#notices").replaceChildren();
}
