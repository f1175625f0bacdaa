import { EditorSelection } from "@codemirror/state";

const ITEM = /^(\s*)([-*+]|(\d+)([.)]))(\s+)(\[[ xX✓]?\](\s+))?/;

/**
 * Enter behind an item begins the next one, as the one above is written; on an empty item it ends the list. Where feedback stands under
 * the item, it is an ordinary Enter.
 * @param {import("@codemirror/view").EditorView} view
 */
export function continueList(view) {
  const { state } = view;
  const { main } = state.selection;
  if (!main.empty || state.selection.ranges.length > 1) return false;
  const line = state.doc.lineAt(main.head);
  const item = ITEM.exec(line.text);
  if (!item || main.head !== line.to) return false;
  const [sign, indent, marker, number, dot, space, box, after] = item;
  if (!line.text.slice(sign.length).trim()) {
    view.dispatch({ changes: { from: line.from, to: line.to }, userEvent: "delete" });
    return true;
  }
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : "";
  if (next.trim() && next.length - next.trimStart().length > indent.length && !ITEM.test(next)) return false;
  const insert = `\n${indent}${number ? Number(number) + 1 + dot : marker}${space}${box ? `[ ]${after || " "}` : ""}`;
  view.dispatch({ changes: { from: line.to, insert }, selection: EditorSelection.cursor(line.to + insert.length), scrollIntoView: true, userEvent: "input" });
  return true;
}
