import { make, one } from "../../runtime/kit/dom.js";
import { Editor } from "../editor/editor.js";
import { drawBar, drawSaved } from "./bar.js";
import { ask, listen } from "./engine.js";
import { Saver } from "./saver.js";
import { askForPicture, isOwn } from "./pictures.js";
import { say, toast } from "./say.js";
import { Tree } from "./tree.js";
import { count } from "./words.js";

/**
 * @typedef {import("./contract.js").Opened} Opened
 * @typedef {import("./contract.js").Seen} Seen
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").OutlinePage} OutlinePage
 * @typedef {import("./contract.js").OutlineBlock} OutlineBlock
 */

const STAGE = /** @type {HTMLMetaElement} */ (one(document, "meta[name=stage]")).content; // where modules are shown
const stage = new URL(STAGE, document.baseURI).origin;
const { content: nonce } = /** @type {HTMLMetaElement} */ (one(document, "meta[name=nonce]"));

/** The view in which a course is written: outline, text, module. They show one thing, and move together. */
export class Write {
  /** @param {string} course */
  constructor(course) {
    this.course = course;
    this.file = "";
    /** @type {Opened} */
    this.opened = { course, programme: false, files: {}, title: course, sections: [], faults: [], failed: false, revision: 0 };
    /** @type {Editor | null} */
    this.editor = null;
    /** @type {Saver | null} */
    this.saver = null;
    this.asking = 0;
    this.isClosed = false; // another view is there: this one draws nothing any more
    this.line = 1;
    /** What the author's language knows: its words, and its blocks. */
    this.words = { keywords: /** @type {string[]} */ ([]), labels: /** @type {string[]} */ ([]), language: "" };
    this.blocks = /** @type {import("../editor/blocks.js").BlockOffer[]} */ ([]);
    /** @type {{id: string, page: string} | null} */
    this.here = null;
    this.hereId = ""; // of the page or block that the module was told
  }

  /** @param {HTMLElement} $main @param {string} at  a file and a line, as “file:12” */
  async show($main, at) {
    [this.words, this.blocks] = await Promise.all([ask("language"), ask("blocks")]);
    this.opened = await ask("open", { course: this.course });
    const $panes = make("div", { class: "panes" });
    const $tree = make("ul", { role: "tree", id: "tree", "aria-label": "Sections, pages and blocks" });
    this.tree = new Tree($tree, (place) => this.go(place.file, place.line, true));
    this.$editor = make("div", { class: "editor", id: "editor" });
    this.$clash = make("div", { class: "clash", role: "alert", hidden: true });
    this.$frame = /** @type {HTMLIFrameElement} */ (make("iframe", { src: `${STAGE}/`, title: "The module, as learners see it", allow: "fullscreen" }));
    $panes.append(
      make("section", { class: "pane outline", "data-pane": true, "aria-label": "Outline", tabindex: "-1" }, make("div", { class: "pane-bar" }, make("h2", {}, "Outline")), make("div", { class: "scroll" }, $tree)),
      make("div", { class: "split" }),
      make("section", { class: "pane text", "data-pane": true, "aria-label": "Text", tabindex: "-1" }, this.toolbar(), this.$editor, this.$clash),
      make("div", { class: "split" }),
      make("section", { class: "pane seen", "data-pane": true, "aria-label": "Module, as learners see it", tabindex: "-1" }, make("div", { class: "pane-bar" }, make("h2", {}, "As learners see it")), make("div", { class: "screen" }, this.$frame)),
    );
    $main.replaceChildren(make("h1", { class: "unseen", tabindex: "-1" }, this.opened.title), $panes);
    this.hear = (/** @type {MessageEvent} */ event) => this.heard(event);
    window.addEventListener("message", this.hear);
    this.stop = listen(() => this.refresh());
    const [file, line] = at ? at.split(":") : [];
    this.openFile(file && this.opened.files[file] ? file : Object.keys(this.opened.files)[0], Number(line) || 1);
    this.draw();
  }

