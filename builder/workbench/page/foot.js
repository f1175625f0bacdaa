import { make, one } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";
import { nextFault } from "./fault_cards.js";
import { count } from "./words.js";

/** The line at the foot: faults, how long the page is, what Tab does, where one is. @param {import("./write.js").Write} view */
export function drawFoot(view) {
  const { errors } = view;
  const advice = view.opened.faults.filter((one) => one.advice).length;
  const warnings = view.opened.faults.length - errors - advice;
  const words = [errors && count(errors, "fault"), warnings && count(warnings, "warning"), advice && count(advice, "suggestion")].filter(Boolean).join(", ") || (view.opened.soon ? "Faults: in a moment" : "No faults");
  const $next = make("button", { type: "button", class: "bare", "aria-keyshortcuts": "F8" }, icon(errors ? "error" : warnings || advice || view.opened.soon ? "advice" : "check"), words, make("kbd", { "aria-hidden": "true" }, "F8"));
  $next.addEventListener("click", () => nextFault(view, 1));
  const page = view.pageAt(view.line);
  const $words = make("span", {}, page ? `${count(page.words, "word")}, about ${count(Math.max(1, Math.round(page.seconds / 60)), "minute")}` : "");
  const $filling = make("span", { class: "filling" }, view.isFilling ? "Tab goes to the next thing to fill in; Esc ends that" : "");
  one(document, "#foot").replaceChildren($next, $words, $filling, make("span", { class: "push" }), make("span", {}, view.file), make("span", {}, `Line ${view.line}`));
}
