import { make } from "../../runtime/kit/dom.js";
import { drawBar, drawSaved } from "./bar.js";
import { Gone, Refused, ask, listen } from "./engine.js";
import { drawFoot } from "./foot.js";
import { FormPane } from "./form_pane.js";
import { showGuide } from "./guide.js";
import { Hold } from "./hold.js";
import { clearNotices, notice } from "./notices.js";
import { editorOf, lookForFile, showHomeless, takeOthers } from "./others.js";
import { OutlinePane } from "./outline_pane.js";
import { offer } from "./palette.js";
import { Panes } from "./panes.js";
import { lookAgain } from "./people.js";
import { blockAt, limitOf, linesOfPage, pageAt, pagesOf, shiftPlaces } from "./places.js";
import { WHOLE, recalled } from "./recall.js";
import { Refreshing } from "./refreshing.js";
import { Missing, Saver } from "./saver.js";
import { toast } from "./say.js";
import { TextBar } from "./text_bar.js";
import { nextFault, showFirstFaults, showSaved } from "./fault_cards.js";
import { modulePane, moved } from "./together.js";
import { keepUndo, keepUndoSoon } from "./undo.js";
import { Windows } from "./windows.js";
import { actions, barActs } from "./write_acts.js";
import { editorFor } from "./write_editor.js";

/**
 * @typedef {import("./contract.js").Opened} Opened
 * @typedef {import("./contract.js").Seen} Seen
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Place} Place
 * @typedef {import("./contract.js").OutlineBlock} OutlineBlock
 * @typedef {import("./contract.js").FormOf} FormOf
 */

const LINE_END = Number.MAX_SAFE_INTEGER; // where Delete, meant for the outline, takes no sign of a heading away

/** The view in which a course is written: outline, form, text, module. They show one thing, and move together. */
export class Write {
  /** @param {string} course */
  constructor(course) {
    this.course = course;
    this.file = "";
    /** @type {Opened} */
    this.opened = { course, programme: false, files: {}, title: course, sections: [], faults: [], failed: false, revision: 0, seconds: 0 };
    /** @type {import("../editor/editor.js").Editor | null} */
    this.editor = null;
    /** @type {Saver | null} */
    this.saver = null;
    this.refreshing = new Refreshing(this);
    /** @type {Promise<void> | null} */
    this.closing = null;
    this.isClosed = false; // another view is there: this one draws nothing any more
    this.line = 1;
    this.pausing = 0;
    this.isFilling = false;
    this.isWhole = recalled(WHOLE) === "yes";
    /** What the author's language knows: its words, its blocks, and what these declare. */
    this.words = { keywords: /** @type {string[]} */ ([]), labels: /** @type {string[]} */ ([]), language: "" };
    this.blocks = /** @type {import("../editor/blocks.js").BlockOffer[]} */ ([]);
    /** @type {Object<string, FormOf>} */
    this.forms = {};
    /** @type {import("./contract.js").Known | null} */
    this.known = null;
    this.learning = Promise.resolve(); // until that is known
    /** @type {{id: string, page: string, module: string} | null} */
    this.here = null;
    this.held = new Hold(this);
    this.hereId = ""; // of the page or block that the module was told
    this.seenId = ""; // of what it was told is seen at the top of the text
  }

  /** @param {HTMLElement} $main @param {string} at  a file and a line, as “file:12” */
  async show($main, at) {
    await Promise.all([this.learnLanguage(), ask("open", { course: this.course }).then((opened) => (this.opened = opened))]);
    if (this.isClosed) return;
    this.learnNames();
    this.outline = new OutlinePane({
      course: this.course,
      go: (place, stay) => this.go(place.file, place.line, !stay || Boolean(this.panes?.isNarrow), LINE_END, true),
      settled: () => this.settled(),
      arranged: (done, still) => this.arranged(done, still),
      insertBlock: () => this.editor?.offerBlocks(),
      writers: (entry) => this.held.writersAt(entry),
    });
    this.form = new FormPane({ block: () => this.blockHere(), write: (changes) => this.editor?.write(changes), known: () => this.known, shut: () => this.toggleForm(false), held: () => this.held.words });
    this.module = modulePane(this);
    this.bar = new TextBar(barActs(this), this.isWhole);
    this.$editor = make("div", { class: "editor", id: "editor" });
    this.panes = new Panes(this.outline.$pane, this.form, [this.bar.$bar, this.$editor], this.module.$pane);
    $main.replaceChildren(make("h1", { class: "unseen", tabindex: "-1" }, this.opened.title), this.panes.$panes, this.panes.$tabs);
    this.stop = listen(() => {
      if (this.saver?.isLost) this.saver.save(); // the workbench has just come back
      this.refresh();
    });
    this.windows = new Windows((others) => notice("windows", "calm", others ? ["This page is open in another window too. What you write in both is joined."] : []));
    this.stopOffering = offer(() => actions(this));
    const [file, line] = at ? at.split(":") : [];
    if (file && this.opened.files[file]) this.openFile(file, Number(line) || 1);
    else this.begin();
    this.draw();
    showHomeless(this);
    if (this.opened.soon) this.refresh();
  }

