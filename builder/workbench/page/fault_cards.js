import { make } from "../../runtime/kit/dom.js";
import { drawSaved } from "./bar.js";
import { Gone } from "./engine.js";
import { cardOf, faultFrom } from "./faults.js";
import { notice } from "./notices.js";
import { Missing } from "./saver.js";
import { say } from "./say.js";
import { count, sentence } from "./words.js";

/** @typedef {import("./write.js").Write} Write @typedef {import("./engine.js").Refused} Refused */
/** @typedef {import("./contract.js").Fault} Fault */

const MOST_SHOWN = 3; // faults of a course that is full of them
const BELOW = 60; // lines below a fault that may hold what mends it
const PAUSE = 1200; // ms without a key until the fault where the cursor is, is told

/** A course full of errors: the first are told, the rest are counted. @param {Write} view */
export function showFirstFaults(view) {
  const errors = view.opened.faults.filter(({ severity }) => severity === "error");
  if (errors.length <= MOST_SHOWN) return notice("many");
  const shown = errors.slice(0, MOST_SHOWN).map((fault) => {
    const block = view.pages.flatMap(({ blocks }) => blocks).find(({ file, line }) => file === fault.file && line === fault.line);
    const $go = make("button", { type: "button", class: "link" }, block && block.title ? `“${block.title}”: ${fault.message}` : fault.message);
    $go.addEventListener("click", () => goFault(view, fault));
    return make("li", {}, $go);
  });
  const $more = make("a", { href: `#/courses/${encodeURIComponent(view.course)}/ready` }, `and ${errors.length - MOST_SHOWN} more`);
  return notice("many", "bad", [make("b", {}, `${count(errors.length, "fault")}: `), make("ul", { class: "first" }, ...shown), $more]);
}

/** The next fault of the course behind the cursor, in whichever file it stands; -1: the one before. @param {Write} view @param {number} step */
export function nextFault(view, step) {
  const { editor } = view;
  const at = editor ? editor.at : { line: view.line, column: 1 };
  const next = faultFrom(view.opened.faults, Object.keys(view.opened.files), { file: view.file, ...at }, step);
  if (next) goFault(view, next);
  else say("No faults");
}

/** @param {Write} view @param {Fault} fault */
export function goFault(view, fault) {
  view.go(fault.file, Math.max(1, fault.line), true, fault.column);
  showFault(view, fault, false);
  say(`${sentence(fault.message)} ${fault.help}`);
}

/** @param {Write} view @param {Fault} fault @param {boolean} focus */
export function showFault(view, fault, focus) {
  const line = view.editor?.lineText(fault.line);
  const lines = view.editor?.lines(fault.line, fault.line + BELOW).text.split("\n") || [];
  if (line && view.editor) view.editor.tell(cardOf(fault, lines, Math.min(line.from + fault.column - 1, line.to), (edits) => applyFixes(view, edits)), focus);
}

/** The fault where the cursor is, with its fixes to choose from. @param {Write} view @param {boolean} focus */
export function showFaultHere(view, focus) {
  const { editor, file } = view;
  if (!editor) return;
  const { line, column } = editor.at;
  const here = view.opened.faults.filter((fault) => fault.file === file && fault.line === line);
  const inside = here.find((fault) => column >= fault.column && column <= fault.column + (fault.length || 1e4));
  const fault = inside || (focus ? here[0] : undefined);
  if (fault) showFault(view, fault, focus);
  else if (focus) say("No fault in this line");
}

/** A fault is told when the cursor has come to it and rests, not while somebody types, nor while a new block is being filled in. @param {Write} view */
export function showFaultAfterPause(view) {
  window.clearTimeout(view.pausing);
  view.pausing = window.setTimeout(() => {
    if (!view.editor || view.editor.told || view.isFilling || view.isClosed || !view.$editor?.contains(document.activeElement)) return;
    showFaultHere(view, false);
  }, PAUSE);
}

/** The faults of the file, as the editor underlines them. @param {Write} view @param {import("@codemirror/view").EditorView} editor */
export function underlined(view, editor) {
  const { doc } = editor.state;
  return view.opened.faults
    .filter(({ file, line }) => file === view.file && line > 0 && line <= doc.lines)
    .map((fault) => {
      const { from: start, to: end } = doc.line(fault.line);
      const from = Math.min(start + Math.max(0, fault.column - 1), end);
      const to = fault.length ? Math.min(from + fault.length, end) : end;
      const severity = /** @type {"hint" | "error" | "warning"} */ (fault.advice ? "hint" : fault.severity);
      return { from, to: Math.max(to, from), severity, message: `${fault.message}. ${fault.help}` };
    });
}

/** @param {Write} view @param {import("./contract.js").Edit[]} edits */
export function applyFixes(view, edits) {
  for (const { line, column, length, text } of [...edits].sort((a, b) => b.line - a.line || b.column - a.column)) view.editor?.edit(line, column, length, text);
  view.editor?.focus();
}

/** What is on the disk, always in sight: and what to do, where it is not. @param {Write} view @param {"saved" | "writing" | "lost"} state @param {number} waiting @param {Gone | Refused} [why] */
export function showSaved(view, state, waiting, why) {
  drawSaved(state, why instanceof Missing && !waiting ? "its file is gone" : count(waiting, "change") + (waiting === 1 ? " waits" : " wait"));
  if (!why) return notice("lost");
  if (why instanceof Missing) {
    /** @type {{words: string, act: () => void}[]} */
    const buttons = [{ words: "Put it back", act: () => view.saver?.putBack() }];
    const { saver } = view;
    if (saver && !saver.waiting) buttons.push({ words: "Leave it", act: () => view.leaveFile() });
    return notice("lost", "bad", [make("b", {}, `${why.message}. `), "Its text is still here, and what you type is kept in this browser until it has a place again."], buttons);
  }
  const words = why instanceof Gone ? why.message : `Not saved: ${why.message}`;
  return notice("lost", "bad", [make("b", {}, `${words}. `), "Go on writing: what you type is kept in this browser, and saved as soon as that is mended."], [{ words: "Try again now", act: () => view.saver?.save() }]);
}
