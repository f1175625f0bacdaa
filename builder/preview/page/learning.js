/** @typedef {import("../contract.js").Call} Call */
/** @typedef {import("../contract.js").Kept} Kept */
/** @typedef {import("../contract.js").Lms} Lms */
/** @typedef {import("../contract.js").Session} Session */
/** @typedef {import("./server.js").Played} Played */
/** @typedef {import("./server.js").Titles} Titles */

const LEARNER = "preview:learner";

/** The learner's name, which stays while the browser's tab does. */
export const learner = {
  get name() {
    return window.sessionStorage.getItem(LEARNER) || "Alex Morgan";
  },
  set name(name) {
    window.sessionStorage.setItem(LEARNER, name);
  },
};

/** One learner's attempts at one module in the LMS of one standard. What the LMS holds stays while the browser's tab does. */
export class Learning {
  /**
   * @param {string} course
   * @param {Played} played
   * @param {Titles} titles
   * @param {Lms} lms
   * @param {import("../contract.js").Network} network
   * @param {(call: Call) => void} tell
   */
  constructor(course, played, titles, lms, network, tell) {
    this.played = played;
    this.titles = titles;
    this.lms = lms;
    this.network = network;
    this.tell = tell;
    this.place = `preview:${course}:${played.standard}`;
    const stored = JSON.parse(window.sessionStorage.getItem(this.place) || "{}");
    /** @type {Kept} */
    this.kept = stored.kept || null;
    /** @type {number} */
    this.attempt = stored.attempt || 1;
    /** @type {Session | null} */
    this.session = null;
    /** Ways of LMSs in use that this one takes on. @type {string[]} */
    this.quirks = [];
    this.timer = 0;
  }

  /** Lets the module find the LMS: it may be launched now. */
  open() {
    const launch = { ...this.played.launch, learner: { id: "learner", name: learner.name }, attempt: this.attempt, quirks: this.quirks };
    this.session = this.lms.open(this.kept, launch, this.network, (call) => this.tell(call));
    const { api, delay = 0 } = this.session;
    const appear = () => (/** @type {any} */ (window)[this.lms.apiName] = api);
    if (delay) this.timer = window.setTimeout(appear, delay);
    else appear();
  }

  /** The module's window is gone. */
  close() {
    if (!this.session) return;
    window.clearTimeout(this.timer);
    this.kept = this.session.close();
    this.session = null;
    delete (/** @type {any} */ (window)[this.lms.apiName]);
    this.store();
  }

  /** The next launch is the first of a new attempt. */
  startAgain() {
    this.kept = null;
    this.attempt += 1;
    this.store();
  }

  store() {
    window.sessionStorage.setItem(this.place, JSON.stringify({ kept: this.kept, attempt: this.attempt }));
  }

  /** What the LMS holds at this moment. */
  summary() {
    return this.lms.read(this.session ? this.session.keep() : this.kept);
  }

  /** Whether the module itself has ended the session that is open. */
  get finished() {
    return this.session !== null && this.session.finished;
  }
}
