import { make, one } from "../../runtime/kit/dom.js";
import { Editor } from "../editor/editor.js";
import { drawBar, drawSaved } from "./bar.js";
import { clashCard } from "./clash.js";
import { Gone, Refused, ask, listen } from "./engine.js";
import { cardOf, faultFrom, isAdvice } from "./faults.js";
import { Form } from "./form.js";
import { showGuide } from "./guide.js";
import { icon } from "./icons.js";
import { nextPane } from "./keys.js";
import { ModulePane } from "./module_pane.js";
import { clearNotices, notice } from "./notices.js";
import { OutlinePane } from "./outline_pane.js";
import { offer } from "./palette.js";
import { askForPicture, isOwn } from "./pictures.js";
import { Saver } from "./saver.js";
import { say, toast } from "./say.js";
import { splitter } from "./splitter.js";
import { TextBar } from "./text_bar.js";
import { Windows } from "./windows.js";
import { count } from "./words.js";

/**
 * @typedef {import("./contract.js").Opened} Opened
 * @typedef {import("./contract.js").Seen} Seen
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Place} Place
 * @typedef {import("./contract.js").OutlinePage} OutlinePage
 * @typedef {import("./contract.js").OutlineBlock} OutlineBlock
 * @typedef {import("./contract.js").FormOf} FormOf
 */

const { content: nonce } = /** @type {HTMLMetaElement} */ (one(document, "meta[name=nonce]"));
const WHOLE = "workbench-whole"; // in the browser's storage: the whole file is shown
const FIRST_TOLD = 3; // faults of a course that is full of them
const PAUSE = 1200; // ms without a key until the fault where the cursor is, is told

