import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { seenNear } from "./page_range.js";

/**
 * The cursor stays where it is when the focus comes back by itself, from a dialog that was closed: browsers put it at the start of the
 * text, and say so when they have time. (CodeMirror knows, and looks out for that for 200 ms, which is too short on a slow computer.)
 */
export function cursorStays() {
  let isPointed = false; // a mouse or a finger says where the cursor goes
  let comesBack = false;
  const listening = EditorView.domEventObservers({
    pointerdown: () => void ([isPointed, comesBack] = [true, false]),
    keydown: () => void (comesBack = false),
    blur: () => void (isPointed = false),
    focus: (_, view) => {
      comesBack = !isPointed;
      if (comesBack) window.queueMicrotask(() => view.hasFocus && view.focus()); // puts the browser's cursor back, before a key comes
    },
  });
  const filter = EditorState.transactionFilter.of((transaction) => {
    if (!comesBack || transaction.docChanged || !transaction.isUserEvent("select")) return transaction;
    comesBack = false;
    const { main } = transaction.newSelection;
    return main.empty && main.head <= seenNear(transaction.startState, 0) ? [] : transaction;
  });
  return [listening, filter];
}
