import { EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/**
 * A page at a time: what stands outside of it is there, is saved and can be found, but is not seen, and no key reaches it.
 *
 * @typedef {{from: number, to: number}} Range  positions; `to` is the end of its last line
 */

/** @type {import("@codemirror/state").StateEffectType<Range | null>} */
export const setRange = StateEffect.define();

/** What is seen; null: the whole file. @type {StateField<Range | null>} */
export const rangeField = StateField.define({
  create: () => /** @type {Range | null} */ (null),
  update(range, transaction) {
    let next = range && { from: transaction.changes.mapPos(range.from, -1), to: transaction.changes.mapPos(range.to, 1) };
    for (const effect of transaction.effects) if (effect.is(setRange)) next = effect.value;
    return next;
  },
});

const hidden = EditorView.decorations.compute([rangeField, "doc"], (state) => {
  const range = state.field(rangeField);
  if (!range) return Decoration.none;
  const away = Decoration.replace({ block: true });
  const parts = [];
  if (range.from > 1) parts.push(away.range(0, range.from - 1));
  if (range.to + 1 < state.doc.length) parts.push(away.range(range.to + 1, state.doc.length));
  return Decoration.set(parts);
});

/** What somebody types or deletes stays in what they see; their other programs, and what the page does for them, may go beyond. */
const kept = EditorState.changeFilter.of((transaction) => {
  const range = transaction.startState.field(rangeField);
  const typed = ["input", "delete", "move"].some((act) => transaction.isUserEvent(act));
  return range && typed ? [0, range.from, range.to, transaction.startState.doc.length] : true;
});

/** A position, or the nearest that is seen. @param {EditorState} state @param {number} at */
export function seenNear(state, at) {
  const range = state.field(rangeField);
  return range ? Math.max(range.from, Math.min(range.to, at)) : at;
}

const inside = EditorState.transactionFilter.of((transaction) => {
  const { selection, startState } = transaction;
  if (!selection || transaction.docChanged || !transaction.isUserEvent("select") || transaction.isUserEvent("select.search")) return transaction;
  const ranges = selection.ranges.map(({ anchor, head }) => EditorSelection.range(seenNear(startState, anchor), seenNear(startState, head)));
  return [transaction, { selection: EditorSelection.create(ranges, selection.mainIndex), sequential: true }];
});

/** Words that are dropped beside what is seen, below its last line say, come to its end. */
const dropped = EditorState.transactionFilter.of((transaction) => {
  const { startState } = transaction;
  const userEvent = ["input.drop", "move.drop"].find((act) => transaction.isUserEvent(act));
  if (!userEvent) return transaction;
  /** @type {{from: number, to: number, insert: import("@codemirror/state").Text}[]} */
  const all = [];
  transaction.changes.iterChanges((from, to, _from, _to, insert) => all.push({ from, to, insert }));
  const beside = all.find(({ from, to }) => from === to && seenNear(startState, from) !== from);
  if (!beside) return transaction;
  beside.from = beside.to = seenNear(startState, beside.from);
  const changes = startState.changes(all);
  return { changes, selection: EditorSelection.range(changes.mapPos(beside.from, -1), changes.mapPos(beside.from, 1)), userEvent };
});

export const aPageAtATime = [rangeField, hidden, kept, inside, dropped];