  /** At the first page; what stands above it is there, for who scrolls up. */
  begin() {
    const [first] = this.pages;
    const { file, line } = first && this.opened.files[first.file] ? first : { file: Object.keys(this.opened.files)[0], line: 1 };
    if (file === this.file) this.go(file, line, false, 1, true);
    else this.openFile(file, line);
    this.editor?.reveal(line);
  }

  async learnLanguage() {
    [this.words, this.blocks, this.forms] = await Promise.all([ask("language"), ask("blocks"), ask("forms")]);
  }

  learnNames() {
    this.learning = this.learn(this.learning);
  }

  /** @param {Promise<void>} before  an answer to an older question comes first, or not at all */
  async learn(before) {
    /** @type {import("./contract.js").Known | null} */
    const known = await ask("known", { course: this.course }).catch(() => null);
    await before;
    if (!known || this.isClosed) return;
    const { language: spoke, direction: went } = this.known || { language: this.words.language, direction: "ltr" };
    this.known = known;
    if (known.language && (known.language !== spoke || known.direction !== went)) this.editor?.speak(known.language, known.direction);
    this.form?.draw();
  }

  get isUnsaved() {
    return this.saver !== null && this.saver.waiting > 0;
  }

  /** @param {string} file @param {number} line */
  openFile(file, line) {
    if (!file) return;
    this.saver?.save();
    this.keepUndo();
    this.editor?.destroy();
    const read = this.opened.files[file];
    const unsaved = Saver.unsaved(file);
    this.file = file;
    this.editor = editorFor(this, unsaved ? unsaved.text : read.text);
    const base = unsaved && unsaved.sent !== read.text ? { revision: unsaved.base, text: unsaved.before } : read;
    const saver = new Saver(file, base, editorOf(this), (state, waiting, why) => {
      showSaved(this, state, waiting, why);
      if (why instanceof Missing) lookForFile(this);
    }, () => {
      this.opened.files[file] = saver.base;
      if (this.editor && this.saver === saver) keepUndoSoon(this.file, this.editor);
      this.refresh();
    });
    this.saver = saver;
    drawSaved("saved");
    if (unsaved) {
      saver.tell("writing", 1);
      saver.changed();
      toast("What you typed before the window was closed is here again");
    }
    this.editor.go(line);
    this.narrow(true);
    this.editor.lint();
    drawFoot(this);
    this.form?.draw();
    this.windows?.opened(file);
    this.hold();
    lookAgain();
    if (!unsaved) takeOthers(this).catch(() => undefined); // the server has stopped
  }

  /** The file that was open is gone, and its author does not miss it. */
  async leaveFile() {
    this.opened = await ask("open", { course: this.course });
    this.saver?.forget();
    this.saver = null;
    this.file = "";
    this.begin();
    this.draw();
  }

  /** What was done here can be undone the next time. */
  keepUndo() {
    if (this.editor && this.saver) keepUndo(this.file, this.editor);
  }

