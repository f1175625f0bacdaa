import { forget, keep, recall, storageName } from "./device.js";
import { decode, encode } from "./saved_state.js";

const GAP = 5000; // ms between two commits: an LMS on a shared server stalls when each click is one
const BATCH = 250; // ms in which changes that come together are gathered
const UNHURRIED = 20000; // ms that a change of page alone may wait for company
const PATIENT = 60000; // ms at most after a failure; the first waits as long as two commits do, each further one twice as long

/** @typedef {"now"|"soon"|"later"} Urgency */
/** @typedef {"saved"|"waiting"|"failed"} Standing */

/**
 * When progress goes to the LMS: in batches, at once where it matters, again after a failure; with a copy on the device for as long as
 * the LMS has not taken it.
 */
export class Saving {
  #session;
  #longest;
  #told;
  #base;
  #began;
  #silent;
  #completed;
  #copyName;
  /** @type {import("./contract.js").Interaction[]} answers that the adapter was not yet told */
  #untold = [];
  /** @type {import("./contract.js").Interaction[]} answers told since the last commit that succeeded */
  #unsettled = [];
  #lastCommit = -Infinity;
  #failures = 0;
  #due = Infinity;
  #timer = 0;
  #changes = 0;
  /** What the commit that runs will come to. @type {Promise<boolean> | false} */
  #busy = false;
  #over = false;

  /**
   * @param {import("./contract.js").Adapter} adapter
   * @param {import("./session.js").Session} session
   * @param {import("./contract.js").Restored} restored
   * @param {(standing: Standing, before: Standing) => void} told  called at each change of standing
   * @param {number} [longest]  how many characters of state the LMS takes; none: as few as any does
   */
  constructor(adapter, session, restored, told, longest) {
    this.adapter = adapter;
    this.#session = session;
    this.#longest = longest;
    this.#told = told;
    this.#began = Date.now();
    this.#base = restored.state;
    this.#silent = restored.mode !== "normal";
    this.#completed = restored.completion === "completed";
    this.#copyName = storageName("copy", session.course.id, restored.learner.id);
    /** @type {Standing} */
    this.standing = "saved";
  }

  /**
   * Progress has changed.
   * @param {Urgency} urgency
   * @param {import("./contract.js").Interaction[]} [answers] to record
   */
  changed(urgency, answers = []) {
    if (this.#silent || this.#over) return;
    this.#untold.push(...answers);
    this.#changes += 1;
    this.#keepCopy();
    const completes = !this.#completed && this.#session.completion() === "completed";
    this.#completed = this.#completed || completes;
    if (completes || urgency !== "later") this.#stand(this.standing === "failed" ? "failed" : "waiting");
    const now = Date.now();
    const earliest = this.#failures ? this.#due : this.#lastCommit + GAP;
    const wait = { now: 0, soon: Math.max(BATCH, earliest - now), later: Math.max(UNHURRIED, earliest - now) }[completes ? "now" : urgency];
    this.#schedule(now + wait);
  }

  /** @param {number} when ms since 1970 */
  #schedule(when) {
    if (when >= this.#due && this.#timer) return;
    window.clearTimeout(this.#timer);
    this.#due = when;
    this.#timer = window.setTimeout(() => this.#commit(), Math.max(0, when - Date.now()));
  }

  /** Commits if anything waits. */
  flush() {
    if (this.#due !== Infinity && !this.#over) this.#commit();
  }

  async #commit() {
    if (this.#busy || this.#over) return;
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#due = Infinity;
    const changes = this.#changes;
    this.#tell();
    const progress = this.#progress();
    this.#lastCommit = Date.now();
    this.#busy = attempt(() => this.adapter.save(progress), false);
    const taken = await this.#busy;
    this.#busy = false;
    if (this.#over) return;
    if (taken) this.#settle(progress.state, changes);
    else this.#fail();
  }

  /** @param {string} state @param {number} changes how many there were when the commit began */
  #settle(state, changes) {
    this.#failures = 0;
    this.#base = state;
    this.#unsettled = [];
    if (changes === this.#changes) {
      forget(this.#copyName);
      this.#stand("saved");
    } else {
      this.#keepCopy();
      this.#stand("waiting");
      this.#schedule(this.#lastCommit + GAP);
    }
  }

  #fail() {
    const wait = Math.min(PATIENT, GAP * 2 ** this.#failures);
    this.#failures += 1;
    this.#keepCopy();
    this.#stand("failed");
    this.#schedule(Date.now() + wait);
  }

  /** Hands the adapter what it was not yet told; a refused answer is dropped, since records are optional for an LMS. */
  #tell() {
    for (const answer of this.#untold) if (this.adapter.record(answer)) this.#unsettled.push(answer);
    this.#untold = [];
  }

  /** Ends the session once what is on its way has arrived. @returns {Promise<boolean>} whether the LMS took it */
  async end() {
    await this.#busy;
    const taken = await this.leave();
    if (taken) forget(this.#copyName);
    return taken;
  }

  /**
   * Saves and ends the session, all at once: the page is going.
   * @returns {boolean | Promise<boolean>} whether the LMS took it; as long as that isn't known, a copy stays
   */
  leave() {
    if (this.#over) return this.standing === "saved";
    this.#over = true;
    window.clearTimeout(this.#timer);
    if (!this.#silent) this.#tell();
    const taken = this.adapter.finish(this.#progress());
    if (taken === true) forget(this.#copyName);
    else if (!this.#silent) this.#keepCopy();
    return taken;
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
      state: encode(session.state, this.#longest),
      seconds: (Date.now() - this.#began) / 1000,
      objectives: session.objectives(),
      mayFall: session.mayFall(),
    };
  }

  #keepCopy() {
    keep(this.#copyName, { state: encode(this.#session.state, this.#longest), base: this.#base, answers: [...this.#unsettled, ...this.#untold] });
  }

  /** @param {Standing} standing */
  #stand(standing) {
    const before = this.standing;
    this.standing = standing;
    if (before !== standing) this.#told(standing, before);
  }
}

/**
 * What a learner left on this device that the LMS never took, if it belongs to the attempt that the LMS hands back.
 * @param {string} course
 * @param {import("./contract.js").Restored} restored
 * @returns {{state: import("./contract.js").State, answers: import("./contract.js").Interaction[]} | null}
 */
export function recoverCopy(course, restored) {
  const name = storageName("copy", course, restored.learner.id);
  const copy = recall(name);
  const ours = copy && decode(copy.state);
  if (!ours || restored.mode !== "normal") return null;
  const theirs = decode(restored.state);
  const sameAttempt = theirs ? theirs.seed === ours.seed : !restored.state && !copy.base;
  if (sameAttempt && (!theirs || ours.revision > theirs.revision)) return { state: ours, answers: copy.answers || [] };
  forget(name);
  return null;
}

/**
 * What an act gives, or something else where it fails.
 * @template T
 * @param {() => T | Promise<T>} act
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
export async function attempt(act, otherwise) {
  try {
    return await act();
  } catch (failed) {
    return otherwise;
  }
}
