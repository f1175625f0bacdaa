/** @typedef {import("../../lms/contract.js").Call} Call */
/** @typedef {import("../../lms/contract.js").Lms} Lms */
/** @typedef {import("../../lms/contract.js").LmsState} LmsState */
/** @typedef {import("../../lms/contract.js").Session} Session */
/** @typedef {import("./contract.js").Played} Played */
/** @typedef {import("./served.js").Supplies} Supplies */

const LEARNER = "preview:learner";

/** The learner's name, which stays while the browser's tab does. @param {Supplies["storage"]} storage */
export function learnerIn(storage) {
  return storage.getItem(LEARNER) || "Alex Morgan";
}

/** @param {Supplies["storage"]} storage @param {string} name */
export function renameLearner(storage, name) {
  storage.setItem(LEARNER, name);
}

/** One learner's attempts at one module in the LMS of one standard. What the LMS holds stays while the browser's tab does. */
export class Enrolment {
  /**
   * @param {string} place    under what: the course, and which part of it
   * @param {Played} played
   * @param {Lms} lms
   * @param {Supplies["storage"]} storage  where it is kept
   * @param {object} [options]
   * @param {import("../../lms/contract.js").Network} [options.network]
   * @param {(call: Call) => void} [options.log]  hears of every call
   * @param {string[]} [options.quirks]  ways of LMSs in use that this one takes on
   */
  constructor(place, played, lms, storage, { network = { isDown: () => false }, log = () => undefined, quirks = [] } = {}) {
    this.played = played;
    this.lms = lms;
    this.storage = storage;
    this.network = network;
    this.log = log;
    this.quirks = quirks;
    this.place = `preview:${place}:${played.standard}`;
    const stored = JSON.parse(storage.getItem(this.place) || "{}");
    /** @type {LmsState} */
    this.state = stored.state || null;
    /** @type {number} */
    this.attempt = stored.attempt || 1;
    /** @type {Session | null} */
    this.session = null;
    this.timer = 0;
  }

  /** Lets the module find the LMS: it may be launched now. */
  open() {
    const launch = { ...this.played.launch, learner: { id: "learner", name: learnerIn(this.storage) }, attempt: this.attempt, quirks: this.quirks };
    this.session = this.lms.open(this.state, launch, this.network, (call) => this.log(call));
    const { api, delay = 0 } = this.session;
    const appear = () => (/** @type {any} */ (window)[this.lms.apiName] = api);
    if (delay) this.timer = window.setTimeout(appear, delay);
    else appear();
  }

  /** The module's window is gone. */
  close() {
    if (!this.session) return;
    window.clearTimeout(this.timer);
    this.state = this.session.close();
    this.session = null;
    delete (/** @type {any} */ (window)[this.lms.apiName]);
    this.store();
  }

  /** The next launch is the first of a new attempt. */
  startAgain() {
    this.state = null;
    this.attempt += 1;
    this.store();
  }

  /** Keeps what the LMS holds at this moment. */
  store() {
    const state = this.session ? this.session.committed() : this.state;
    this.storage.setItem(this.place, JSON.stringify({ state, attempt: this.attempt }));
  }

  /** What the LMS holds at this moment. */
  summary() {
    return this.lms.read(this.session ? this.session.committed() : this.state);
  }

  /** Whether the module was ever opened in this attempt. */
  get isBegun() {
    return this.state !== null || this.session !== null;
  }

  /** Whether the module itself has ended the session that is open. */
  get isFinished() {
    return this.session !== null && this.session.finished;
  }
}
