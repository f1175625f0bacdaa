import { make } from "../../runtime/kit/dom.js";

/** @typedef {import("./contract.js").Clash} Clash */

/**
 * Both wrote in one place: both wordings stand under the line to choose from, and nothing is written before.
 * @param {Clash} clash
 * @param {(text: string) => void} choose
 */
export function clashCard({ mine, theirs }, choose) {
  const wording = (/** @type {string} */ whose, /** @type {string} */ words) => {
    const $button = make("button", { type: "button", class: "wording" }, make("b", { class: "small" }, whose), make("span", { class: "words" }, words.trim() || "(nothing)"));
    $button.addEventListener("click", () => choose(words));
    return $button;
  };
  const $both = make("button", { type: "button", class: "bare" }, "Both, one after the other");
  $both.addEventListener("click", () => choose(mine + (mine.endsWith("\n") || !mine ? "" : "\n") + theirs));
  return make("div", { class: "fault clash", "data-kind": "warning", role: "alert" }, make("p", { class: "said" }, make("b", {}, "You both wrote here.")), make("div", { class: "fixes" }, wording("Mine", mine), wording("Theirs, on the disk", theirs), $both));
}
