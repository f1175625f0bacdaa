import { make } from "../../runtime/kit/dom.js";
import { notice } from "./notices.js";

/** @typedef {import("./write.js").Write} Write */

/**
 * Both wrote in one place: both wordings stand under the line to choose from, and nothing is written before.
 * @param {{mine: string, theirs: string}} clash
 * @param {(text: string | null) => void} choose  null: what stands there
 */
function clashCard({ mine, theirs }, choose) {
  const wording = (/** @type {string} */ whose, /** @type {string} */ words, /** @type {string | null} */ chosen) => {
    const $button = make("button", { type: "button", class: "wording" }, make("b", { class: "small" }, whose), make("span", { class: "words" }, words.trim() || "(nothing)"));
    $button.addEventListener("click", () => choose(chosen));
    return $button;
  };
  const $both = make("button", { type: "button", class: "bare" }, "Both, one after the other");
  $both.addEventListener("click", () => choose(mine + (mine.endsWith("\n") || !mine ? "" : "\n") + theirs));
  return make("div", { class: "fault clash", "data-kind": "warning", role: "alert" }, make("p", { class: "said" }, make("b", {}, "You both wrote here.")), make("div", { class: "fixes" }, wording("Mine", mine, null), wording("Theirs, on the disk", theirs, theirs), $both));
}

/** Both wrote in one place: the author chooses, and nothing is written before. @param {Write} view @param {import("./contract.js").Clash[]} clashes */
export function showClash(view, [clash, ...rest]) {
  const { editor } = view;
  if (!editor) return;
  const linesIn = (/** @type {string} */ text) => (text.match(/\n/g) || []).length;
  const start = editor.lineText(clash.line);
  const end = editor.lineText(clash.line + linesIn(clash.mine));
  const from = start ? start.from : editor.text().length;
  const place = { from, to: clash.mine ? (end ? Math.max(from, end.from) : editor.text().length) : from };
  const choose = (/** @type {string | null} */ text) => {
    const { saver } = view;
    if (!saver || editor !== view.editor) return;
    const now = editor.told || place; // what was typed meanwhile has moved it
    const mine = editor.text().slice(now.from, now.to);
    editor.tell(null);
    const chosen = text === null ? mine : text;
    if (chosen !== mine) editor.write(now.from, now.to, chosen);
    notice("clash");
    const more = linesIn(chosen) - linesIn(clash.mine);
    if (rest.length) showClash(view, rest.map((one) => ({ ...one, line: one.line + more })));
    else saver.chosen(editor.text());
    editor.focus();
  };
  const go = () => {
    const now = editor.told || place;
    editor.goTo(now.from, now.to); // who is typing there goes on typing
    view.narrow();
    const mine = editor.text().slice(now.from, now.to);
    const shown = Math.max(now.from, editor.lineAt(Math.max(now.from, now.to - 1)).from);
    editor.tell({ ...now, shown, kind: "warning", message: "", help: "", fixes: [], make: () => clashCard({ mine, theirs: clash.theirs }, choose) });
  };
  notice("clash", "warn", [make("b", {}, "Somebody else has changed this page. "), rest.length ? `In ${rest.length + 1} places you both wrote: choose there.` : "In one place you both wrote: choose there."], [{ words: "Go to the place", act: go }]);
  go();
}
