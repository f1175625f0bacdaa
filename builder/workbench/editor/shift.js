import { ChangeSet } from "@codemirror/state";

/**
 * Where what stood somewhere in a text is, once its author has gone on.
 *
 * @typedef {object} Shift
 * @property {boolean} movesLines  whether there are more lines, or fewer
 * @property {(line: number, column: number) => {line: number, column: number}} now  from 1
 * @property {(line: number, column: number, length: number) => boolean} touches  whether something was changed there
 */

/**
 * @param {import("@codemirror/state").Text} before @param {import("@codemirror/state").ChangeDesc} changes @param {import("@codemirror/state").Text} after
 * @returns {Shift}
 */
export function shiftOf(before, changes, after) {
  const position = (/** @type {number} */ line, /** @type {number} */ column) => {
    const { from, to } = before.line(Math.max(1, Math.min(line, before.lines)));
    return Math.min(from + column - 1, to);
  };
  return {
    movesLines: before.lines !== after.lines,
    now(line, column) {
      if (line < 1 || line > before.lines) return { line, column };
      const at = changes.mapPos(position(line, column), 1);
      const { number, from } = after.lineAt(at);
      return { line: number, column: at - from + 1 };
    },
    touches: (line, column, length) => changes.touchesRange(position(line, column), Math.min(position(line, column) + length, before.length)) !== false,
  };
}

/** A text of which something was asked, and what its author has changed since. @typedef {{doc: import("@codemirror/state").Text, changes: ChangeSet}} Mark */

export class Marks {
  constructor() {
    /** @type {Set<Mark>} */
    this.all = new Set();
  }

  /** @param {import("@codemirror/state").Text} doc @param {ChangeSet} changes */
  set(doc, changes) {
    const mark = { doc, changes };
    this.all.add(mark);
    return mark;
  }

  /** What others have changed is known to whoever was asked. @param {import("@codemirror/view").ViewUpdate} update @param {boolean} isOwn */
  move({ changes, state }, isOwn) {
    for (const mark of this.all) Object.assign(mark, isOwn ? { changes: mark.changes.compose(changes) } : { doc: state.doc, changes: ChangeSet.empty(state.doc.length) });
  }

  /** @param {Mark} mark @param {import("@codemirror/state").Text} now */
  since(mark, now) {
    this.all.delete(mark);
    return shiftOf(mark.doc, mark.changes, now);
  }
}
