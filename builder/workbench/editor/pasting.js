import { isolateHistory } from "@codemirror/commands";
import { linesFrom } from "./headings.js";
import { setRoom } from "./room.js";

/** @typedef {import("./spots.js").Spot} Spot */

const BEGINS = /^(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||>|```|~~~|-{3,}$|!\[)/;
const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX✓]?\]\s+)?/;
const QUOTE = /^\s*(?:>\s?)+/;

/** Whether what stands in a line is as it is typed: code, and what stands above a course. @param {import("@codemirror/state").Text} doc @param {number} line  from 1 */
export function isVerbatim(doc, line) {
  if (line > 1 && doc.line(1).text.trimEnd() === "---") {
    for (let number = 2; ; number += 1) {
      if (number > doc.lines || number >= line) return true;
      if (doc.line(number).text.trimEnd() === "---") break;
    }
  }
  let [last, wasFenced] = [0, false];
  for (const [number, , isFenced] of linesFrom(doc, 1, line)) [last, wasFenced] = [number, isFenced];
  return last === line && wasFenced;
}

/** The first line from here on that is not as it is typed: a block that is put in stands there. @param {import("@codemirror/state").Text} doc @param {number} line  from 1; one more than there are, where none is */
export function pastVerbatim(doc, line) {
  let free = line;
  while (free <= doc.lines && isVerbatim(doc, free)) free += 1;
  return free;
}

/**
 * What was pasted or dropped, as it has to stand there: words go on in their line, all else stands by itself; what falls into a quote
 * or a table stays in it.
 * @param {import("@codemirror/state").EditorState} state @param {Spot} spot @param {string} text
 * @returns {{from: number, to: number, insert: string}}
 */
export function fitted(state, { from, to }, text) {
  const { doc } = state;
  const line = doc.lineAt(from);
  const last = doc.lineAt(to);
  const [before, after] = [line.text.slice(0, from - line.from), last.text.slice(to - last.from)];
  const isPart = !text.includes("\n") && !BEGINS.test(text);
  if (/^\s*\|/.test(line.text)) return { from, to, insert: cell(text) };
  const quote = QUOTE.exec(before);
  if (quote) return { from, to, insert: text.split("\n").map((one, index) => (index ? (quote[0] + one).trimEnd() : one)).join("\n") };
  if (isPart) return { from, to, insert: text };
  const item = ITEM.exec(before);
  if (item && item[0].length === before.length && !after.trim() && ITEM.test(text)) return { from: line.from, to, insert: text.split("\n").map((one) => (one ? item[1] + one : one)).join("\n") };
  const above = line.number > 1 ? doc.line(line.number - 1).text.trim() : "";
  const below = last.number < doc.lines ? doc.line(last.number + 1).text.trim() : "";
  const head = before.trim() ? "\n\n" : above ? "\n" : "";
  const tail = after.trim() ? "\n\n" : below ? "\n" : "";
  return { from: before.trim() ? from : line.from, to: after.trim() ? to : last.to, insert: head + text + tail };
}

/** In a cell of a table: on one line. @param {string} text */
function cell(text) {
  return text.split(/\n+/).map((line) => line.trim()).filter(Boolean).map((line) => line.replace(/(\\*)\|/g, (_, signs) => (signs.length % 2 ? `${signs}|` : `${signs}\\|`))).join("<br>");
}

/**
 * Puts something in as a change of its own, which one step takes back. The cursor stands behind it; below it, on a line for what comes
 * next, where it ends in a line end. Where its author has gone on by then, the cursor stays where it is.
 * @param {import("@codemirror/view").EditorView} view @param {Spot} spot @param {string} text @param {boolean} follows  whether the cursor goes there
 */
export function put(view, spot, text, follows) {
  const change = fitted(view.state, spot, text.replace(/\n+$/, ""));
  const onward = follows && text.endsWith("\n") && !/^\s*[|>]/.test(view.state.doc.lineAt(change.from).text) ? "\n\n" : "";
  const written = change.insert.replace(/\n+$/, "");
  change.insert = written + onward + change.insert.slice(written.length);
  const end = change.from + written.length + onward.length;
  const asTyped = follows ? { selection: { anchor: end }, scrollIntoView: true, userEvent: "input.paste" } : {}; // else it may be on another page than the one that is seen
  const effects = onward ? setRoom.of({ from: end - onward.length, to: end }) : [];
  view.dispatch({ changes: change, ...asTyped, effects, annotations: isolateHistory.of("full") });
}