  /** A key of every view, as this view means it. @param {KeyboardEvent} event */
  pressed(event) {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.key === "F8") nextFault(this, event.shiftKey ? -1 : 1);
    else if (mod && event.key === ".") this.toggleForm();
    else return false;
    return true;
  }

  /** What is in the course now: outline, faults, module. @param {boolean} [whole]  all of it is waited for */
  refresh(whole = false) {
    return this.refreshing.refresh(whole);
  }

  /** All of the page where the cursor is, as it is known now: it may be longer than when its author came to it. */
  showAll() {
    const { editor } = this;
    const lines = editor && !this.isWhole && editor.isInside && linesOfPage(this.opened.sections, this.file, editor.at.line, editor.lineCount);
    if (lines) editor.showMore(lines.first, lines.last);
  }

  /** All that is typed is on the disk, and the outline is of that; what is typed from then on waits until what is given back is called. */
  async settled() {
    const { saver } = this;
    await saver?.hold();
    await this.refresh(true).catch(() => undefined); // the server has stopped, which is said when something is asked of it
    return () => saver?.letGo();
  }

  /**
   * What was done in the outline stands in the text, and what was typed meanwhile; where it is all in this file, it can be undone here too.
   * @param {import("./contract.js").Arranged} done @param {() => boolean} go  whether the cursor goes there
   */
  async arranged({ changes, at }, go) {
    const { saver, editor, file } = this;
    const own = changes.find((one) => one.file === file);
    this.opened = await ask("open", { course: this.course });
    if (own && saver && editor && saver === this.saver && this.opened.files[file]) {
      const read = this.opened.files[file];
      editor.take(read.text, changes.length === 1);
      shiftPlaces(this.opened, file, editor.shiftSince(editor.mark()));
      saver.base = read;
    }
    if (!this.opened.files[file]) {
      this.saver = null;
      this.openFile(this.opened.files[at.file] ? at.file : Object.keys(this.opened.files)[0], at.line);
    } else if (this.opened.files[at.file] && go()) this.go(at.file, at.line, false, 1, true);
    this.draw();
    this.editor?.lint();
    this.module?.show();
  }

  draw() {
    const { title, faults, sections } = this.opened;
    drawBar({ name: this.course, title, view: "write", errors: this.errors });
    if (this.saver) showSaved(this, ...this.saver.told);
    document.title = `${title} – Workbench`;
    this.outline?.draw(sections, faults, this.opened.soon);
    this.module?.wait(this.opened.soon);
    showFirstFaults(this);
    drawFoot(this);
    moved(this, this.line);
  }

  /** Where the author is, for the others of a team. */
  get standing() {
    const page = this.pageAt(this.line);
    return { course: this.course, file: this.file, page: page ? page.title : "", id: page ? page.id : "" };
  }

  /** The text is held where somebody else writes, and free where nobody does. */
  hold() {
    if (!this.isClosed) this.held.draw();
  }

  get errors() {
    return this.opened.faults.filter(({ severity }) => severity === "error").length;
  }

  /** @param {string} at */
  goTo(at) {
    const [file, line] = at.split(":");
    if (this.opened.files[file]) this.go(file, Number(line) || 1, true);
  }

  /** @param {string} file @param {number} line @param {boolean} focus @param {number} [column] @param {boolean} [anew]  its page alone, though the one before may be longer */
  go(file, line, focus, column = 1, anew = false) {
    if (file !== this.file && this.opened.files[file]) this.openFile(file, line);
    this.editor?.go(Math.max(1, line), column);
    this.narrow(anew);
    if (focus) this.panes?.toText();
    if (focus) this.editor?.focus();
  }

  /** What the module calls a file, as the engine calls it. @param {string} file */
  sourceFile(file) {
    return Object.keys(this.opened.files).find((one) => file.endsWith(`/${one}`) || file === one);
  }

  /** @param {string} file @param {number} line @param {boolean} focus */
  goSource(file, line, focus) {
    const known = this.sourceFile(file);
    if (known) this.go(known, line, focus);
  }

  get pages() {
    return pagesOf(this.opened.sections);
  }

  /** @param {number} line */
  pageAt(line) {
    return this.pageIn({ file: this.file, line });
  }

  /** @param {Place} place */
  pageIn({ file, line }) {
    return pageAt(this.opened.sections, file, line);
  }

  /** The last line that is a block's. @param {OutlineBlock} block */
  endOf(block) {
    const limit = limitOf(this.opened.sections, block);
    return this.editor ? this.editor.blockEnd(block.line, limit) : limit;
  }

  /** The page where the cursor is alone, or the whole file. @param {boolean} [anew] */
  narrow(anew = false) {
    const { editor } = this;
    if (!editor) return;
    if (this.isWhole) return editor.showLines(0, 0);
    if (!anew && editor.isInside) return undefined;
    const lines = linesOfPage(this.opened.sections, this.file, editor.at.line, editor.lineCount);
    return editor.showLines(lines ? lines.first : 0, lines ? lines.last : 0);
  }

  /** The block, or the page, that the form is of. */
  blockHere() {
    const { editor } = this;
    if (!editor) return null;
    const start = editor.headingAbove(editor.at.line, this.forms);
    if (!start) return null;
    const last = editor.blockEnd(start.line, start.isBlock ? Number.MAX_SAFE_INTEGER : start.line + start.settings);
    const { from, text } = editor.lines(start.line, last);
    return { from, text, form: start.form, name: start.isBlock ? start.form.keywords[0] : "Page" };
  }

  /** @param {boolean} [open] */
  toggleForm(open = Boolean(this.form?.$pane.hidden)) {
    this.panes?.showForm(open);
    this.bar?.$form.setAttribute("aria-pressed", String(open));
    if (!open) this.editor?.focus();
  }

  /** The guide, at the page of the block where the cursor is. */
  guide() {
    const page = this.pageAt(this.line);
    const block = page && blockAt(page, this.line);
    const isIn = block && page && this.line <= this.endOf(block);
    showGuide(isIn ? block.kind : "", this.blocks, (example) => this.editor?.block(example));
  }

  /** All that was typed is saved. */
  close() {
    this.closing ||= this.end();
    return this.closing;
  }

  async end() {
    this.isClosed = true;
    window.clearTimeout(this.pausing);
    await this.outline?.busy;
    try {
      await this.saver?.save();
    } catch (reason) {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    }
    this.stop?.();
    this.stopOffering?.();
    this.windows?.close();
    this.module?.close();
    clearNotices();
    this.keepUndo();
    this.editor?.destroy();
  }
}
