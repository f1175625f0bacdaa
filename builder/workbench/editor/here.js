import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<{from: number, to: number} | null>} */
export const setHere = StateEffect.define();

/** The block that the cursor is in: its lines have an edge. */
export const hereField = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setHere)) next = edges(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {import("@codemirror/state").EditorState} state @param {{from: number, to: number} | null} block  lines, from 1 */
function edges(state, block) {
  if (!block) return Decoration.none;
  const last = Math.min(block.to, state.doc.lines);
  const lines = [];
  for (let number = block.from; number <= last; number += 1) lines.push(Decoration.line({ class: "in-block" }).range(state.doc.line(number).from));
  return Decoration.set(lines);
}
