/**
 * A session with an LMS through a SCORM API object. Both standards have the same eight calls under other names (1.2
 * RTE 3.3, 2004 RTE 3.1.2): strings in, strings out. Nothing here throws, whatever the LMS does.
 *
 * @typedef {object} Verbs  in what the names of the calls differ
 * @property {string} prefix      of each
 * @property {string} terminate   without it
 * @property {string} always      an element that has a value in every session
 *
 * @typedef {object} OptionalList  interactions or objectives, as this LMS keeps them
 * @property {boolean} open   false: the LMS has none, or has refused an entry
 * @property {string[]} children
 * @property {number} count
 * @property {number} before  how many there were at the start
 */

/** "Not implemented" in 1.2 (401), "undefined" and "unimplemented" in 2004: asking again can't help. */
const NOT_KEPT = ["401", "402"];
/** Before the initialisation or after the end: 301 in 1.2 (RTE 3.1.3), the others in 2004 (RTE 3.1.7). */
const NO_SESSION = ["301", "104", "112", "113", "122", "123", "132", "133", "142", "143"];
/** Entries of a list that an LMS may hold: more are a fault of its own, and would take for ever to look through. */
const MOST_ENTRIES = 10000;

export class ScormSession {
  #api;
  #home;
  #verbs;
  /** What the LMS has committed, what it had before that, and what it has taken since. @type {Map<string, string>} */
  #committed = new Map();
  /** @type {Map<string, string>} */
  #before = new Map();
  /** @type {Map<string, string>} */
  #sent = new Map();
  /** Entries of lists taken since the last commit, and those of that one. @type {[string, string][]} */
  #entries = [];
  /** @type {[string, string][]} */
  #lastEntries = [];
  #again = false;
  /** Whether the LMS has ended the session, and lets no other begin. */
  hasEnded = false;
  /** Whether another session has begun in the place of one that the LMS ended, and has been given nothing yet. */
  #isReopened = false;
  /** Elements that this LMS does not keep. @type {Set<string>} */
  #unknown = new Set();
  /** @type {Object<string, OptionalList>} */
  #lists = {};

  /**
   * @param {{api: any, home: Window} | null} found  the LMS's object, and its window
   * @param {Verbs} verbs
   */
  constructor(found, verbs) {
    this.#api = found && found.api;
    this.#home = found && found.home;
    this.#verbs = verbs;
  }