  toolbar() {
    const $bar = make("div", { class: "pane-bar", role: "toolbar", "aria-label": "Text" });
    const $insert = make("button", { type: "button", class: "bare", "aria-keyshortcuts": "/" }, "Insert ", make("kbd", {}, "/"));
    $insert.addEventListener("click", () => this.editor?.offerBlocks());
    const $picture = make("button", { type: "button", class: "bare" }, "Picture");
    $picture.addEventListener("click", () => this.choosePicture());
    $bar.append($insert, $picture);
    for (const [label, sign, key] of [["Bold", "**", "Control+B"], ["Italic", "*", "Control+I"]]) {
      const $button = make("button", { type: "button", class: "bare", "aria-keyshortcuts": key }, label);
      $button.addEventListener("click", () => this.editor?.wrap(sign));
      $bar.append($button);
    }
    return $bar;
  }

  get isUnsaved() {
    return this.saver !== null && this.saver.waiting > 0;
  }

  /** @param {string} file @param {number} line */
  openFile(file, line) {
    if (!file) return;
    this.saver?.save();
    this.editor?.destroy();
    const read = this.opened.files[file];
    const unsaved = Saver.unsaved(file);
    this.file = file;
    this.editor = new Editor(/** @type {HTMLElement} */ (this.$editor), {
      text: unsaved ? unsaved.text : read.text,
      label: `Text of ${file}`,
      language: this.words.language,
      nonce,
      words: this.words,
      changed: () => this.saver?.changed(),
      moved: (at) => this.moved(at),
      keys: [{ key: "Mod-b", run: () => this.wrapped("**") }, { key: "Mod-i", run: () => this.wrapped("*") }],
      faults: (view) => this.underlined(view),
      blocks: this.blocks,
      pasted: (event) => this.pasted(event),
      files: (files) => this.takeFiles(files),
    });
    const base = unsaved ? { revision: unsaved.base, text: unsaved.before } : read;
    this.saver = new Saver(file, base, this.asEditor(), drawSaved, () => this.refresh());
    drawSaved("saved");
    if (unsaved) {
      this.saver.changed();
      toast("What you typed before the window was closed is here again");
    }
    this.editor.go(line);
    this.editor.lint();
    this.drawFoot();
  }

  /** @param {string} sign */
  wrapped(sign) {
    this.editor?.wrap(sign);
    return true;
  }

  asEditor() {
    const editor = /** @type {Editor} */ (this.editor);
    return {
      text: () => editor.text(),
      sending: () => editor.sending(),
      /** @param {string} text @param {import("./contract.js").Clash[]} clashes */
      take: (text, clashes) => {
        editor.take(text);
        if (clashes.length) this.showClash(clashes);
        else toast("Somebody else has changed this file: both are here now");
      },
    };
  }

