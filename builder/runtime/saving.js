import { ActiveTime, now } from "./active_time.js";
import { attempt } from "./attempt.js";
import { decode, encode } from "./saved_state.js";
import { keep, recall } from "./device.js";
import { after } from "./standing.js";

const GAP = 5000; // ms between two commits: an LMS on a shared server stalls when each click is one
const BATCH = 30; // ms in which the page shows what was clicked, before an LMS may hold it up
const UNHURRIED = 20000; // ms that a change of page alone may wait for company
const PATIENT = 60000; // ms at most after a failure; the first waits as long as two commits do, each further one twice as long
const SLOW = 300; // ms of a commit that a learner would feel
const PAUSE = 2000; // ms without a key or click in which a slow LMS may hold the page up
const LONGEST_PAUSE = 60000; // ms that such a pause is waited for
const PACE = "module:pace"; // where this device keeps how slow its LMS is

/** @typedef {"now"|"soon"|"later"} Urgency */
/** @typedef {import("./standing.js").Standing} Standing */
/** @typedef {import("./contract.js").Interaction} Interaction */

/**
 * @typedef {object} Launch
 * @property {import("./contract.js").Restored} restored
 * @property {Standing} standing  at the start
 * @property {boolean} keeps      whether the browser lets the page keep anything on the device
 * @property {import("./copies.js").Copies | null} copies  null: the adapter itself keeps all on the device
 * @property {() => Promise<import("./reach.js").Reached>} reach  whether the server can be reached
 * @property {number} limit       characters of saved state
 * @property {string} untouched   a saved state that can't be read whole: it stays at the LMS until there is new work; "": none
 */

/**
 * When progress goes to the LMS: in batches, at once where it matters, again after a failure. All of it has a copy on the device, which
 * only a later launch forgets, once it has found it at the LMS. README.md beside this file says how work stands at any moment.
 */
export class Saving {
  #session;
  #copies;
  #reach;
  #limit;
  #untouched;
  #base;
  #told;
  #absorbed;
  #time = new ActiveTime();
  /** @type {import("./windows.js").Windows | null} */
  #windows = null;
  /** @type {Interaction[]} of this session, and what an earlier one could not hand over */
  #answers = [];
  /** How many of them the adapter was told, and how many when it last saved for certain. */
  #handed = 0;
  #settled = 0;
  /** What a commit that failed held. @type {Set<Interaction>} */
  #unsure = new Set();
  #completed;
  #lastCommit = -Infinity;
  /** How long the slowest commit of this session held the page up, in ms. @type {number | null} */
  #held = null;
  #lastSign = -Infinity;
  #failures = 0;
  #due = Infinity;
  #timer = 0;
  #changes = 0;
  /** The revision in the copy that this window wrote last. */
  #kept = -1;
  /** Ends the wait for an answer of the server's, where one is waited for. @type {() => void} */
  #hurry = () => undefined;
  /** What the commit that runs will come to. @type {Promise<unknown> | null} */
  #busy = null;

  /**
   * @param {import("./contract.js").Adapter} adapter
   * @param {import("./session.js").Session} session
   * @param {Launch} launch
   * @param {(standing: Standing, before: Standing) => void} told  called at each change of standing
   * @param {(keys: Set<string>) => void} absorbed  called with the keys of what was taken over from another window
   */
  constructor(adapter, session, { restored, standing, keeps, copies, reach, limit, untouched }, told, absorbed) {
    this.adapter = adapter;
    /** @type {Standing} */
    this.standing = standing;
    /** Whether the last change was one of page alone. */
    this.isQuiet = false;
    /** Whether this device has all that was done. */
    this.keeps = keeps;
    this.#session = session;
    this.#copies = copies;
    this.#reach = reach;
    this.#limit = limit;
    this.#untouched = untouched;
    this.#base = restored.state;
    this.#told = told;
    this.#absorbed = absorbed;
    this.#completed = restored.completion === "completed";
    window.addEventListener("online", () => this.#online());
    for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, () => (this.#lastSign = now()), true);
  }

  /** Seconds of this session in which someone was there. */
  get seconds() {
    return this.#time.seconds;
  }

  /** How long a commit holds the page up, in ms, as far as this session or this device knows. */
  get #slowness() {
    return this.#held ?? (this.adapter.isProof ? 0 : Number(recall(PACE)) || 0);
  }

  /** Whether there is a session that anything could be sent in. */
  get #isOpen() {
    return !["looking", "left", "closed"].includes(this.standing);
  }

