import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { codeFolding, foldKeymap } from "@codemirror/language";
import { forceLinting, lintKeymap, linter, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, ChangeSet, Compartment, EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, dropCursor, highlightActiveLine, highlightSpecialChars, keymap } from "@codemirror/view";
import { blockCompletions } from "./blocks.js";
import { courseLanguage } from "./language.js";

/**
 * The text of one file. It is the author's: nothing here writes into it but what the author does, and what others have saved.
 *
 * @typedef {object} Options
 * @property {string} text
 * @property {string} label     what a screen reader calls it
 * @property {string} language  of the text, for the browser's spelling
 * @property {string} nonce     of the page's styles
 * @property {{keywords: string[], labels: string[]}} words
 * @property {() => void} changed           by the author
 * @property {(line: number) => void} moved  the cursor stands on another line
 * @property {{key: string, run: () => boolean}[]} keys
 * @property {(view: EditorView) => import("@codemirror/lint").Diagnostic[]} faults
 * @property {import("./blocks.js").BlockOffer[]} blocks  that can be inserted
 * @property {(event: ClipboardEvent) => boolean} pasted  whether the page takes what was pasted
 * @property {(files: File[]) => void} files  were dropped
 */

const fromOthers = Annotation.define();
/** @type {import("@codemirror/state").StateEffectType<{from: number, to: number} | null>} */
const setHere = StateEffect.define();

