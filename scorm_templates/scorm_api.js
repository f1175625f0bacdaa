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
const NOT_KEPT = /^40[12]$/;
/** Before the initialisation or after the end: 301 in 1.2 (RTE 3.1.3), the others in 2004 (RTE 3.1.7). */
const NO_SESSION = /^(301|104|1[1-4][23])$/;
/** The LMS could not say what an element holds: a general failure of 1.2 and 2004, of 2004's GetValue; or no session runs. */
const UNREAD = /^([13]01|104|1[1-4][23])$/;
/** What scripts make of nothing. */
const UNSET = /^\s*(undefined|null|None|NaN|\[object Object\])?\s*$/;
/** Waits before further tries to begin a session, in ms. */
const WAITS = [400, 1200];
/** Entries of a list that an LMS may hold: more are a fault of its own, and would take for ever to look through. */
const MOST_ENTRIES = 10000;

export class ScormSession {
  #api;
  #home;
  #document;
  #verbs;
  /** Whether the last call threw. */
  #threw = false;
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
    this.#document = found && found.home && found.home.document;
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
    this.#threw = false;
    try {
      return String(this.#api[this.#verbs.prefix + verb](...values) ?? "");
    } catch (refused) {
      this.#threw = true;
      return "";
    }
  }

  /** An element that has a value in every session. */
  get always() {
    return this.#verbs.always;
  }

  /**
   * Begins a session at a launch: tried again where the LMS has a moment's trouble.
   * @returns {Promise<import("../builder/runtime/contract.js").Connection>}
   */
  async begin() {
    let connection = this.open();
    for (const wait of WAITS) {
      if (connection !== "refused") break;
      await new Promise((go) => window.setTimeout(go, wait));
      if (this.open() === "open") connection = "open"; // any other answer may be about what was asked since
    }
    return connection;
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
    return NO_SESSION.test(error) ? "closed" : "refused";
  }

  /** Whether a session runs. */
  #answers() {
    return this.get(this.#verbs.always) !== "" && !NO_SESSION.test(this.lastError());
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
    const value = this.#call("GetValue", element);
    return UNSET.test(value) ? "" : value;
  }

  /**
   * Whether the LMS could not say what it holds of an element: that may be much, though it answers with nothing.
   * @param {string} element
   * @returns {boolean}
   */
  isUnread(element) {
    if (this.get(element) !== "") return false;
    if (this.#threw) return true;
    const error = this.lastError();
    // Some LMSs go on naming an error that is long past: then it stands beside what can be read, too.
    return UNREAD.test(error) && !(this.get(this.#verbs.always) !== "" && this.lastError() === error);
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
    if (NOT_KEPT.test(this.lastError())) this.#unknown.add(kind);
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

  /** Whether the LMS's window was closed, or shows something else: its script may live on in this one, and reaches nobody. */
  #isGone() {
    try {
      return Boolean(this.#home && (this.#home.closed || this.#home.document !== this.#document));
    } catch (foreign) {
      return true;
    }
  }

  /** @returns {boolean} */
  commit() {
    const isGone = this.#isGone();
    const done = isYes(this.#call("Commit", "")) && !isGone;
    this.#again = !done;
    if (done) {
      this.#before = this.#committed;
      this.#committed = new Map(this.#sent);
      this.#lastEntries = this.#entries;
      this.#entries = [];
    } else {
      this.#sent = new Map(this.#committed);
      if (isGone) this.hasEnded = true;
      else if (NO_SESSION.test(this.lastError())) this.#reopen();
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
 * LMSs answer "true", true or 1, or True where they are written in Python.
 * @param {string} answer
 * @returns {boolean}
 */
function isYes(answer) {
  return /^(true|1)$/i.test(answer);
}
