import { startCompletion } from "@codemirror/autocomplete";
import { EditorSelection } from "@codemirror/state";

/** Makes a link of what is selected, and leaves the cursor where its address goes. @param {import("@codemirror/view").EditorView} view */
export function link(view) {
  const { state } = view;
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to) || "words";
  const isAddress = /^(?:https?:\/\/|mailto:|www\.)\S+$/.test(words);
  const insert = isAddress ? `[words](${words})` : `[${words}]()`;
  const selection = isAddress ? EditorSelection.range(from + 1, from + 6) : EditorSelection.cursor(from + insert.length - 1);
  view.dispatch({ changes: { from, to, insert }, selection, userEvent: "input" });
  view.focus();
  if (!isAddress) startCompletion(view);
}

/** A sign before each line of the selection, or none where all have it. @param {import("@codemirror/view").EditorView} view @param {RegExp} sign @param {(index: number) => string} write */
export function prefix(view, sign, write) {
  const { state } = view;
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index)).filter((line) => line.text.trim() || first === last);
  const all = lines.every((line) => sign.test(line.text));
  const changes = lines.map((line, index) => {
    const had = sign.exec(line.text);
    return { from: line.from, to: line.from + (had ? had[0].length : 0), insert: all ? "" : write(index) };
  });
  view.dispatch({ changes, userEvent: "input" });
  view.focus();
}

/** Puts something of several lines in, with an empty line around it. @param {import("@codemirror/view").EditorView} view @param {string} text @param {number} select  characters of it to be typed over, from the end of its first words */
export function block(view, text, select = 0) {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.head);
  const empty = !line.text.trim();
  const before = empty ? (line.number > 1 && state.doc.line(line.number - 1).text.trim() ? "\n" : "") : "\n\n";
  const after = line.number < state.doc.lines && state.doc.line(line.number + 1).text.trim() ? "\n" : "";
  const at = empty ? line.from : line.to;
  const start = at + before.length + select;
  const word = /^[\w ]*/.exec(text.slice(select));
  view.dispatch({ changes: { from: at, to: line.to, insert: before + text + after }, selection: EditorSelection.range(start, start + (word ? word[0].length : 0)), scrollIntoView: true, userEvent: "input" });
  view.focus();
}

/** Puts signs around what is selected, or takes them away. @param {import("@codemirror/view").EditorView} view @param {string} sign */
export function wrap(view, sign) {
  const { state } = view;
  view.dispatch(
    state.changeByRange((range) => {
      const { from, to } = range.empty ? state.wordAt(range.head) || range : range;
      const around = state.sliceDoc(from - sign.length, from) === sign && state.sliceDoc(to, to + sign.length) === sign;
      const changes = around
        ? [{ from: from - sign.length, to: from }, { from: to, to: to + sign.length }]
        : [{ from, insert: sign }, { from: to, insert: sign }];
      const moved = around ? -sign.length : sign.length;
      return { changes, range: EditorSelection.range(from + moved, to + moved) };
    }),
  );
  view.focus();
}
