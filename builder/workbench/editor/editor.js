import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { forceLinting, linter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, ChangeSet, Compartment, EditorSelection, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, dropCursor, highlightActiveLine, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { blockCompletions, blocksInMenu, fieldsLeft, inserted } from "./blocks.js";
import { languageCompletions } from "./completing.js";
import { differences } from "./differences.js";
import { faultCards, tellFault, told as toldNow } from "./fault_card.js";
import { blockEnd, headingAbove } from "./headings.js";
import { courseLanguage } from "./language.js";
import { continueList } from "./lists.js";
import { aPageAtATime, rangeField, setRange } from "./page_range.js";
import { block, link, prefix, wrap } from "./typing.js";

/**
 * The text of one file. It is the author's: nothing here writes into it but what the author does, and what others have saved.
 *
 * @typedef {object} Options
 * @property {string} text
 * @property {string} label     what a screen reader calls it
 * @property {string} language  of the text, for the browser's spelling
 * @property {"ltr" | "rtl"} direction  in which it is written
 * @property {string} nonce     of the page's styles
 * @property {{keywords: string[], labels: string[]}} words
 * @property {() => void} changed           by the author
 * @property {(line: number) => void} moved  the cursor stands on another line
 * @property {{key: string, run: () => boolean}[]} keys
 * @property {(view: EditorView) => import("@codemirror/lint").Diagnostic[]} faults
 * @property {import("./blocks.js").BlockOffer[]} blocks  that can be inserted
 * @property {(event: ClipboardEvent) => boolean} pasted  whether the page takes what was pasted
 * @property {(files: File[]) => void} files  were dropped
 * @property {import("./completing.js").Knowing} knowing  what can be completed
 * @property {(line: number) => void} scrolled  this line is the first that is seen
 * @property {(filling: boolean) => void} filling  a new block is being filled in, piece by piece
 * @property {() => void} typed  anything has changed, by whomever
 */

const fromOthers = Annotation.define();
const onlyOthers = EditorState.changeFilter.of((transaction) => Boolean(transaction.annotation(fromOthers)));
const NOT_OURS = new Set(["Mod-/", "Alt-A"]); // texts have no comments; the page has a use for the key
/** What the panel of finding and replacing says, in the page's own words. @type {Object<string, string>} */
const WORDS = { next: "Next", previous: "Previous", all: "Choose all", "match case": "Capitals as typed", regexp: "A pattern", "by word": "Whole words", replace: "Replace", "replace all": "Replace all", Replace: "Replace with", close: "Close", go: "Go" };
const usual = defaultKeymap.filter(({ key }) => !NOT_OURS.has(key || ""));

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
    this.spoken = new Compartment();
    this.held = new Compartment();
    this.isFilling = false;
    this.scrolling = 0;
    this.view = new EditorView({ parent: $place, state: this.stateOf(options.text) });
  }

  /** @param {string} text */
  stateOf(text) {
    const { options } = this;
    return EditorState.create({
      doc: text,
      extensions: [
        keymap.of([...options.keys, ...closeBracketsKeymap, ...completionKeymap, { key: "Enter", run: continueList }, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...usual]),
        history(),
        drawSelection(),
        dropCursor(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        closeBrackets(),
        codeFolding(),
        foldGutter({ openText: "▾", closedText: "▸" }),
        search({ top: true }),
        hereField,
        aPageAtATime,
        faultCards,
        placeholder("Write, or press / for a block"),
        EditorState.phrases.of(WORDS),
        EditorView.lineWrapping,
        EditorView.scrollMargins.of(() => ({ top: 24, bottom: 120 })),
        EditorView.domEventHandlers({ paste: (event) => options.pasted(event), drop: (event, view) => this.dropped(event, view) }),
        EditorView.domEventObservers({ scroll: () => this.hasScrolled() }),
        EditorView.cspNonce.of(options.nonce),
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": options.label, spellcheck: "true", autocorrect: "on" }),
        this.spoken.of(EditorView.contentAttributes.of({ lang: options.language, dir: options.direction })),
        this.held.of([]),
        this.lang.of(courseLanguage(options.words)),
        autocompletion({ override: [blockCompletions(options.blocks), languageCompletions(options.knowing)], icons: false, activateOnTyping: true, activateOnTypingDelay: 0, interactionDelay: 25, ...blocksInMenu }),
        linter((view) => options.faults(view), { delay: 0, needsRefresh: () => false, tooltipFilter: () => [] }),
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
    const filling = fieldsLeft(update.state);
    if (filling !== this.isFilling) {
      this.isFilling = filling;
      this.options.filling(filling);
    }
    if (update.docChanged) {
      window.queueMicrotask(() => this.options.typed());
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
    this.view.dispatch({ changes: theirs.map(since), annotations: [fromOthers.of(true), Transaction.addToHistory.of(false)], scrollIntoView: false });
  }

  /** The text is in another language: the browser checks its spelling. @param {string} language @param {"ltr" | "rtl"} direction */
  speak(language, direction) {
    this.view.contentDOM.lang = language;
    this.view.dispatch({ effects: this.spoken.reconfigure(EditorView.contentAttributes.of({ lang: language, dir: direction })) });
  }

  /** Somebody else writes here: what they save comes in, and nothing else does, until the text is free. @param {boolean} held */
  hold(held) {
    this.view.dispatch({ effects: this.held.reconfigure(held ? [EditorState.readOnly.of(true), onlyOthers] : []) });
  }

  /** @param {number} first @param {number} last */
  blockEnd(first, last) {
    return blockEnd(this.view.state.doc, first, last);
  }

  /** @param {number} line @param {Object<string, import("../page/contract.js").FormOf>} forms */
  headingAbove(line, forms) {
    return headingAbove(this.view.state.doc, line, forms);
  }

  /** A new block behind the line where the cursor is, to be filled in. @param {import("./blocks.js").BlockOffer} block */
  insertBlock(block) {
    if (block.act) {
      block.act();
      return;
    }
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    let at = line.from;
    if (line.text.trim()) {
      this.view.dispatch({ changes: { from: line.to, insert: "\n\n" } });
      at = line.to + 2;
    }
    inserted(block)(this.view, null, at, at);
    this.focus();
  }

  /** Another text altogether, with a history of its own. @param {string} text */
  replace(text) {
    this.since = null;
    this.sent = undefined;
    this.view.setState(this.stateOf(text));
  }

  /** What the author has done elsewhere, in the outline: it can be undone here, too. @param {string} text */
  arrange(text) {
    const changes = differences(this.text(), text);
    this.view.dispatch({ changes, annotations: [fromOthers.of(true), isolateHistory.of("full")], scrollIntoView: false });
    this.since = null;
    this.sent = undefined;
  }

  /** Puts other words in the place of some, as the form does. @param {number} from @param {number} to @param {string} text */
  write(from, to, text) {
    this.view.dispatch({ changes: { from, to, insert: text } });
  }

  /** Several changes at once. @param {{from: number, to: number, insert: string}[]} changes */
  writeAll(changes) {
    this.view.dispatch({ changes });
  }

  /** Some lines, and where they begin. @param {number} first  from 1 @param {number} last */
  lines(first, last) {
    const { doc } = this.view.state;
    const from = doc.line(Math.max(1, Math.min(first, doc.lines))).from;
    const { to } = doc.line(Math.max(1, Math.min(last, doc.lines)));
    return { from, text: doc.sliceString(from, Math.max(from, to)) };
  }

  get lineCount() {
    return this.view.state.doc.lines;
  }

  /** Whether words are selected. */
  get hasSelection() {
    return !this.view.state.selection.main.empty;
  }

  /** Shows some lines alone; all of them, where `first` is 0. @param {number} first  from 1 @param {number} last */
  showLines(first, last) {
    const { doc } = this.view.state;
    const range = first ? { from: doc.line(Math.min(first, doc.lines)).from, to: doc.line(Math.min(last, doc.lines)).to } : null;
    const whole = range && range.from <= 0 && range.to >= doc.length;
    const old = this.view.state.field(rangeField);
    const next = whole ? null : range;
    if ((old && next && old.from === next.from && old.to === next.to) || old === next) return;
    this.view.dispatch({ effects: setRange.of(next) });
    // The selection once more: what marks its line has measured it where it was hidden.
    const { selection } = this.view.state;
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main.head, { y: "nearest", yMargin: 80 }) });
  }

  /** These lines are seen, too, where not the whole file is. @param {number} first @param {number} last */
  showMore(first, last) {
    const { doc } = this.view.state;
    const range = this.view.state.field(rangeField);
    if (range) this.showLines(Math.min(first, doc.lineAt(range.from).number), Math.max(last, doc.lineAt(range.to).number));
  }

  /** Whether the cursor is in what is shown. */
  get isInside() {
    const range = this.view.state.field(rangeField);
    const { head } = this.view.state.selection.main;
    return !range || (head >= range.from && head <= range.to);
  }

  hasScrolled() {
    window.cancelAnimationFrame(this.scrolling);
    this.scrolling = window.requestAnimationFrame(() => {
      const { scrollTop } = this.view.scrollDOM;
      const { from } = this.view.lineBlockAtHeight(scrollTop + 8);
      this.options.scrolled(this.view.state.doc.lineAt(from).number);
    });
  }

  /** Brings a line into view, and leaves the cursor where it is. @param {number} line */
  reveal(line) {
    const { doc } = this.view.state;
    const at = doc.line(Math.max(1, Math.min(line, doc.lines))).from;
    const range = this.view.state.field(rangeField);
    if (!range || (at >= range.from && at <= range.to)) this.view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 8 }) });
  }

  /** @param {number} line  from 1 */
  lineText(line) {
    const { doc } = this.view.state;
    return line >= 1 && line <= doc.lines ? doc.line(line) : null;
  }

  /** The cursor to a stretch, unless it is there already; that comes into view. @param {number} from @param {number} to */
  goTo(from, to) {
    const { head } = this.view.state.selection.main;
    const effects = EditorView.scrollIntoView(from, { y: "nearest", yMargin: 80 });
    this.view.dispatch(head >= from && head <= to ? { effects } : { selection: EditorSelection.cursor(from), effects });
  }

  /** @param {number} at  a position */
  lineAt(at) {
    return this.view.state.doc.lineAt(Math.min(at, this.view.state.doc.length));
  }

  /** Where the cursor is. */
  get at() {
    const { head } = this.view.state.selection.main;
    const line = this.view.state.doc.lineAt(head);
    return { line: line.number, column: head - line.from + 1 };
  }

  /** What is told under the text now. */
  get told() {
    return toldNow(this.view);
  }

  /** Tells a fault where it stands. @param {import("./fault_card.js").Told | null} told @param {boolean} [focus] */
  tell(told, focus) {
    tellFault(this.view, told, focus);
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

  link() {
    link(this.view);
  }

  /** @param {RegExp} sign @param {(index: number) => string} write */
  prefix(sign, write) {
    prefix(this.view, sign, write);
  }

  /** @param {string} text @param {number} [select] */
  block(text, select) {
    block(this.view, text, select);
  }

  /** @param {string} sign */
  wrap(sign) {
    wrap(this.view, sign);
  }

  destroy() {
    this.view.destroy();
  }
}
