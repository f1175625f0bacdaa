import { StateEffect, StateField, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Blank lines that came with something, for what is typed next. Who goes elsewhere instead leaves them behind, and they go.
 * @typedef {{from: number, to: number}} Room
 */

/** @type {import("@codemirror/state").StateEffectType<Room | null>} */
export const setRoom = StateEffect.define();

/** @type {import("@codemirror/state").StateField<Room | null>} */
const roomField = StateField.define({
  create: () => /** @type {Room | null} */ (null),
  update: (room, { changes, effects, newDoc }) => {
    for (const effect of effects) if (effect.is(setRoom)) return effect.value;
    if (!room || changes.empty) return room;
    const [from, to] = [changes.mapPos(room.from, 1), changes.mapPos(room.to, 1)];
    return from < to && !newDoc.sliceString(from, to).trim() ? { from, to } : null;
  },
});

/** Takes away what nothing was typed in. @param {EditorView} view */
export function leaveRoom(view) {
  const room = view.state.field(roomField);
  if (room) view.dispatch({ changes: room, effects: setRoom.of(null), annotations: Transaction.addToHistory.of(false) });
}

export const rooms = [
  roomField,
  EditorView.updateListener.of(({ state, view }) => {
    const room = state.field(roomField);
    const { head } = state.selection.main;
    if (!room || (head >= room.from && head <= room.to)) return;
    window.queueMicrotask(() => view.state === state && leaveRoom(view));
  }),
];