  /** When the LMS's page was opened: as long as that stays, so does its session. @returns {string} */
  view() {
    try {
      return String(this.#home ? this.#home.performance.timeOrigin : "");
    } catch (refused) {
      return "";
    }
  }

  /**
   * @param {string} verb
   * @param {string[]} values
   * @returns {string}  "" when the call threw
   */
  #call(verb, ...values) {
    try {
      return String(this.#api[this.#verbs.prefix + verb](...values) ?? "");
    } catch (refused) {
      return "";
    }
  }

  /**
   * Begins a session, or goes on in one that the LMS's own page has begun.
   * @returns {import("../builder/runtime/contract.js").Connection}
   */
  open() {
    if (!this.#api) return "none";
    if (isYes(this.#call("Initialize", ""))) return "open";
    const error = this.lastError();
    // 101 (1.2) and 103 (2004): begun already. Error numbers vary, so it is tried whether the session answers.
    if (this.#answers()) return "open";
    return NO_SESSION.includes(error) ? "closed" : "refused";
  }

  /** Whether a session runs. */
  #answers() {
    return this.get(this.#verbs.always) !== "" && !NO_SESSION.includes(this.lastError());
  }

  /** @returns {string} */
  lastError() {
    return this.#call("GetLastError");
  }

  /**
   * An element, or "" when it is unset (2004 answers that with error 403, which is no fault) or not kept.
   * @param {string} element
   * @returns {string}
   */
  get(element) {
    return this.#call("GetValue", element);
  }

  /**
   * @param {string} element
   * @param {string} value
   * @returns {boolean}
   */
  set(element, value) {
    const kind = element.replace(/\.\d+/g, ".n");
    if (this.#unknown.has(kind)) return false;
    if (isYes(this.#call("SetValue", element, value))) return true;
    if (NOT_KEPT.includes(this.lastError())) this.#unknown.add(kind);
    return false;
  }

  /**
   * Sets an element if its value changed since it was last sent, or if no commit has kept it.
   * @param {string} element
   * @param {string} value
   * @returns {boolean}
   */
  send(element, value) {
    if (this.#sent.get(element) === value) return true;
    if (!this.set(element, value)) return false;
    this.#sent.set(element, value);
    return true;
  }

  /**
   * Notes what the LMS has already, so that it isn't sent again.
   * @param {string} element
   * @param {string} value
   */
  noteCommitted(element, value) {
    this.#committed.set(element, value);
    this.#sent.set(element, value);
  }

  /** Gives the LMS once more what a failed commit may have lost. */
  resend() {
    if (!this.#again) return;
    this.#again = false;
    for (const [element, value] of this.#entries) this.set(element, value);
  }

  /** @returns {boolean} */
  commit() {
    const done = isYes(this.#call("Commit", ""));
    this.#again = !done;
    if (done) {
      this.#before = this.#committed;
      this.#committed = new Map(this.#sent);
      this.#lastEntries = this.#entries;
      this.#entries = [];
    } else {
      this.#sent = new Map(this.#committed);
      if (NO_SESSION.includes(this.lastError())) this.#reopen();
    }
    return done;
  }

  /** Whether the LMS has what an element was before the last commit, not what it was sent then. @param {string} element */
  ignores(element) {
    const before = this.#before.get(element);
    return Boolean(before) && before !== this.#committed.get(element) && this.get(element) === before;
  }

  /** The last commit may have gone nowhere, whatever was answered: all of it is to be given again. */
  doubt() {
    this.#entries = [...this.#lastEntries, ...this.#entries];
    this.#lastEntries = [];
    this.#committed = this.#before;
    this.#sent = new Map(this.#committed);
    this.#again = true;
  }

  /** The LMS has ended the session: by the standards for good, but many let another begin. It may know less, so all is given again. */
  #reopen() {
    this.hasEnded = this.open() !== "open";
    this.#isReopened = !this.hasEnded;
    this.#again = false;
    this.#entries = [];
    this.#committed = new Map();
    this.#sent = new Map();
    this.#lists = {};
  }

  /** Whether a session has begun anew since this was last asked. */
  hasReopened() {
    const isReopened = this.#isReopened;
    this.#isReopened = false;
    return isReopened;
  }

  /** @returns {boolean} */
  close() {
    return isYes(this.#call(this.#verbs.terminate, ""));
  }

  /**
   * What the LMS keeps of an optional list, asked once.
   * @param {string} name  interactions or objectives
   * @returns {OptionalList}
   */
  list(name) {
    if (!this.#lists[name]) {
      const children = this.get(`cmi.${name}._children`)
        .split(",")
        .map((child) => child.trim());
      const open = children.includes("id");
      const count = open ? Number.parseInt(this.get(`cmi.${name}._count`), 10) : 0;
      const before = count > 0 ? count : 0;
      this.#lists[name] = { open: open && before <= MOST_ENTRIES, children, count: before, before };
    }
    return this.#lists[name];
  }

  /**
   * Sets an element of a list's entry, and once more if a commit fails.
   * @param {string} element
   * @param {string} value
   * @returns {boolean}
   */
  enter(element, value) {
    if (!this.set(element, value)) return false;
    this.#entries.push([element, value]);
    return true;
  }
}

/**
 * LMSs answer "true", true or 1.
 * @param {string} answer
 * @returns {boolean}
 */
function isYes(answer) {
  return answer === "true" || answer === "1";
}
