import { Gone, Refused, ask } from "./engine.js";

/** The file is not where it was: what is typed is kept, and nothing is written until its author says so, or it is there again. */
export class Missing extends Refused {}

/** @typedef {import("./contract.js").Saved} Saved @typedef {import("./contract.js").Clash} Clash */

const PAUSE = 60; // ms without a key before a text is saved
const LONGEST = 800; // ms that somebody types before it is saved all the same
const PAUSE_BETWEEN = 1000; // ms without a key: what is typed then is another change
const KEPT_AFTER = 100; // ms after a key until the browser keeps it: a long text takes it longer than a key may
const AGAIN = 2000; // ms until it is tried again
const UNSAVED = "unsaved:"; // in the browser's storage, before the file's path

/**
 * @typedef {object} Editor what is saved: a text that changes, and takes over what others have written
 * @property {() => string} text
 * @property {() => void} sending  what follows is typed while a save is on its way
 * @property {(text: string, clashes: Clash[]) => void} take  puts what is on the disk in the place of what was sent; what was typed
 *   since then stays
 */

/**
 * Saves one file as it is typed. What is not on the disk yet is in the browser's storage, so that neither a server that stops nor a
 * window that closes loses a word.
 */
export class Saver {
  /**
   * @param {string} file
   * @param {{revision: string, text: string}} read
   * @param {Editor} editor
   * @param {(state: "saved" | "writing" | "lost", waiting: number, why?: Gone | Refused) => void} tell
   * @param {() => void} saved  called each time that the disk has it
   */
  constructor(file, read, editor, tell, saved) {
    this.file = file;
    this.base = read;
    this.editor = editor;
    this.tell = (/** @type {["saved" | "writing" | "lost", number, (Gone | Refused)?]} */ ...state) => tell(...(this.told = state));
    this.saved = saved;
    this.timer = 0;
    this.keeping = 0;
    this.changes = 0; // that are not on the disk, as people count them: by pauses
    this.typedAt = -PAUSE_BETWEEN;
    this.waiting = 0; // since when something is typed that is not saved, by performance.now(); 0: nothing
    /** @type {Promise<void> | null} */
    this.running = null;
    /** What was told last. @type {["saved" | "writing" | "lost", number, (Gone | Refused)?]} */
    this.told = ["saved", 0];
    /** What was sent and not answered: it may be on the disk, and is nobody else's. @type {string | null} */
    this.unanswered = null;
    /** What was sent last and refused: where the folder is not to be had, the site keeps it in memory. @type {string | null} */
    this.refused = null;
    this.stopped = false; // the author has to choose between two wordings first
    this.isHeld = false; // what is typed now waits for what is done to the file elsewhere
  }

  /** What was typed here and never reached the disk, when the window was last closed. @param {string} file */
  static unsaved(file) {
    try {
      const kept = JSON.parse(localStorage.getItem(UNSAVED + file) || "null");
      return kept && typeof kept.text === "string" ? /** @type {{base: string, before: string, text: string, sent: string | null}} */ (kept) : null;
    } catch {
      return null;
    }
  }