/** The view in which a course is written: outline, form, text, module. They show one thing, and move together. */
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
    /** @type {{id: string, page: string} | null} */
    this.here = null;
    this.hereId = ""; // of the page or block that the module was told
    this.seenId = ""; // of what it was told is seen at the top of the text
  }

  /** @param {HTMLElement} $main @param {string} at  a file and a line, as “file:12” */
  async show($main, at) {
    [this.words, this.blocks, this.forms, this.opened] = await Promise.all([ask("language"), ask("blocks"), ask("forms"), ask("open", { course: this.course })]);
    this.learnNames();
    this.outline = new OutlinePane({
      course: this.course,
      go: (place) => this.go(place.file, place.line, true, 1, true),
      settled: () => this.settled(),
      arranged: (done) => this.arranged(done),
      insertBlock: () => this.editor?.offerBlocks(),
    });
    this.form = new Form({ block: () => this.blockHere(), write: (changes) => this.editor?.writeAll(changes), known: () => this.known, shut: () => this.toggleForm(false) });
    this.module = new ModulePane(this.course, {
      ready: () => this.module?.post({ show: this.module.name, here: this.here }),
      source: (file, line) => this.goSource(file, line, false),
      page: (id, file, line) => {
        if (this.here && id !== this.here.page) this.goSource(file, line, false);
      },
      scrolled: (file, line) => {
        if (this.sourceFile(file) === this.file) this.editor?.reveal(line);
      },
      away: (step) => {
        this.module?.$frame.focus();
        nextPane(step);
      },
    });
    this.bar = new TextBar(this.barActs(), this.isWhole);
    this.$editor = make("div", { class: "editor", id: "editor" });
    const $text = make("section", { class: "pane text", "data-pane": true, "aria-label": "Text", tabindex: "-1" }, this.bar.$bar, this.$editor);
    const $panes = make("div", { class: "panes", "data-show": "text" });
    this.$panes = $panes;
    const share = (/** @type {number} */ part) => {
      $panes.style.setProperty("--text-share", `${Math.round(part * 100)}fr`);
      $panes.style.setProperty("--module-share", `${Math.round((1 - part) * 100)}fr`);
    };
    const outlineSplit = splitter($panes, "Width of the outline", { name: "outline", least: 0.1, most: 0.35, usual: 0.18, set: (part) => $panes.style.setProperty("--w-outline", `${(part * 100).toFixed(1)}%`) });
    $panes.append(this.outline.$pane, outlineSplit, this.form.$pane, $text, splitter($panes, "Width of the text", { name: "text", least: 0.25, most: 0.75, usual: 0.5, set: share }), this.module.$pane);
    $main.replaceChildren(make("h1", { class: "unseen", tabindex: "-1" }, this.opened.title), $panes, this.tabs());
    this.stop = listen(() => this.refresh());
    this.windows = new Windows((others) => notice("windows", "calm", others ? ["This page is open in another window too. What you write in both is joined."] : []));
    this.stopOffering = offer(() => this.actions());
    const [file, line] = at ? at.split(":") : [];
    const [first] = this.pages;
    if (file && this.opened.files[file]) this.openFile(file, Number(line) || 1);
    else this.openFile(first && this.opened.files[first.file] ? first.file : Object.keys(this.opened.files)[0], 1);
    this.draw();
  }

  async learnNames() {
    /** @type {import("./contract.js").Known | null} */
    const known = await ask("known", { course: this.course }).catch(() => null);
    if (!known || this.isClosed) return;
    const spoke = this.known?.language || this.words.language;
    this.known = known;
    if (known.language && known.language !== spoke) this.editor?.speak(known.language);
    this.form?.draw();
  }

  /** On a narrow screen, one pane at a time. */
  tabs() {
    const $tabs = make("div", { class: "tabs", role: "group", "aria-label": "Panes" });
    for (const [show, words] of [["outline", "Outline"], ["text", "Text"], ["form", "Form"], ["module", "Module"]]) {
      const $tab = make("button", { type: "button", "aria-pressed": String(show === "text"), "data-tab": show }, words);
      $tab.addEventListener("click", () => this.showPane(show));
      $tabs.append($tab);
    }
    return $tabs;
  }

  /** @param {string} show */
  showPane(show) {
    if (!this.$panes) return;
    this.$panes.dataset.show = show;
    if (show === "form") this.toggleForm(true);
    for (const $tab of document.querySelectorAll("[data-tab]")) $tab.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ ($tab).dataset.tab === show));
  }

  /** @returns {import("./text_bar.js").TextActs} */
  barActs() {
    return {
      insert: () => this.editor?.offerBlocks(),
      wrap: (sign) => this.editor?.wrap(sign),
      link: () => this.editor?.link(),
      list: () => this.editor?.prefix(/^(?:[-*+]|\d+[.)])\s+/, () => "- "),
      steps: () => this.editor?.prefix(/^(?:[-*+]|\d+[.)])\s+/, (index) => `${index + 1}. `),
      table: () => this.editor?.block("| First | Second |\n|---|---|\n| One | Two |", 2),
      callout: (kind) => this.editor?.block(`> [!${kind.toUpperCase()}]\n> What matters`, `> [!${kind}]\n> `.length),
      picture: () => this.choosePicture(),
      form: () => this.toggleForm(),
      whole: (whole) => {
        this.isWhole = whole;
        remember(WHOLE, whole ? "yes" : "");
        this.narrow(true);
        this.editor?.focus();
      },
    };
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
      language: this.known?.language || this.words.language,
      nonce,
      words: this.words,
      changed: () => this.saver?.changed(),
      moved: (at) => this.moved(at),
      keys: this.keys(),
      faults: (view) => this.underlined(view),
      blocks: this.blocks,
      pasted: (event) => this.pasted(event),
      files: (files) => this.takeFiles(files),
      knowing: { known: () => this.known, forms: this.forms },
      scrolled: (at) => this.scrolled(at),
      filling: (isFilling) => {
        this.isFilling = isFilling;
        this.drawFoot();
      },
      typed: () => {
        this.form?.draw();
        this.pauseToTell();
      },
    });
    const base = unsaved ? { revision: unsaved.base, text: unsaved.before } : read;
    const saver = new Saver(file, base, this.asEditor(), (state, why, waiting) => this.tellSaved(state, why, waiting), () => {
      this.opened.files[file] = saver.base;
      this.refresh();
    });
    this.saver = saver;
    drawSaved("saved");
    if (unsaved) {
      this.saver.changed();
      toast("What you typed before the window was closed is here again");
    }
    this.editor.go(line);
    this.narrow(true);
    this.editor.lint();
    this.drawFoot();
    this.form?.draw();
    this.windows?.opened(file);
    if (!unsaved) this.takeOthers().catch(() => undefined); // the server has stopped
  }

  /** What is on the disk, always in sight: and what to do, where it is not. @param {"saved" | "writing" | "lost"} state @param {string} why @param {number} waiting */
  tellSaved(state, why, waiting) {
    drawSaved(state, state === "lost" ? count(waiting, "change") + (waiting === 1 ? " waits" : " wait") : why);
    if (state !== "lost") return notice("lost");
    const isGone = !why;
    const words = isGone ? ["The workbench has stopped. Go on writing: what you type is kept in this browser, and saved when the workbench runs again."] : [make("b", {}, `Not saved: ${why}. `), "Go on writing: what you type is kept in this browser, and saved as soon as that is mended."];
    return notice("lost", "bad", words, [{ words: "Try again now", act: () => this.saver?.save() }]);
  }

  keys() {
    const run = (/** @type {() => void} */ act) => () => {
      act();
      return true;
    };
    return [
      { key: "Mod-b", run: run(() => this.editor?.wrap("**")) },
      { key: "Mod-i", run: run(() => this.editor?.wrap("*")) },
      { key: "Mod-k", run: () => Boolean(this.editor?.hasSelection) && run(() => this.editor?.link())() },
      { key: "Mod-Enter", run: run(() => this.tellHere(true)) },
      { key: "Mod-.", run: run(() => this.toggleForm()) },
      { key: "F8", run: run(() => this.nextFault(1)), shift: run(() => this.nextFault(-1)) },
    ];
  }

  /** A key of every view, as this view means it. @param {KeyboardEvent} event */
  pressed(event) {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.key === "F8") this.nextFault(event.shiftKey ? -1 : 1);
    else if (mod && event.key === ".") this.toggleForm();
    else return false;
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
    this.learnNames();
  }

  /** What another program put on the clipboard comes in as Markdown; plain text comes in as it is. @param {ClipboardEvent} event */
  pasted(event) {
    const data = event.clipboardData;
    if (!data) return false;
    const html = data.getData("text/html");
    const pictures = [...data.files].filter(({ type }) => type.startsWith("image/"));
    // Word and Excel put a picture of the words beside the words.
    if (pictures.length && !/<(?:p|table|li|h\d)\b/i.test(html)) {
      event.preventDefault();
      this.takeFiles(pictures);
      return true;
    }
    if (!html || isOwn(html)) return false;
    event.preventDefault();
    const plain = data.getData("text/plain");
    ask("paste", { html }).then(
      ({ text, doubts }) => {
        this.editor?.insert(text || plain);
        if (doubts.length) toast(`Look at this: ${doubts[0]}`);
      },
      () => this.editor?.insert(plain),
    );
    return true;
  }

  /** Both wrote in one place: the author chooses, and nothing is written before. @param {import("./contract.js").Clash[]} clashes */
  showClash([clash, ...rest]) {
    const { editor } = this;
    if (!editor) return;
    const linesIn = (/** @type {string} */ text) => (text.match(/\n/g) || []).length;
    const start = editor.lineText(clash.line);
    const end = editor.lineText(clash.line + linesIn(clash.mine));
    const from = start ? start.from : editor.text().length;
    const place = { from, to: clash.mine ? (end ? Math.max(from, end.from) : editor.text().length) : from };
    const choose = (/** @type {string | null} */ text) => {
      const { saver } = this;
      if (!saver || editor !== this.editor) return;
      const now = editor.told || place; // what was typed meanwhile has moved it
      const mine = editor.text().slice(now.from, now.to);
      editor.tell(null);
      const chosen = text === null ? mine : text;
      if (chosen !== mine) editor.write(now.from, now.to, chosen);
      notice("clash");
      const more = linesIn(chosen) - linesIn(clash.mine);
      if (rest.length) this.showClash(rest.map((one) => ({ ...one, line: one.line + more })));
      else saver.chosen(editor.text());
      editor.focus();
    };
    const go = () => {
      const now = editor.told || place;
      editor.goTo(now.from, now.to); // who is typing there goes on typing
      this.narrow();
      const mine = editor.text().slice(now.from, now.to);
      const shown = Math.max(now.from, editor.lineAt(Math.max(now.from, now.to - 1)).from);
      editor.tell({ ...now, shown, kind: "warning", message: "", help: "", fixes: [], make: () => clashCard({ mine, theirs: clash.theirs }, choose) });
    };
    notice("clash", "warn", [make("b", {}, "Somebody else has changed this page. "), rest.length ? `In ${rest.length + 1} places you both wrote: choose there.` : "In one place you both wrote: choose there."], [{ words: "Go to the place", act: go }]);
    go();
  }

  /** What is in the course now: outline, faults, module. */
  async refresh() {
    this.asking += 1;
    const mine = this.asking;
    this.module?.post({ show: this.module.name });
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
    this.opened.files[file] = read;
    editor.take(read.text);
  }

  /** All that is typed is on the disk, and the outline is of that. */
  async settled() {
    await this.saver?.save();
    await this.refresh();
  }

  /** What was done in the outline stands in the text; where it is all in this file, it can be undone here too. @param {import("./contract.js").Arranged} done */
  async arranged({ changes, at }) {
    const { saver, editor, file } = this;
    const own = changes.find((one) => one.file === file);
    this.opened = await ask("open", { course: this.course });
    if (own && saver && editor && this.opened.files[file]) {
      const read = this.opened.files[file];
      if (changes.length === 1) editor.arrange(read.text);
      else {
        editor.sending();
        editor.take(read.text);
      }
      saver.base = read;
    }
    if (!this.opened.files[file]) {
      this.saver = null;
      this.openFile(this.opened.files[at.file] ? at.file : Object.keys(this.opened.files)[0], at.line);
    } else if (this.opened.files[at.file]) this.go(at.file, at.line, false, 1, true);
    this.draw();
    this.editor?.lint();
    this.module?.post({ show: this.module.name });
  }

  draw() {
    const { title, faults, sections } = this.opened;
    drawBar({ name: this.course, title, view: "write", errors: this.errors });
    drawSaved(this.saver?.waiting ? "writing" : "saved");
    document.title = `${title} – Workbench`;
    this.outline?.draw(sections, faults);
    this.tellMany();
    this.drawFoot();
    this.moved(this.line);
  }

  get errors() {
    return this.opened.faults.filter(({ severity }) => severity === "error").length;
  }

  /** A course full of errors: the first are told, the rest are counted. */
  tellMany() {
    const errors = this.opened.faults.filter(({ severity }) => severity === "error");
    if (errors.length <= FIRST_TOLD) return notice("many");
    const told = errors.slice(0, FIRST_TOLD).map((fault) => {
      const block = this.pages.flatMap(({ blocks }) => blocks).find(({ file, line }) => file === fault.file && line === fault.line);
      const $go = make("button", { type: "button", class: "link" }, block && block.title ? `“${block.title}”: ${fault.message}` : fault.message);
      $go.addEventListener("click", () => this.goFault(fault));
      return make("li", {}, $go);
    });
    const $more = make("a", { href: `#/courses/${encodeURIComponent(this.course)}/ready` }, `and ${errors.length - FIRST_TOLD} more`);
    return notice("many", "bad", [make("b", {}, `${count(errors.length, "fault")}: `), make("ul", { class: "first" }, ...told), $more]);
  }

  drawFoot() {
    const { errors } = this;
    const advice = this.opened.faults.filter(isAdvice).length;
    const warnings = this.opened.faults.length - errors - advice;
    const words = [errors && count(errors, "fault"), warnings && count(warnings, "warning"), advice && count(advice, "suggestion")].filter(Boolean).join(", ") || "No faults";
    const $next = make("button", { type: "button", class: "bare", "aria-keyshortcuts": "F8" }, icon(errors ? "error" : warnings || advice ? "advice" : "check"), words, make("kbd", { "aria-hidden": "true" }, "F8"));
    $next.addEventListener("click", () => this.nextFault(1));
    const page = this.pageAt(this.line);
    const $words = make("span", {}, page ? `${count(page.words, "word")}, about ${count(Math.max(1, Math.round(page.seconds / 60)), "minute")}` : "");
    const $filling = make("span", { class: "filling" }, this.isFilling ? "Tab goes to the next thing to fill in; Esc ends that" : "");
    one(document, "#foot").replaceChildren($next, $words, $filling, make("span", { class: "push" }), make("span", {}, this.file), make("span", {}, `Line ${this.line}`));
  }

  /** The next fault of the course behind the cursor, in whichever file it stands; -1: the one before. @param {number} step */
  nextFault(step) {
    const { editor } = this;
    const at = editor ? editor.at : { line: this.line, column: 1 };
    const next = faultFrom(this.opened.faults, Object.keys(this.opened.files), { file: this.file, ...at }, step);
    if (next) this.goFault(next);
    else say("No faults");
  }

  /** @param {Fault} fault */
  goFault(fault) {
    this.go(fault.file, Math.max(1, fault.line), true, fault.column);
    this.tellFault(fault, false);
    say(`${fault.message}. ${fault.help}`);
  }

  /** @param {Fault} fault @param {boolean} focus */
  tellFault(fault, focus) {
    const line = this.editor?.lineText(fault.line);
    if (line && this.editor) this.editor.tell(cardOf(fault, line.text, Math.min(line.from + fault.column - 1, line.to), (edits) => this.mend(edits)), focus);
  }

  /** The fault where the cursor is, with its fixes to choose from. @param {boolean} focus */
  tellHere(focus) {
    const { editor, file } = this;
    if (!editor) return;
    const { line, column } = editor.at;
    const here = this.opened.faults.filter((fault) => fault.file === file && fault.line === line);
    const inside = here.find((fault) => column >= fault.column && column <= fault.column + (fault.length || 1e4));
    const fault = inside || (focus ? here[0] : undefined);
    if (fault) this.tellFault(fault, focus);
    else if (focus) say("No fault in this line");
  }

  /** A fault is told when the cursor has come to it and rests, not while somebody types. */
  pauseToTell() {
    window.clearTimeout(this.pausing);
    this.pausing = window.setTimeout(() => {
      if (!this.editor || this.editor.told || this.isClosed || !this.$editor?.contains(document.activeElement)) return;
      this.tellHere(false);
    }, PAUSE);
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
    if (this.$panes && focus && window.matchMedia("(max-width: 62rem)").matches) this.showPane("text");
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
    return this.opened.sections.flatMap(({ pages }) => pages);
  }

  /** @param {number} line @returns {OutlinePage | null} */
  pageAt(line) {
    const pages = this.pages.filter(({ file, line: start }) => file === this.file && start <= line);
    return pages.length ? pages[pages.length - 1] : null;
  }

  /** The page where the cursor is alone, or the whole file. @param {boolean} [anew] */
  narrow(anew = false) {
    const { editor } = this;
    if (!editor) return;
    if (this.isWhole) return editor.showLines(0, 0);
    if (!anew && editor.isInside) return undefined;
    const lines = this.linesOfPage(editor.at.line);
    return editor.showLines(lines ? lines.first : 0, lines ? lines.last : 0);
  }

  /** A page's lines; to a section's first page belongs what stands above it. @param {number} line */
  linesOfPage(line) {
    const { file, editor } = this;
    const own = this.opened.sections.filter((section) => section.file === file);
    const starts = own.flatMap((section) => section.pages.filter((page) => page.file === file).map((page, index) => (index ? page.line : Math.min(section.line, page.line)))).sort((a, b) => a - b);
    if (!editor || !starts.length) return null;
    starts[0] = 1;
    const at = starts.filter((start) => start <= line).length - 1;
    return { first: starts[at], last: at + 1 < starts.length ? starts[at + 1] - 1 : editor.lineCount };
  }

  /** The cursor stands on another line: outline, form and module go with it. @param {number} line */
  moved(line) {
    this.line = line;
    this.narrow();
    const page = this.pageAt(line);
    const block = page ? this.blockAt(page, line) : null;
    this.outline?.tree.mark(block || page);
    const $line = document.querySelector("#foot span:last-child");
    if ($line) $line.textContent = `Line ${line}`;
    const here = block || page;
    this.editor?.markBlock(block && page ? { from: block.line, to: this.endOf(block, page) } : null);
    this.form?.draw();
    this.pauseToTell();
    if (page && here && here.id !== this.hereId) {
      this.hereId = here.id;
      this.here = { id: here.id, page: page.id };
      this.module?.post({ here: this.here });
      this.drawFoot();
    }
  }

  /** @param {OutlinePage} page @param {number} line @returns {OutlineBlock | null} */
  blockAt(page, line) {
    const blocks = page.blocks.filter(({ line: start }) => start <= line);
    return blocks.length ? blocks[blocks.length - 1] : null;
  }

  /** The text was scrolled: the module shows what stands there. @param {number} line  the first that is seen */
  scrolled(line) {
    if (!this.module || this.module.isUsed) return;
    const page = this.pageAt(line);
    if (!page || !this.here || page.id !== this.here.page) return;
    const seen = this.blockAt(page, line) || page;
    if (seen.id === this.seenId) return;
    this.seenId = seen.id;
    this.module.post({ seen: { id: seen.id, page: page.id } });
  }

  /** The last line that is a block's. @param {OutlineBlock} block @param {OutlinePage} page */
  endOf(block, page) {
    const starts = this.opened.sections.flatMap((section) => [section, ...section.pages.flatMap((one) => [one, ...one.blocks])]);
    const next = starts.filter(({ file, line }) => file === page.file && line > block.line).map(({ line }) => line);
    const end = next.length ? Math.min(...next) - 1 : Number.MAX_SAFE_INTEGER;
    return this.editor ? this.editor.blockEnd(block.line, end) : end;
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
    const { form, $panes } = this;
    if (!form || !$panes) return;
    form.$pane.hidden = !open;
    this.bar?.$form.setAttribute("aria-pressed", String(open));
    $panes.toggleAttribute("data-form", open);
    if (open) {
      $panes.dataset.form = "yes";
      form.draw();
      (/** @type {HTMLElement | null} */ (form.$body.querySelector("[data-field]")) || form.$pane).focus();
    } else {
      if ($panes.dataset.show === "form") this.showPane("text");
      this.editor?.focus();
    }
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
        const severity = /** @type {"hint" | "error" | "warning"} */ (isAdvice(fault) ? "hint" : fault.severity);
        return { from, to: Math.max(to, from), severity, message: `${fault.message}. ${fault.help}` };
      });
  }

  /** @param {import("./contract.js").Edit[]} edits */
  mend(edits) {
    for (const { line, column, length, text } of [...edits].sort((a, b) => b.line - a.line || b.column - a.column)) this.editor?.edit(line, column, length, text);
    this.editor?.focus();
  }

  /** The guide, at the page of the block where the cursor is. */
  guide() {
    const page = this.pageAt(this.line);
    const block = page && this.blockAt(page, this.line);
    const isIn = block && page && this.line <= this.endOf(block, page);
    showGuide(isIn ? block.kind : "", this.blocks, (example) => this.editor?.block(example));
  }

  /** What the palette finds and does here. @returns {import("./palette.js").Action[]} */
  actions() {
    const acts = this.barActs();
    const { chosen } = this.outline?.tree || { chosen: null };
    const outline = this.outline?.tree.acts;
    const done = (/** @type {string} */ words, /** @type {string} */ drawn, /** @type {() => void} */ act, key = "", also = "") => ({ words, drawn, act, key, also });
    const rows = [
      done("Insert a block", "plus", acts.insert, "/"),
      done("Insert a picture", "picture", acts.picture, "", "image photo"),
      done("Fill in as a form", "form", () => this.toggleForm(), "Ctrl ."),
      done("Next fault", "error", () => this.nextFault(1), "F8", "error warning mistake"),
      done("Previous fault", "error", () => this.nextFault(-1), "Shift F8", "error warning mistake"),
      done("Mend the fault here", "check", () => this.tellHere(true), "Ctrl Enter", "fix"),
      done(this.isWhole ? "Show a page at a time" : "Show the whole file", "file", () => this.bar?.[this.isWhole ? "$page" : "$file"].click()),
      done("Bold", "bold", () => acts.wrap("**"), "Ctrl B"),
      done("Italic", "italic", () => acts.wrap("*"), "Ctrl I"),
      done("Link", "link", acts.link, "Ctrl K"),
      done("List", "list", acts.list, "", "bullets"),
      done("Numbered list", "list", acts.steps, "", "steps"),
      done("Table", "table", acts.table),
      done("Callout", "callout", () => acts.callout("Tip"), "", "tip note warning"),
      done("New page", "page", () => this.outline?.add("page"), "", "add"),
      done("New section", "folder", () => this.outline?.add("section"), "", "add"),
      done("Start the module again", "again", () => this.module?.post({ startAgain: true })),
    ];
    const entry = (this.outline?.tree.$current && this.outline.tree.entries.get(this.outline.tree.$current)) || chosen;
    if (entry && outline) {
      rows.push(
        done(`Rename “${entry.title}”`, "keys", () => this.outline?.tree.rename(/** @type {HTMLElement} */ (this.outline.tree.find(entry.place))), "F2"),
        done(`Duplicate “${entry.title}”`, "copy", () => outline.duplicate(entry), "Ctrl D", "copy"),
        done(`Move “${entry.title}” up`, "up", () => outline.move(entry, -1), "Alt ↑"),
        done(`Move “${entry.title}” down`, "down", () => outline.move(entry, 1), "Alt ↓"),
        done(`Delete “${entry.title}”`, "bin", () => outline.remove(entry), "Del", "remove"),
      );
    }
    const pages = this.pages.map((page) => ({ words: page.title, drawn: "page", sort: "Page", act: () => this.go(page.file, page.line, true, 1, true) }));
    const blocks = this.pages.flatMap((page) => page.blocks.map((block) => ({ words: block.title || block.keyword, drawn: "question", sort: block.keyword, act: () => this.go(block.file, block.line, true, 1, true) })));
    const inserted = this.blocks.map((block) => ({ words: `Insert: ${block.keyword}`, drawn: "plus", sort: "Insert", also: `${block.other.join(" ")} ${block.about}`, act: () => this.editor?.insertBlock(block) }));
    return [...rows, ...pages, ...blocks, ...inserted];
  }

  async close() {
    this.isClosed = true;
    window.clearTimeout(this.pausing);
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
    this.editor?.destroy();
  }
}

/** @param {string} name */
function recalled(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return ""; // the browser keeps nothing
  }
}

/** @param {string} name @param {string} value */
function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}
