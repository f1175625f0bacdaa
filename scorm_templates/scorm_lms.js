/**
 * The LMS's side of a SCORM session: its states, its error numbers, what is committed and what is lost. The two
 * families differ in names, numbers, tables and in what an LMS does at the end; each lms.js says those.
 *
 * @typedef {import("../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../builder/lms/contract.js").Network} Network
 * @typedef {import("../builder/lms/contract.js").Call} Call
 * @typedef {import("../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../builder/lms/contract.js").Session} Session
 * @typedef {import("./scorm_lms_model.js").Place} Place
 * @typedef {import("./scorm_lms_model.js").Element} Element
 * @typedef {import("./scorm_lms_habits.js").Names} Names
 *
 * @typedef {"initialize"|"terminate"|"get"|"set"|"commit"|"error"|"words"|"diagnostic"} Action
 * @typedef {"before"|"running"|"ended"} Phase
 * @typedef {[code: string, sentence: string]} Refusal
 *
 * @typedef {object} Family       what a SCORM family says of itself
 * @property {string} title
 * @property {Object<string, Action>} verbs
 * @property {Object<string, Partial<Record<Phase, string>>>} phases  numbers for calls at the wrong time, by action
 * @property {Record<string, string>} codes  numbers for the rest, by what is wrong
 * @property {Object<string, string>} errors  the standard's words by number
 * @property {Names} names        of elements that mean the same in both
 * @property {(launch: Launch) => Object<string, Element>} table
 * @property {(model: Model, state: LmsState, launch: Launch) => void} begin  fills in what a session starts with
 * @property {(model: Model, place: Place, value: string) => Refusal|null} rule  what an element's own type can't say
 * @property {(model: Model, place: Place, value: string) => string} hurts  as a type's: of a value that is taken
 * @property {(model: Model, place: Place, value: string) => string} taken  the value as it is kept
 * @property {(model: Model, name: string, launch: Launch) => string|null} given  as it is handed out; null: not set
 * @property {(model: Model, launch: Launch, finished: boolean) => NonNullable<LmsState>} end  what is kept of a session
 * @property {(model: Model, launch: Launch) => string} farewell  what hurts when a session ends so; ""
 * @property {(pattern: string) => string} clause  where the specification says it
 */
import { Access } from "./scorm_lms_access.js";
import { Habits } from "./scorm_lms_habits.js";
import { Model } from "./scorm_lms_model.js";

/** What a call came to. @typedef {{answer: string, code?: string, fault?: string, habit?: string}} Outcome */

const LONGEST_DIAGNOSTIC = 255;

export class ScormLms {
  /**
   * @param {Family} family
   * @param {LmsState} state
   * @param {Launch} launch
   * @param {Network} network
   * @param {(call: Call) => void} log
   */
  constructor(family, state, launch, network, log) {
    this.family = family;
    this.launch = launch;
    this.network = network;
    this.log = log;
    this.model = new Model(family.table(launch));
    family.begin(this.model, state, launch);
    this.habits = new Habits(family.names, this.model);
    this.access = new Access(family, this.model, this.habits, launch);
    /** @type {Phase} */
    this.phase = "before";
    this.closed = false;
    /** What the last commit that worked left. */
    this.committed = state;
    /** Of a module that is only looked at an LMS keeps nothing: what it had stays. */
    this.looked = state && ["review", "browse"].includes(launch.mode) ? state : null;
    this.error = "0";
    this.diagnostic = "";
  }

  /** @returns {Session} */
  session() {
    const calls = Object.entries(this.family.verbs).map(([verb, action]) => [
      verb,
      (/** @type {unknown[]} */ ...args) => this.call(verb, action, args),
    ]);
    const isFinished = () => this.phase === "ended";
    return {
      api: Object.fromEntries(calls),
      committed: () => this.committed,
      close: () => {
        this.closed = true;
        return this.committed;
      },
      get finished() {
        return isFinished();
      },
    };
  }

  /**
   * @param {string} verb
   * @param {Action} action
   * @param {unknown[]} given
   * @returns {string}
   */
  call(verb, action, given) {
    const args = given.map(String);
    const asking = action === "error" || action === "words" || action === "diagnostic";
    const outcome = asking ? this.ask(action, args) : this.act(verb, action, args, given);
    if (!asking) {
      this.error = outcome.code || "0";
      this.diagnostic = outcome.fault || "";
    }
    const fault = outcome.fault || "";
    this.log({ verb, args, answer: outcome.answer, error: this.error, fault, habit: outcome.habit || "", time: Date.now() });
    return outcome.answer;
  }

  /**
   * Calls about the last error, which change nothing.
   * @param {Action} action
   * @param {string[]} args
   * @returns {Outcome}
   */
  ask(action, [code = ""]) {
    if (action === "error") return { answer: this.error };
    const words = new Map(Object.entries(this.family.errors)).get(code) || "";
    if (action === "words") return { answer: words };
    const last = code === "" || code === this.error;
    return { answer: ((last && this.diagnostic) || words).slice(0, LONGEST_DIAGNOSTIC) };
  }

  /**
   * @param {string} verb
   * @param {Action} action
   * @param {string[]} args
   * @param {unknown[]} given
   * @returns {Outcome}
   */
  act(verb, action, args, given) {
    const refused = (/** @type {string} */ code, /** @type {string} */ fault) => ({
      answer: action === "get" ? "" : "false",
      code,
      fault,
    });
    if (this.closed) return refused(this.family.codes.general, `${verb} comes after the window was closed.`);
    const early = this.family.phases[action][this.phase];
    if (early) return refused(early, this.wrongTime(verb));
    const wanted = action === "set" ? 2 : 1;
    const bare = action !== "set" && action !== "get";
    if (args.length !== wanted || (bare && args[0] !== "")) {
      const takes = bare ? '"" and nothing else' : action === "set" ? "an element and a value" : "one element";
      return refused(this.family.codes.argument, `${verb} takes ${takes} (${this.family.clause("")}).`);
    }
    const habit = this.habits.atCall(verb, given);
    const outcome = this.perform(action, args);
    const [refusal, sentence] = outcome;
    if (refusal) return { ...refused(refusal, refusal === this.family.codes.unset ? "" : sentence), habit };
    return { answer: action === "get" ? sentence : "true", fault: action === "get" ? "" : sentence, habit };
  }

  /**
   * @param {Action} action
   * @param {string[]} args
   * @returns {Refusal}  "" and, for get, the value, for the others what hurts
   */
  perform(action, args) {
    if (action === "get") return this.access.get(args[0]);
    if (action === "set") return this.access.set(args[0], args[1]);
    if (action === "initialize") {
      this.phase = "running";
      this.committed = this.committed || this.family.end(this.model, this.launch, false);
      return ["", ""];
    }
    const ending = action === "terminate";
    if (this.network.isDown()) {
      return [this.family.codes[ending ? "endFailed" : "commitFailed"], "There is no connection: nothing was kept."];
    }
    this.committed = this.looked || this.family.end(this.model, this.launch, ending);
    if (ending) this.phase = "ended";
    if (this.looked) return ["", ""];
    if (!ending) return ["", this.habits.atCommit(Date.now())];
    return ["", this.family.farewell(this.model, this.launch) || this.habits.atEnd()];
  }

  /**
   * @param {string} verb
   * @returns {string}
   */
  wrongTime(verb) {
    const words = {
      before: "comes before the session was opened",
      running: "comes a second time: the session is open already",
      ended: "comes after the session was ended",
    };
    return `${verb} ${words[this.phase]} (${this.family.clause("")}).`;
  }
}