  /** What was typed in files of a course that are not there any more, and never reached the disk. @param {string} course @param {object} files  that are there */
  static homeless(course, files) {
    const start = `${UNSAVED}${course}/`;
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(UNSAVED.length));
      return names.filter((name) => !(name in files)).flatMap((file) => (Saver.unsaved(file) ? [{ file, text: Saver.unsaved(file)?.text || "" }] : []));
    } catch {
      return []; // the browser keeps nothing
    }
  }

  /** Its author has seen to what was kept of a file. @param {string} file */
  static forget(file) {
    try {
      localStorage.removeItem(UNSAVED + file);
    } catch {
      // As above.
    }
  }

  /** Whether the last save did not reach the disk. */
  get isLost() {
    return this.told[0] === "lost";
  }

  /** The text has changed. */
  changed() {
    if (!this.waiting) this.waiting = performance.now();
    if (performance.now() - this.typedAt > PAUSE_BETWEEN || !this.changes) this.changes += 1;
    this.typedAt = performance.now();
    this.keeping ||= window.setTimeout(() => this.keep(), KEPT_AFTER);
    window.clearTimeout(this.timer);
    const left = LONGEST - (performance.now() - this.waiting);
    this.timer = window.setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE, left)));
  }

  /** All that is typed is on the disk, or it is told why not. */
  async save() {
    window.clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.stopped || this.isHeld) return;
    if (this.editor.text() === this.base.text && this.unanswered === null) {
      this.waiting = this.changes = 0; // what was typed was taken back, or the disk has had it all the while
      this.forget();
      if (this.told[0] !== "saved") this.tell("saved", 0);
      if (this.refused !== null) ask("write", { file: this.file, base: this.base.revision, text: this.base.text, refused: this.refused }).catch(() => undefined);
      this.refused = null;
      return;
    }
    this.running = this.send();
    await this.running.finally(() => (this.running = null));
  }

  /** All that is typed is on the disk, and what is typed from now on waits until it is let go. Refused: it can't be saved. */
  async hold() {
    await this.save();
    while (!this.stopped && !this.isLost && this.editor.text() !== this.base.text) await this.save();
    if (this.editor.text() !== this.base.text) throw new Refused("what you typed is not saved yet");
    this.isHeld = true;
    this.editor.sending();
  }

  letGo() {
    this.isHeld = false;
    if (this.waiting) this.changed();
  }

  async send() {
    const sent = this.editor.text();
    this.editor.sending();
    const slow = window.setTimeout(() => this.isLost || this.tell("writing", this.changes), 300); // a try that may fail again is no news
    try {
      if (this.unanswered !== null) await this.lookForUnanswered();
      this.unanswered = sent;
      this.keeping ||= window.setTimeout(() => this.keep(), KEPT_AFTER);
      const save = { file: this.file, base: this.base.revision, text: sent, refused: this.refused };
      /** @type {Saved} */
      let answer = await ask("write", save);
      if (answer.unknown) answer = await ask("write", { ...save, before: this.base.text });
      this.unanswered = this.refused = null;
      if (answer.gone !== undefined) throw new Missing(answer.gone);
      if (answer.unknown) throw new Refused("the file could not be read");
      this.waiting = this.editor.text() === sent ? 0 : performance.now();
      this.base = { revision: answer.revision, text: answer.text };
      this.stopped = answer.clashes.length > 0;
      if (answer.text !== sent || this.stopped) this.editor.take(answer.text, answer.clashes);
      if (this.stopped) {
        this.tell("lost", this.changes);
        return;
      }
      this.forget();
      this.changes = 0;
      this.tell("saved", 0);
      this.saved();
      if (this.waiting) this.changed();
    } catch (reason) {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
      if (reason instanceof Refused) [this.refused, this.unanswered] = [this.unanswered ?? this.refused, null];
      this.tell("lost", this.changes, reason);
      this.timer = window.setTimeout(() => this.save(), AGAIN);
    } finally {
      window.clearTimeout(slow);
    }
  }

  /** The server may have stopped between writing and saying so: then that is what the author has gone on from. */
  async lookForUnanswered() {
    const read = await ask("read", { file: this.file });
    if (read.text === this.unanswered) this.base = read;
    this.unanswered = null;
  }

  /** The file is not where it was, though nothing is to be written. */
  missing() {
    if (this.isMissing) return;
    this.tell("lost", this.changes, new Missing(`“${this.file.split("/").pop()}” is not in its folder any more: it was moved, renamed or deleted`));
  }

  get isMissing() {
    return this.told[2] instanceof Missing;
  }

  /** It is there again. */
  found() {
    if (this.isMissing && !this.waiting) this.tell("saved", 0);
  }

  /** Its author wants it to be there again, as it stands in the editor. */
  putBack() {
    this.base = { revision: "", text: "" };
    this.changed();
  }

  /** It is called otherwise now. @param {string} file @param {{revision: string, text: string}} read */
  follow(file, read) {
    this.forget();
    this.file = file;
    this.base = read;
    if (this.waiting) this.changed();
    else this.tell("saved", 0);
  }

  /** The author has chosen: what stands in the editor is what is meant. @param {string} text */
  chosen(text) {
    this.stopped = false;
    if (text !== this.base.text) this.changed();
  }

  keep() {
    window.clearTimeout(this.keeping);
    this.keeping = 0;
    const { revision, text } = this.base;
    try {
      localStorage.setItem(UNSAVED + this.file, JSON.stringify({ base: revision, before: text, text: this.editor.text(), sent: this.unanswered }));
    } catch {
      // The browser keeps nothing: the disk has it in a moment.
    }
  }

  forget() {
    window.clearTimeout(this.keeping);
    this.keeping = 0;
    Saver.forget(this.file);
  }
}
