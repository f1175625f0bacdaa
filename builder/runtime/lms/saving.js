import { decode, encode } from "../state/saved_state.js";
import { after } from "../state/standing.js";
import { load, store } from "../state/device.js";
import { ActiveTime, now } from "./active_time.js";
import { guarded } from "./guarded.js";

const GAP = 5000; // ms between two commits: an LMS on a shared server stalls when each click is one
const UNHURRIED = 20000; // ms that a change of page alone may wait for company
const PATIENT = 60000; // ms at most after a failure; the first waits as long as two commits do, each further one twice as long
const SLOW = 300; // ms of a commit that a learner would feel
const SHARE = 5; // how many times as long as it holds the page up an LMS leaves it alone
const TOUCH = 1000; // ms at most from a key or a button that is pressed to what it does: an LMS must not come between
const LOOK = 50; // ms between two looks whether a key or a button was let go
const UNSEEN = 900; // ms after which a page that nothing was painted of is taken to be out of sight: a slow computer paints late
const PAUSE = 2000; // ms without a key or click in which a slow LMS may hold the page up
const PACE = "module:pace"; // where this device keeps how slow its LMS is
const LONGEST_PAUSE = 60000; // ms that such a pause is waited for

/** @typedef {"now"|"soon"|"later"|"turned"} Urgency  the last: a page was turned, and nothing else */
/** @typedef {import("../state/standing.js").Standing} Standing */
/** @typedef {import("../contract.js").Interaction} Interaction */

/**
 * When progress goes to the LMS: in batches, at once where it matters, again after a failure. All of it has a copy on the device, which
 * only a later launch forgets, once it has found it at the LMS. The README of the runtime says how work stands at any moment.
 */
export class Saving {
  #session;
  #copies;
  #reach;
  #limit;
  /** A saved state that can't be read whole: it stays at the LMS until there is new work; "": none. */
  #unread;
  #base;
  #onStanding;
  #onMerge;
  #time = new ActiveTime();
  /** @type {Interaction[]} of this session, and what an earlier one could not hand over */
  #answers = [];
  /** How many of them the adapter was given, and how many when it last saved for certain. */
  #recorded = 0;
  #confirmed = 0;
  /** What was in a commit that failed. @type {Set<Interaction>} */
  #unsure = new Set();
  #completed;
  #lastCommit = -Infinity;
  /** How long the slowest commit blocked the page, in ms: of this session, or of the last one here until there was one. */
  #slowest = 0;
  #isMeasured = false;
  #lastSign = -Infinity;
  #isPressed = false;
  #failures = 0;
  #due = Infinity;
  #timer = 0;
  #changes = 0;
  /** The revision in the copy that this window wrote last. */
  #kept = -1;
  /** That of the commit that asks whether the server can be reached, or waits for the page; null: none does. @type {object | null} */
  #asking = null;
  /** What the commit that runs will come to. @type {Promise<unknown> | null} */
  #busy = null;

  /**
   * @param {import("../state/session.js").Session} session
   * @param {Pick<import("./launch.js").Launch, "adapter"|"restored"|"standing"|"stores"|"copies"|"recovery"|"reach"|"limit">} launch
   * @param {(standing: Standing, before: Standing) => void} changed  called at each change of standing
   * @param {(keys: Set<string>) => void} merged  called with the keys of what was taken over from another window
   */
  constructor(session, { adapter, restored, standing, stores, copies, recovery, reach, limit }, changed, merged) {
    this.adapter = adapter;
    this.standing = standing;
    /** Whether nothing waits but the page that the learner has come to. */
    this.isQuiet = false;
    /** Whether this device has all that was done. */
    this.stores = stores;
    /** Those that show the same module to the same learner. @type {import("./windows.js").Windows | null} */
    this.windows = null;
    this.#session = session;
    this.#copies = copies;
    this.#reach = reach;
    this.#limit = limit;
    this.#unread = recovery.isDamaged ? restored.state : "";
    this.#base = restored.state;
    this.#onStanding = changed;
    this.#onMerge = merged;
    this.#completed = restored.completion === "completed";
    if (!adapter.isProof) this.#slowest = Number(load(PACE)) || 0;
    window.addEventListener("online", () => this.#online());
    for (const event of ["pointerdown", "keydown", "pointerup", "pointercancel", "keyup"]) {
      document.addEventListener(event, () => this.#noteSign(event.endsWith("down")), true);
    }
  }

  /** @param {boolean} isPressed  whether a key or a button went down; else it was let go */
  #noteSign(isPressed) {
    this.#isPressed = isPressed;
    this.#lastSign = now();
  }

  /** Seconds of this session in which someone was there. */
  get seconds() {
    return this.#time.seconds;
  }

  /** Whether there is a session that anything could be sent in. */
  get #isOpen() {
    return !["looking", "left", "closed"].includes(this.standing);
  }

