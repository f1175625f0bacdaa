import { make } from "../../runtime/kit/dom.js";
import { notice } from "./notices.js";

/** @typedef {import("./write.js").Write} Write */

/**
 * Both wrote in one place: both wordings stand under the line to choose from, and nothing is written before.
 * @param {{mine: string, theirs: string}} clash
 * @param {(chosen: ((mine: string) => string) | null) => void} choose  what comes in the place of what its author has there by then; null: that stays
 */
function clashCard({ mine, theirs }, choose) {
  const wording = (/** @type {string} */ whose, /** @type {string} */ words, /** @type {((mine: string) => string) | null} */ chosen) => {
    const $button = make("button", { type: "button", class: "wording" }, make("b", { class: "small" }, whose), make("span", { class: "words" }, words.trim() || "(nothing)"));
    $button.addEventListener("click", () => choose(chosen));
    return $button;
  };
  const $both = make("button", { type: "button", class: "bare" }, "Both, one after the other");
  $both.addEventListener("click", () => choose((now) => now + (now.endsWith("\n") || !now ? "" : "\n") + theirs));
  return make("div", { class: "fault clash", "data-kind": "warning", role: "alert" }, make("p", { class: "said" }, make("b", {}, "You both wrote here.")), make("div", { class: "fixes" }, wording("Mine", mine, null), wording("Theirs, on the disk", theirs, () => theirs), $both));
}

/** @typedef {{theirs: string, at: import("../editor/spots.js").Spot}} Meeting  what the disk has, for what stands in the text */

/** Both wrote in one place: the author chooses, and nothing is written before. @param {Write} view @param {import("./contract.js").Clash[]} clashes */
export function showClash(view, clashes) {
  const { editor } = view;
  if (!editor) return;
  const { now } = editor.shiftSince(editor.mark());
  const place = (/** @type {number} */ line) => {
    const found = editor.lineText(now(line, 1).line);
    return found ? found.from : editor.text().length;
  };
  const meetings = clashes.map(({ line, mine, theirs }) => {
    const from = place(line);
    const to = mine ? Math.max(from, place(line + (mine.match(/\n/g) || []).length)) : from;
    return { theirs, at: editor.spot({ from, to }, true) };
  });
  showMeeting(view, meetings, false);
}

/**
 * Who writes elsewhere goes on there until they go to it.
 * @param {Write} view @param {Meeting[]} meetings @param {boolean} isAsked  the author has just chosen at the one before
 */
function showMeeting(view, [{ theirs, at }, ...rest], isAsked) {
  const { editor } = view;
  if (!editor) return;
  const choose = (/** @type {((mine: string) => string) | null} */ chosen) => {
    const { saver } = view;
    if (!saver || editor !== view.editor) return;
    editor.tell(null);
    if (chosen) editor.write([{ from: at.from, to: at.to, insert: chosen(editor.text().slice(at.from, at.to)) }]);
    notice("clash");
    if (rest.length) showMeeting(view, rest, true);
    else saver.chosen(editor.text());
    editor.focus();
  };
  const tell = () => {
    const mine = editor.text().slice(at.from, at.to);
    const shown = Math.max(at.from, editor.lineAt(Math.max(at.from, at.to - 1)).from);
    editor.tell({ ...at, shown, kind: "warning", message: "", help: "", fixes: [], make: () => clashCard({ mine, theirs }, choose) });
  };
  const go = () => {
    editor.goTo(at.from, at.to); // who is typing there goes on typing
    view.narrow();
    tell();
  };
  notice("clash", "warn", [make("b", {}, "Somebody else has changed this page. "), rest.length ? `In ${rest.length + 1} places you both wrote: choose there.` : "In one place you both wrote: choose there."], [{ words: "Go to the place", act: go }]);
  if (isAsked || editor.isBetween(at.from, at.to)) go();
  else tell();
}