  choosePicture() {
    const $input = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: "image/*" }));
    $input.addEventListener("change", () => this.takeFiles([...($input.files || [])]));
    $input.click();
  }

  /** Files that were dropped or pasted, one after the other. @param {File[]} files */
  async takeFiles(files) {
    for (const file of files) {
      const text = await askForPicture(file, this.course);
      if (text) this.editor?.insert(text);
    }
    this.editor?.focus();
  }

  /** What another program put on the clipboard comes in as Markdown; plain text comes in as it is. @param {ClipboardEvent} event */
  pasted(event) {
    const data = event.clipboardData;
    if (!data) return false;
    if (data.files.length) {
      event.preventDefault();
      this.takeFiles([...data.files]);
      return true;
    }
    const html = data.getData("text/html");
    if (!html || isOwn(html)) return false;
    event.preventDefault();
    const plain = data.getData("text/plain");
    ask("paste", { html }).then(
      ({ text, doubts }) => {
        this.editor?.insert(text);
        if (doubts.length) toast(`Look at this: ${doubts[0]}`);
      },
      () => this.editor?.insert(plain),
    );
    return true;
  }

  /** Both wrote in one place: the author chooses, and nothing is written before. @param {import("./contract.js").Clash[]} clashes */
  showClash([clash, ...rest]) {
    const $clash = /** @type {HTMLElement} */ (this.$clash);
    const choose = (/** @type {string} */ text) => {
      const { editor, saver } = this;
      if (!editor || !saver) return;
      if (text !== clash.mine) editor.edit(clash.line, 1, clash.mine.length, text);
      const more = (text.match(/\n/g) || []).length - (clash.mine.match(/\n/g) || []).length;
      $clash.hidden = true;
      if (rest.length) this.showClash(rest.map((one) => ({ ...one, line: one.line + more })));
      else saver.chosen(editor.text());
      editor.focus();
    };
    const button = (/** @type {string} */ words, /** @type {string} */ text) => {
      const $button = make("button", { type: "button" }, words);
      $button.addEventListener("click", () => choose(text));
      return $button;
    };
    $clash.replaceChildren(
      make("p", {}, make("b", {}, "Somebody else has changed the same lines. Which words do you want?")),
      make("pre", {}, clash.mine || "(nothing)"), button("Mine", clash.mine),
      make("pre", {}, clash.theirs || "(nothing)"), button("Theirs", clash.theirs), button("Both, one after the other", clash.mine + clash.theirs),
    );
    $clash.hidden = false;
    this.editor?.go(clash.line);
    say("Somebody else has changed the same lines");
  }

  /** What is in the course now: outline, faults, module. */
  async refresh() {
    this.asking += 1;
    const mine = this.asking;
    this.post({ show: this.name });
    /** @type {Seen} */
    const seen = await ask("seen", { course: this.course }).catch(() => this.opened);
    if (mine !== this.asking || this.isClosed) return;
    this.opened = { ...this.opened, ...seen };
    this.draw();
    this.editor?.lint();
    await this.takeOthers();
  }

  /** What other programs have saved in the file that is open. */
  async takeOthers() {
    const { saver, editor, file } = this;
    if (!saver || !editor || saver.waiting || saver.running || saver.stopped) return;
    const { base } = saver;
    const read = await ask("read", { file });
    // What was saved meanwhile is newer than what was read.
    if (saver !== this.saver || saver.base !== base || saver.waiting || saver.running || read.revision === base.revision) return;
    editor.sending();
    saver.base = read;
    editor.take(read.text);
  }

  /** The folder's name, by which the module's server knows the course. */
  get name() {
    return /** @type {string} */ (this.course.split("/").pop());
  }

  draw() {
    const { title, faults, sections } = this.opened;
    drawBar({ name: this.course, title, view: "write", errors: this.errors });
    drawSaved(this.saver?.waiting ? "writing" : "saved");
    document.title = `${title} – Workbench`;
    this.tree?.draw(sections, faults);
    this.drawFoot();
    this.moved(this.line);
  }

  get errors() {
    return this.opened.faults.filter(({ severity }) => severity === "error").length;
  }

  drawFoot() {
    const { errors } = this;
    const warnings = this.opened.faults.length - errors;
    const words = [errors && count(errors, "fault"), warnings && count(warnings, "suggestion")].filter(Boolean).join(", ") || "No faults";
    const $next = make("button", { type: "button", class: "bare", "aria-keyshortcuts": "F8" }, words, make("kbd", {}, "F8"));
    $next.addEventListener("click", () => this.nextFault());
    const page = this.pageAt(this.line);
    const $words = make("span", {}, page ? `${count(page.words, "word")}, about ${count(Math.max(1, Math.round(page.seconds / 60)), "minute")}` : "");
    one(document, "#foot").replaceChildren($next, $words, make("span", { class: "push" }), make("span", {}, this.file), make("span", {}, `Line ${this.line}`));
  }

  /** The next fault of the course behind the cursor, in whichever file it stands. */
  nextFault() {
    const files = Object.keys(this.opened.files);
    const rank = (/** @type {{file: string, line: number}} */ one) => files.indexOf(one.file) * 1e6 + one.line;
    const known = this.opened.faults.filter(({ file }) => files.includes(file)).sort((a, b) => rank(a) - rank(b));
    const next = known.find((one) => rank(one) > rank({ file: this.file, line: this.line })) || known[0];
    if (!next) return;
    this.go(next.file, next.line, true, next.column);
    say(`${next.message}. ${next.help}`);
  }

  /** @param {string} at */
  goTo(at) {
    const [file, line] = at.split(":");
    if (this.opened.files[file]) this.go(file, Number(line) || 1, true);
  }

  /** @param {string} file @param {number} line @param {boolean} focus @param {number} [column] */
  go(file, line, focus, column = 1) {
    if (file !== this.file && this.opened.files[file]) this.openFile(file, line);
    this.editor?.go(Math.max(1, line), column);
    if (focus) this.editor?.focus();
  }

  /** @param {number} line @returns {OutlinePage | null} */
  pageAt(line) {
    const pages = this.opened.sections.flatMap(({ pages: some }) => some).filter(({ file, line: start }) => file === this.file && start <= line);
    return pages.length ? pages[pages.length - 1] : null;
  }

  /** The cursor stands on another line: outline and module go with it. @param {number} line */
  moved(line) {
    this.line = line;
    const page = this.pageAt(line);
    const blocks = page ? page.blocks.filter(({ line: start }) => start <= line) : [];
    const block = blocks.length ? blocks[blocks.length - 1] : null;
    this.tree?.mark(block || page);
    const $line = document.querySelector("#foot span:last-child");
    if ($line) $line.textContent = `Line ${line}`;
    const here = block || page;
    this.editor?.markBlock(block && page ? { from: block.line, to: this.endOf(block, page) } : null);
    if (page && here && here.id !== this.hereId) {
      this.hereId = here.id;
      this.here = { id: here.id, page: page.id };
      this.post({ here: this.here });
    }
  }

  /** The last line that is a block's. @param {OutlineBlock} block @param {OutlinePage} page */
  endOf(block, page) {
    const starts = this.opened.sections.flatMap((section) => [section, ...section.pages.flatMap((one) => [one, ...one.blocks])]);
    const next = starts.filter(({ file, line }) => file === page.file && line > block.line).map(({ line }) => line);
    const end = next.length ? Math.min(...next) - 1 : Number.MAX_SAFE_INTEGER;
    return this.editor ? this.editor.lastWritten(block.line, end) : end;
  }

  /** The faults of the file, as the editor underlines them. @param {import("@codemirror/view").EditorView} view */
  underlined(view) {
    const { doc } = view.state;
    return this.opened.faults
      .filter(({ file, line }) => file === this.file && line > 0 && line <= doc.lines)
      .map((fault) => {
        const { from: start, to: end } = doc.line(fault.line);
        const from = Math.min(start + Math.max(0, fault.column - 1), end);
        const to = fault.length ? Math.min(from + fault.length, end) : end;
        const fixes = fault.fixes.length && fault.help ? [{ name: "Mend it", apply: () => this.mend(fault) }] : [];
        return { from, to: Math.max(to, from), severity: fault.severity, message: `${fault.message}. ${fault.help}`, actions: fixes };
      });
  }

  /** @param {Fault} fault */
  mend(fault) {
    for (const { line, column, length, text } of [...fault.fixes].sort((a, b) => b.line - a.line || b.column - a.column)) this.editor?.edit(line, column, length, text);
  }

  /** @param {MessageEvent} event */
  heard({ origin, data }) {
    if (origin !== stage || !data || typeof data !== "object") return;
    if (data.name === "ready") this.post({ show: this.name, here: this.here });
    if (data.name === "source" && data.detail && data.detail.source) {
      const { file, line } = data.detail.source;
      const known = Object.keys(this.opened.files).find((one) => file.endsWith(`/${one}`) || file === one);
      if (known) this.go(known, line, false);
    }
  }

  /** @param {object} message */
  post(message) {
    this.$frame?.contentWindow?.postMessage(message, stage);
  }

  async close() {
    this.isClosed = true;
    await this.saver?.save();
    this.stop?.();
    if (this.hear) window.removeEventListener("message", this.hear);
    this.editor?.destroy();
  }
}
