import { make } from "../../runtime/kit/dom.js";

/**
 * Both wrote in one place: both wordings stand under the line to choose from, and nothing is written before.
 * @param {{mine: string, theirs: string}} clash
 * @param {(text: string | null) => void} choose  null: what stands there
 */
export function clashCard({ mine, theirs }, choose) {
  const wording = (/** @type {string} */ whose, /** @type {string} */ words, /** @type {string | null} */ chosen) => {
    const $button = make("button", { type: "button", class: "wording" }, make("b", { class: "small" }, whose), make("span", { class: "words" }, words.trim() || "(nothing)"));
    $button.addEventListener("click", () => choose(chosen));
    return $button;
  };
  const $both = make("button", { type: "button", class: "bare" }, "Both, one after the other");
  $both.addEventListener("click", () => choose(mine + (mine.endsWith("\n") || !mine ? "" : "\n") + theirs));
  return make("div", { class: "fault clash", "data-kind": "warning", role: "alert" }, make("p", { class: "said" }, make("b", {}, "You both wrote here.")), make("div", { class: "fixes" }, wording("Mine", mine, null), wording("Theirs, on the disk", theirs, theirs), $both));
}