  /** @param {import("./windows.js").Windows} windows that show the same module to the same learner */
  tellOthers(windows) {
    this.#windows = windows;
  }

  /**
   * Progress has changed.
   * @param {Urgency} urgency
   * @param {Interaction[]} [answers] to record
   */
  changed(urgency, answers = []) {
    if (this.standing === "looking" || this.standing === "left") return;
    if (urgency === "later" && this.#untouched) return; // to have looked at a page is no new work
    this.#untouched = "";
    this.isQuiet = urgency === "later";
    this.#answers.push(...answers);
    this.#changes += 1;
    const state = this.keepCopy(); // where no other window listens, too
    this.#windows?.worked(state);
    this.#stand("changed");
    const completes = !this.#completed && this.#session.completion() === "completed";
    this.#completed ||= completes;
    const left = (this.#failures ? this.#due : this.#lastCommit + Math.max(GAP, this.#slowness * 5)) - now();
    const wait = { now: BATCH, soon: Math.max(BATCH, left), later: Math.max(UNHURRIED, left) };
    this.#schedule(now() + wait[completes ? "now" : urgency]);
  }

  /** @param {number} when by the clock above */
  #schedule(when) {
    if (!this.#isOpen || (when >= this.#due && this.#timer)) return;
    window.clearTimeout(this.#timer);
    this.#due = when;
    this.#timer = window.setTimeout(() => this.#commitInPause(when), Math.max(0, when - now()));
  }

  /** An LMS that holds the page up is given something while the learner reads, not while they act. @param {number} since when it was due */
  #commitInPause(since) {
    const wait = this.#lastSign + PAUSE - now();
    if (this.#slowness < SLOW || wait <= 0 || now() - since > LONGEST_PAUSE) this.#commit(true);
    else this.#timer = window.setTimeout(() => this.#commitInPause(since), wait);
  }

  /** Commits what waits, at once: the page may never come back. */
  flush() {
    const isOffline = window.navigator.onLine === false;
    if (!isOffline) this.#hurry();
    if (this.#due !== Infinity) this.#commit(isOffline);
  }

  /** @param {boolean} asksFirst whether to ask first if the server can be reached; else it is asked afterwards, whether the answer proves anything */
  async #commit(asksFirst) {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#due = Infinity;
    if (this.#busy || !this.#isOpen) return;
    this.#busy = this.#deliver(asksFirst);
    await this.#busy;
    this.#busy = null;
    if (this.#changes && this.#due === Infinity) this.#schedule(this.#lastCommit + GAP);
  }

  /** @param {boolean} asksFirst */
  async #deliver(asksFirst) {
    const { adapter } = this;
    const ask = async () => (adapter.isProof ? "yes" : this.#reach());
    const hurry = new Promise((/** @type {(none: null) => void} */ go) => (this.#hurry = () => go(null)));
    const asked = asksFirst ? await Promise.race([ask(), hurry]) : null;
    if (asked === "no") return this.#fail("unreachable");
    if (!this.#isOpen) return;
    const changes = this.#changes;
    if (this.#failures) this.#session.state.revision += 1; // for an LMS that sends only what has changed since it last tried
    this.#hand();
    const progress = this.#progress();
    this.#lastCommit = now();
    const answer = attempt(() => adapter.save(progress), false);
    this.#feel(now() - this.#lastCommit);
    const taken = await answer;
    if (!this.#isOpen) return;
    const reached = asked ?? (taken ? await ask() : "yes");
    if (!taken) this.#refuse();
    else if (adapter.isLocked?.()) this.#stand("locked");
    else if (reached === "yes") this.#settle(progress.state, changes);
    else this.#fail(reached === "no" ? "unreachable" : "refused", true);
  }

  /** @param {number} held how long a commit held the page up, in ms */
  #feel(held) {
    if (held <= (this.#held ?? -1)) return;
    this.#held = held;
    if (!this.adapter.isProof) keep(PACE, Math.round(held));
  }

  /** @param {string} state @param {number} changes how many there were when the commit began */
  #settle(state, changes) {
    this.#failures = 0;
    this.#settled = this.#handed;
    this.#base = state;
    this.keepCopy();
    if (changes === this.#changes) this.#changes = 0;
    this.#stand("taken");
    if (this.#changes) this.#stand("changed");
  }

  /** The LMS didn't take it: because it has ended the session, for good or not, or for a reason of its own. */
  #refuse() {
    if (this.adapter.hasEnded?.()) {
      this.#stand("ended");
    } else if (this.adapter.hasReopened?.() && !this.#failures) {
      this.#handed = this.#settled;
      this.#failures = 1;
      this.#schedule(now());
    } else {
      this.#fail("refused");
    }
  }

  /** @param {"refused"|"unreachable"} event @param {boolean} [isDoubtful] whether the LMS said that it took it */
  #fail(event, isDoubtful = event === "unreachable") {
    const wait = Math.min(PATIENT, GAP * 2 ** this.#failures);
    this.#failures += 1;
    for (const answer of this.#answers.slice(this.#settled, this.#handed)) this.#unsure.add(answer);
    if (isDoubtful) this.adapter.doubt?.();
    this.#stand(event);
    this.#schedule(now() + wait);
  }

  /** The browser says that the network is back. */
  #online() {
    if (this.standing !== "offline" && this.standing !== "failed") return;
    this.#failures = 0;
    this.#stand("reachable");
    this.#schedule(now());
  }

  /** Hands the adapter the answers that it was not yet told; a refused one is dropped, since records are optional for an LMS. */
  #hand() {
    for (; this.#handed < this.#answers.length; this.#handed += 1) this.adapter.record(this.#answers[this.#handed]);
  }

  /**
   * Ends the session once what is on its way has arrived.
   * @returns {Promise<boolean>} whether the LMS has all for certain
   */
  async end() {
    await this.#busy;
    const reached = this.adapter.isProof ? "yes" : await this.#reach();
    const taken = await this.leave();
    return taken && reached === "yes";
  }

  /**
   * Saves and ends the session, all at once: the page is going. What an LMS says then proves nothing, so that the copy stays.
   * @returns {boolean | Promise<boolean>} whether the LMS says that it took it
   */
  leave() {
    const before = this.standing;
    if (before === "left") return false;
    if (before !== "looking") this.keepCopy();
    if (this.#isOpen && before !== "looking") this.#hand();
    this.#stand("left");
    window.clearTimeout(this.#timer);
    this.#windows?.left();
    return before === "closed" ? false : this.adapter.finish(this.#progress());
  }

  /** @returns {import("./contract.js").Progress} */
  #progress() {
    const session = this.#session;
    const page = session.course.pages.find((one) => one.key === session.state.page);
    return {
      completion: session.completion(),
      success: session.success(),
      score: session.score(),
      passMark: session.passMark(),
      progress: session.progress(),
      location: page ? page.id : "",
      state: this.#untouched || encode(session.state, this.#limit),
      seconds: this.#time.seconds,
      objectives: session.objectives(),
      mayFall: session.mayFall(),
    };
  }

  /**
   * Keeps on the device what is here, after taking over what another window may have kept there since.
   * @returns {string} the saved state, whole
   */
  keepCopy() {
    const { state } = this.#session;
    const copies = this.#copies;
    const kept = copies ? copies.find(state.seed)?.state : decode(Object(this.adapter.restore()).state);
    if (kept && kept.revision !== this.#kept) this.absorb(kept);
    const copy = { state: encode(state, Infinity), base: this.#base, answers: this.#answers, unsure: [...this.#unsure] };
    const keeps = copies ? copies.keep(state.seed, copy) : this.keeps; // a browser's room can run out
    if (keeps) this.#kept = state.revision;
    if (keeps !== this.keeps) {
      this.keeps = keeps;
      this.#told(this.standing, this.standing);
    }
    return copy.state;
  }

  /** What another window of this learner has done. @param {import("./contract.js").State | null} state */
  absorb(state) {
    const taken = state && this.standing !== "left" ? this.#session.absorb(state) : new Set();
    if (taken.size) this.#absorbed(taken);
  }

  /** What another window says that it has done. @param {string} text saved state */
  hear(text) {
    this.absorb(decode(text));
  }

  /** @param {import("./standing.js").Event} event */
  #stand(event) {
    const before = this.standing;
    this.standing = after(before, event);
    if (before !== this.standing) this.#told(this.standing, before);
  }
}