  /**
   * Progress has changed.
   * @param {Urgency} urgency
   * @param {Interaction[]} [answers] to record
   */
  changed(urgency, answers = []) {
    if (this.standing === "looking" || this.standing === "left") return;
    const isUnhurried = urgency === "later" || urgency === "turned";
    if (isUnhurried && this.#unread) return; // to have looked at a page is no new work
    this.#unread = "";
    const wasQuiet = this.isQuiet;
    this.isQuiet = urgency === "turned" && (wasQuiet || this.standing === "saved");
    this.#answers.push(...answers);
    this.#changes += 1;
    const state = this.keepCopy(); // where no other window listens, too
    this.windows?.share(state);
    if (wasQuiet && !this.isQuiet && this.standing === "waiting") this.#onStanding("waiting", "waiting");
    this.#apply("changed");
    const completes = !this.#completed && this.#session.completion() === "completed";
    this.#completed ||= completes;
    const at = now();
    const earliest = this.#failures ? this.#due : this.#earliest;
    this.#schedule(completes || urgency === "now" ? at : Math.max(at + (isUnhurried ? UNHURRIED : 0), earliest));
  }

  /** When the LMS may hold the page up again. */
  get #earliest() {
    return this.#lastCommit + Math.max(GAP, this.#slowest * SHARE);
  }

  /** @param {number} when by the clock that nobody can set */
  #schedule(when) {
    if (!this.#isOpen || (when >= this.#due && this.#timer)) return;
    window.clearTimeout(this.#timer);
    this.#due = when;
    this.#timer = window.setTimeout(() => this.#commitInPause(when), Math.max(0, when - now()));
  }

  /** An LMS may hold the page up: it is given something while the learner reads, not while they act. @param {number} since when it was due */
  #commitInPause(since) {
    const pause = this.#lastSign + (this.#slowest >= SLOW ? PAUSE : this.#isPressed ? TOUCH : 0) - now();
    if (pause <= 0 || now() - since > LONGEST_PAUSE) this.#commit(true);
    else this.#timer = window.setTimeout(() => this.#commitInPause(since), Math.min(pause, LOOK));
  }

