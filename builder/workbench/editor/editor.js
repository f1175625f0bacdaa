import { startCompletion } from "@codemirror/autocomplete";
import { historyField, isolateHistory, redo, undo } from "@codemirror/commands";
import { setDiagnostics } from "@codemirror/lint";
import { openSearchPanel } from "@codemirror/search";
import { ChangeSet, Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { fieldsLeft, inserted } from "./blocks.js";
import { differences } from "./differences.js";
import { tellFault, told as toldNow } from "./fault_card.js";
import { blockEnd, headingAbove } from "./headings.js";
import { setHere } from "./here.js";
import { isVerbatim, pastVerbatim, put } from "./pasting.js";
import { rangeField, seenNear, setRange } from "./page_range.js";
import { Marks, shiftOf } from "./shift.js";
import { Spots } from "./spots.js";
import { byOthers, fromOthers, onlyOthers, stateOf } from "./state.js";
import { block, link, prefix, wrap } from "./typing.js";

/**
 * The text of one file. It is the author's: nothing here writes into it but what the author does, and what others have saved.
 *
 * @typedef {object} Options
 * @property {string} text
 * @property {{doc: string} | null} kept   the text as it was left, with what was done to it: that can be undone
 * @property {string} label     what a screen reader calls it
 * @property {string} language  of the text, for the browser's spelling
 * @property {"ltr" | "rtl"} direction  in which it is written
 * @property {string} nonce     of the page's styles
 * @property {{keywords: string[], labels: string[]}} words
 * @property {boolean} isSettings  the file is a programme's: names and values, and no text
 * @property {() => void} changed           by the author
 * @property {(shift: import("./shift.js").Shift) => void} shifted  what stood in a line may stand in another, since the author has changed the text
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

const ELSEWHERE = "input, textarea, select, iframe, [role=treeitem]"; // where somebody works

export class Editor {
  /** @param {HTMLElement} $place @param {Options} options */
  constructor($place, options) {
    this.options = options;
    this.line = 0;
    /** What was typed since a save was sent. @type {ChangeSet | null} */
    this.since = null;
    this.sentDoc = /** @type {import("@codemirror/state").Text | null} */ (null); // as it was then
    this.marks = new Marks();
    this.lang = new Compartment();
    this.spoken = new Compartment();
    this.held = new Compartment();
    this.isFilling = false;
    this.scrolling = 0;
    this.spots = new Spots();
    this.view = new EditorView({ parent: $place, state: stateOf(this, options.text, options.kept) });
  }

  /** The text with what was done to it, for the next time. */
  kept() {
    return this.view.state.toJSON({ history: historyField });
  }

  /** A file is dropped where the mouse is. @param {DragEvent} event @param {EditorView} view */
  dropped(event, view) {
    if (!event.dataTransfer || !event.dataTransfer.files.length) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at !== null) view.dispatch({ selection: EditorSelection.cursor(view.state.doc.lineAt(seenNear(view.state, at)).to) });
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
      this.spots.move(update.changes);
      window.queueMicrotask(() => this.options.typed());
      if (this.since) this.since = this.since.compose(update.changes);
      const isOwn = !update.transactions.every((one) => one.annotation(fromOthers));
      this.marks.move(update, isOwn);
      if (isOwn) {
        this.options.shifted(shiftOf(update.startState.doc, update.changes, update.state.doc));
        this.options.changed();
      }
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
    this.sentDoc = this.view.state.doc;
    this.since = ChangeSet.empty(this.sentDoc.length);
  }

  /** The text as it is on the disk, of which something is asked now. */
  mark() {
    return this.marks.set(this.sentDoc || this.view.state.doc, (this.sentDoc && this.since) || ChangeSet.empty(this.view.state.doc.length));
  }

  /** What its author has changed since it was asked. @param {import("./shift.js").Mark} mark */
  shiftSince(mark) {
    return this.marks.since(mark, this.view.state.doc);
  }

  /**
   * Puts what is on the disk in the place of what was sent; what was typed since then, the cursor and the history stay.
   * @param {string} text @param {boolean} [own]  the author has done it elsewhere, in the outline: it can be undone here, too
   */
  take(text, own = false) {
    const sent = this.sentDoc || this.view.state.doc;
    const since = (this.sentDoc && this.since) || ChangeSet.empty(this.view.state.doc.length);
    const theirs = ChangeSet.of(differences(sent.toString(), text), sent.length);
    this.view.dispatch({ changes: theirs.map(since), annotations: own ? [fromOthers.of(true), isolateHistory.of("full")] : byOthers(), scrollIntoView: false });
    this.since = since.map(theirs, true);
    this.sentDoc = theirs.apply(sent);
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
    this.leaveVerbatim();
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

  /** Puts other words in the place of some, as the form does. @param {{from: number, to: number, insert: string}[]} changes */
  write(changes) {
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

  /** These lines are seen, too, where not the whole file is; beside a page that was emptied, none. @param {number} first @param {number} last */
  showMore(first, last) {
    const { doc } = this.view.state;
    const range = this.view.state.field(rangeField);
    if (range && range.from < range.to) this.showLines(Math.min(first, doc.lineAt(range.from).number), Math.max(last, doc.lineAt(range.to).number));
  }

  /** Whether the cursor is in what is shown. */
  get isInside() {
    const range = this.view.state.field(rangeField);
    return !range || this.isBetween(range.from, range.to);
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
    const effects = EditorView.scrollIntoView(from, { y: "nearest", yMargin: 80 });
    this.view.dispatch(this.isBetween(from, to) ? { effects } : { selection: EditorSelection.cursor(from), effects });
  }

  /** Whether the cursor is there. @param {number} from @param {number} to */
  isBetween(from, to) {
    const { head } = this.view.state.selection.main;
    return head >= from && head <= to;
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
    this.view.dispatch(setDiagnostics(this.view.state, this.options.faults(this.view)));
  }

  focus() {
    this.view.focus();
  }

  /** The cursor to below the code, or below the front matter, where a block can stand. */
  leaveVerbatim() {
    const { doc } = this.view.state;
    if (!this.isVerbatim) return;
    const free = pastVerbatim(doc, this.at.line);
    const line = free > doc.lines ? null : doc.line(free);
    const insert = !line || line.text.trim() ? "\n\n" : "\n";
    this.view.dispatch({ changes: { from: line ? line.from : doc.length, insert }, userEvent: "input" });
    this.go(free + 1);
  }

  /** Offers blocks, on an empty line. */
  offerBlocks() {
    this.leaveVerbatim();
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    const insert = line.text.trim() ? "\n\n/" : "/";
    const at = line.text.trim() ? line.to : line.from;
    this.view.dispatch({ changes: { from: at, to: line.text.trim() ? at : line.to, insert }, selection: EditorSelection.cursor(at + insert.length), userEvent: "input.type" });
    this.focus();
    startCompletion(this.view);
  }

  /** Where the cursor is, or what is selected, for what comes there once it is read. @param {{from: number, to: number}} [place] @param {boolean} [grows] */
  spot(place = this.view.state.selection.main, grows = false) {
    return this.spots.keep(place, grows);
  }

  /** Whether the cursor is still where it was. @param {import("./spots.js").Spot} spot */
  isAt({ from, to }) {
    return this.view.state.selection.main.eq(EditorSelection.range(from, to)) || this.view.state.selection.main.eq(EditorSelection.range(to, from));
  }

  /**
   * Puts in what was pasted or dropped, parted from what stands there as it has to be; whoever writes elsewhere by then goes on there.
   * @param {string} text @param {import("./spots.js").Spot} [spot]
   */
  insert(text, spot = this.spot()) {
    this.spots.fill(spot, () => text && put(this.view, spot, text, this.isAt(spot)));
    this.comeBack();
  }

  /** The focus to the text, unless somebody works elsewhere by then. */
  comeBack() {
    if (!document.activeElement?.matches(ELSEWHERE)) this.focus();
  }

  /** Whether words stand where the cursor is just as they are typed. */
  get isVerbatim() {
    return isVerbatim(this.view.state.doc, this.at.line);
  }

  undo() {
    undo(this.view);
    this.focus();
  }

  redo() {
    redo(this.view);
    this.focus();
  }

  find() {
    openSearchPanel(this.view);
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