/** The block that the cursor is in: its lines have an edge. */
const hereField = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setHere)) next = edges(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {EditorState} state @param {{from: number, to: number} | null} block  lines, from 1 */
function edges(state, block) {
  if (!block) return Decoration.none;
  const last = Math.min(block.to, state.doc.lines);
  const lines = [];
  for (let number = block.from; number <= last; number += 1) lines.push(Decoration.line({ class: "in-block" }).range(state.doc.line(number).from));
  return Decoration.set(lines);
}

export class Editor {
  /** @param {HTMLElement} $place @param {Options} options */
  constructor($place, options) {
    this.options = options;
    this.line = 0;
    /** What was typed since a save was sent. @type {ChangeSet | null} */
    this.since = null;
    this.lang = new Compartment();
    this.view = new EditorView({ parent: $place, state: this.stateOf(options.text) });
  }

  /** @param {string} text */
  stateOf(text) {
    const { options } = this;
    const f8 = [{ key: "F8", run: nextDiagnostic, shift: previousDiagnostic }];
    return EditorState.create({
      doc: text,
      extensions: [
        keymap.of([...options.keys, ...f8, ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap]),
        history(),
        drawSelection(),
        dropCursor(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        closeBrackets(),
        codeFolding(),
        search({ top: true }),
        hereField,
        EditorView.lineWrapping,
        EditorView.scrollMargins.of(() => ({ top: 24, bottom: 120 })),
        EditorView.domEventHandlers({ paste: (event) => options.pasted(event), drop: (event, view) => this.dropped(event, view) }),
        EditorView.cspNonce.of(options.nonce),
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": options.label, spellcheck: "true", autocorrect: "on", lang: options.language }),
        this.lang.of(courseLanguage(options.words)),
        autocompletion({ override: [blockCompletions(options.blocks)], icons: false, activateOnTyping: true }),
        linter((view) => options.faults(view), { delay: 0, needsRefresh: () => false }),
        EditorView.updateListener.of((update) => this.updated(update)),
      ],
    });
  }

  /** A file is dropped where the mouse is. @param {DragEvent} event @param {EditorView} view */
  dropped(event, view) {
    if (!event.dataTransfer || !event.dataTransfer.files.length) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at !== null) view.dispatch({ selection: EditorSelection.cursor(view.state.doc.lineAt(at).to) });
    event.preventDefault();
    this.options.files([...event.dataTransfer.files]);
    return true;
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  updated(update) {
    if (update.docChanged) {
      if (this.since) this.since = this.since.compose(update.changes);
      if (!update.transactions.every((one) => one.annotation(fromOthers))) this.options.changed();
    }
    const { number } = update.state.doc.lineAt(update.state.selection.main.head);
    if (number !== this.line) {
      this.line = number;
      this.options.moved(number);
    }
  }

  text() {
    return this.view.state.doc.toString();
  }

  /** What follows is typed while a save is on its way. */
  sending() {
    this.since = ChangeSet.empty(this.view.state.doc.length);
    this.sent = this.text();
  }

  /** Puts what is on the disk in the place of what was sent; what was typed since then, the cursor and the history stay. @param {string} text */
  take(text) {
    const sent = this.sent === undefined ? this.text() : this.sent;
    const since = this.since || ChangeSet.empty(this.view.state.doc.length);
    const theirs = ChangeSet.of(differences(sent, text), sent.length);
    this.view.dispatch({ changes: theirs.map(since), annotations: fromOthers.of(true), scrollIntoView: false });
  }

  /** The last line with words among some. @param {number} first  from 1 @param {number} last */
  lastWritten(first, last) {
    const { doc } = this.view.state;
    let line = Math.min(last, doc.lines);
    while (line > first && !doc.line(line).text.trim()) line -= 1;
    return line;
  }

  /** Another text altogether, with a history of its own. @param {string} text */
  replace(text) {
    this.since = null;
    this.sent = undefined;
    this.view.setState(this.stateOf(text));
  }

  /** The author's own change, which can be undone. @param {number} line  from 1 @param {number} column  from 1 @param {number} length @param {string} text */
  edit(line, column, length, text) {
    const from = Math.min(this.view.state.doc.line(line).from + column - 1, this.view.state.doc.length);
    this.view.dispatch({ changes: { from, to: from + length, insert: text }, userEvent: "input" });
  }

  /** The cursor to a place, which comes into view. @param {number} line  from 1 @param {number} [column]  from 1 */
  go(line, column = 1) {
    const { doc } = this.view.state;
    const start = doc.line(Math.max(1, Math.min(line, doc.lines)));
    const at = Math.min(start.from + column - 1, start.to);
    this.view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 80 }) });
  }

  /** @param {{from: number, to: number} | null} block  the lines that the cursor's block takes */
  markBlock(block) {
    this.view.dispatch({ effects: setHere.of(block) });
  }

  /** The faults are others than before. */
  lint() {
    this.view.dispatch({});
    forceLinting(this.view);
  }

  focus() {
    this.view.focus();
  }

  /** Offers blocks, on an empty line. */
  offerBlocks() {
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    const insert = line.text.trim() ? "\n\n/" : "/";
    const at = line.text.trim() ? line.to : line.from;
    this.view.dispatch({ changes: { from: at, to: line.text.trim() ? at : line.to, insert }, selection: EditorSelection.cursor(at + insert.length), userEvent: "input.type" });
    this.focus();
    startCompletion(this.view);
  }

  /** Writes at the cursor, as if it were typed. @param {string} text */
  insert(text) {
    this.view.dispatch(this.view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
    this.focus();
  }

  /** Puts signs around what is selected, or takes them away. @param {string} sign */
  wrap(sign) {
    const { state } = this.view;
    this.view.dispatch(
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
    this.focus();
  }

  destroy() {
    this.view.destroy();
  }
}

/** The changes from one text to another: the one stretch in which they differ, cut down line by line. @param {string} before @param {string} after */
function differences(before, after) {
  const old = before.split("\n");
  const now = after.split("\n");
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const offset = (/** @type {string[]} */ lines, /** @type {number} */ count) => lines.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0);
  const from = Math.min(offset(old, head), before.length);
  const to = Math.min(Math.max(from, offset(old, old.length - tail)), before.length);
  const start = Math.min(offset(now, head), after.length);
  const end = Math.min(Math.max(start, offset(now, now.length - tail)), after.length);
  const insert = after.slice(start, end);
  if (from === to && !insert) return before === after ? [] : [{ from: 0, to: before.length, insert: after }];
  const rebuilt = before.slice(0, from) + insert + before.slice(to);
  return rebuilt === after ? [{ from, to, insert }] : [{ from: 0, to: before.length, insert: after }];
}