  /** Commits what waits, at once: the page may never come back. */
  flush() {
    if (this.#asking) [this.#asking, this.#busy] = [null, null]; // what only asks is overtaken
    else if (this.#due === Infinity) return;
    this.#commit(window.navigator.onLine === false);
  }

  /** @param {boolean} asksFirst whether to ask first if the server can be reached; else it is asked afterwards, whether the answer proves anything */
  async #commit(asksFirst) {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#due = Infinity;
    if (this.#busy || !this.#isOpen) return;
    const delivery = this.#deliver(asksFirst);
    this.#busy = delivery;
    await delivery;
    if (this.#busy !== delivery) return;
    this.#busy = null;
    if (this.#changes && this.#due === Infinity) this.#schedule(this.#earliest);
  }

  /** @param {boolean} asksFirst */
  async #deliver(asksFirst) {
    const { adapter } = this;
    const ask = async () => (adapter.isProof ? "yes" : this.#reach());
    /** @type {import("./reach.js").Reached | null} */
    let reached = null;
    if (asksFirst) {
      const asking = {};
      this.#asking = asking;
      reached = await ask();
      if (reached !== "no") await painted();
      if (this.#asking !== asking || !this.#isOpen) return;
      this.#asking = null;
      if (reached === "no") return this.#fail("unreachable");
    }
    const changes = this.#changes;
    if (this.#failures) this.#session.state.revision += 1; // for an LMS that sends only what has changed since it last tried
    this.#record();
    const progress = this.#progress();
    this.#lastCommit = now();
    const answer = guarded(() => adapter.save(progress), false);
    this.#notePace(now() - this.#lastCommit);
    const taken = await answer;
    if (!this.#isOpen) return;
    reached ??= taken ? await ask() : null;
    if (!taken) this.#refuse();
    else if (adapter.isLocked?.()) this.#apply("locked");
    else if (reached === "yes") this.#settle(progress.state, changes);
    else this.#fail(reached === "no" ? "unreachable" : "refused", true);
  }

  /** @param {number} milliseconds how long a commit blocked the page, in ms */
  #notePace(milliseconds) {
    if (this.#isMeasured && milliseconds <= this.#slowest) return;
    this.#isMeasured = true;
    this.#slowest = milliseconds;
    if (!this.adapter.isProof) store(PACE, Math.round(milliseconds));
  }

  /** @param {string} state @param {number} changes how many there were when the commit began */
  #settle(state, changes) {
    this.#failures = 0;
    this.#confirmed = this.#recorded;
    this.#base = state;
    this.keepCopy();
    if (changes === this.#changes) this.#changes = 0;
    this.#apply("taken");
    if (this.#changes) this.#apply("changed");
  }

  /** The LMS didn't take it: because it has ended the session, for good or not, or for a reason of its own. */
  #refuse() {
    if (this.adapter.hasEnded?.()) {
      this.#apply("ended");
    } else if (this.adapter.hasReopened?.() && !this.#failures) {
      this.#recorded = this.#confirmed;
      this.#failures = 1;
      this.#schedule(now());
    } else {
      this.#fail("refused");
    }
  }

  /** @param {"refused"|"unreachable"} event @param {boolean} [isDoubtful] whether the LMS may have said that it took it */
  #fail(event, isDoubtful = event === "unreachable") {
    const wait = Math.max(this.#slowest * SHARE, Math.min(PATIENT, GAP * 2 ** this.#failures));
    this.#failures += 1;
    for (const answer of this.#answers.slice(this.#confirmed, this.#recorded)) this.#unsure.add(answer);
    if (isDoubtful) this.adapter.doubt?.();
    this.#apply(event);
    this.#schedule(now() + wait);
  }

  /** The browser says that the network is back. */
  #online() {
    if (this.standing !== "offline" && this.standing !== "failed") return;
    this.#failures = 0;
    this.#apply("reachable");
    this.#schedule(now());
  }

  /** Hands the adapter the answers that it has not got yet; a refused one is dropped, since records are optional for an LMS. */
  #record() {
    for (; this.#recorded < this.#answers.length; this.#recorded += 1) this.adapter.record(this.#answers[this.#recorded]);
  }

  /**
   * Ends the session once what is on its way has arrived.
   * @returns {Promise<boolean>} whether the LMS has all for certain
   */
  async end() {
    if (this.#isOpen) this.#apply("changed");
    await this.#busy;
    const reached = this.adapter.isProof ? "yes" : await this.#reach();
    await painted();
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
    if (this.#isOpen && before !== "looking") this.#record();
    this.#apply("left");
    window.clearTimeout(this.#timer);
    this.windows?.close();
    return before === "closed" ? false : this.adapter.finish(this.#progress());
  }

  /** @returns {import("../contract.js").Progress} */
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
      state: this.#unread || encode(session.state, this.#limit),
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
    const stored = copies ? copies.find(state.seed)?.state : decode(Object(this.adapter.restore()).state);
    if (stored && stored.revision !== this.#kept) this.merge(stored);
    const copy = { state: encode(state, Infinity), base: this.#base, answers: this.#answers, unsure: [...this.#unsure] };
    const stores = copies ? copies.store(state.seed, copy) : this.stores; // a browser's room can run out
    if (stores) this.#kept = state.revision;
    if (stores !== this.stores) {
      this.stores = stores;
      this.#onStanding(this.standing, this.standing);
    }
    return copy.state;
  }

  /** What another window of this learner has done. @param {import("../contract.js").State | null} state */
  merge(state) {
    const taken = state && this.standing !== "left" ? this.#session.merge(state) : new Set();
    if (taken.size) this.#onMerge(taken);
  }

  /** What another window has done. @param {string} text saved state */
  receive(text) {
    this.merge(decode(text));
  }

  /** @param {import("../state/standing.js").Event} event */
  #apply(event) {
    const before = this.standing;
    this.standing = after(before, event);
    if (before !== this.standing) this.#onStanding(this.standing, before);
  }
}

/** Until the browser has shown what was done so far; not long where it shows nothing, as in a tab behind others. */
function painted() {
  return new Promise((go) => {
    window.requestAnimationFrame(() => window.setTimeout(go));
    window.setTimeout(go, UNSEEN);
  });
}
