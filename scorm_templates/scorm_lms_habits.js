/**
 * What packages do that every LMS takes and some learner pays for.
 *
 * @typedef {import("./scorm_lms_model.js").Model} Model
 *
 * @typedef {object} Names        elements that mean the same in both families
 * @property {string} exit
 * @property {string} state       the saved state
 * @property {string} time        of the session
 * @property {string} completion
 * @property {string[]} done      values of completion that none but themselves may follow
 * @property {string} [before]    an element that some LMSs lose when it comes after `completion` was decided
 * @property {Object<string, string[]>} verdicts  values by which a module is completed or passed, by element
 * @property {string[]} learner   their id and name
 * @property {string} mode
 * @property {string} credit
 */

/** Commits within this many milliseconds of one another, with one value at most between them, are one a value. */
const AT_ONCE = 1000;
const A_HABIT = 3;
const LONGEST_SAID = 40;
/** Before the name of a type. @type {Object<string, string>} */
const ARTICLES = { null: "", undefined: "", object: "an " };
/** What XML can't carry, and LMSs keep values in XML. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

export class Habits {
  /**
   * @param {Names} names
   * @param {Model} model
   */
  constructor(names, model) {
    this.names = names;
    this.model = model;
    this.valuesSince = 0;
    this.lastCommit = 0;
    this.hastyCommits = 0;
    this.decided = "";
    this.warned = false;
    this.toldOfText = false;
  }

  /**
   * What every call takes is text. Other things become text in every LMS, so that it is said once.
   * @param {string} verb
   * @param {unknown[]} given
   * @returns {string}
   */
  atCall(verb, given) {
    const odd = given.findIndex((one) => typeof one !== "string");
    if (odd < 0 || this.toldOfText) return "";
    this.toldOfText = true;
    const words = String(given[odd]).slice(0, LONGEST_SAID);
    const kind = given[odd] === null ? "null" : typeof given[odd];
    return `${verb} takes text, and was given ${ARTICLES[kind] ?? "a "}${kind}: an LMS keeps the text “${words}”.`;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @returns {string}
   */
  atSet(name, value) {
    const { completion, done, before } = this.names;
    const current = this.model.values.get(name) || "";
    this.valuesSince += 1;
    if (UNPRINTABLE.test(value)) return `${name} holds a character that can't be printed: some LMSs then keep nothing.`;
    if (name === completion) {
      this.decided = value === "incomplete" ? "" : value;
      if (done.includes(current) && !done.includes(value) && value !== "failed") {
        return `${name} falls from ${current} to ${value}: the learner loses what was done.`;
      }
    }
    if (name === before && this.decided && value !== current) {
      return `${name} comes after the status was set to ${this.decided}: some LMSs lose it. Send the score first.`;
    }
    return "";
  }

  /**
   * @param {number} now  milliseconds
   * @returns {string}
   */
  atCommit(now) {
    const hasty = this.valuesSince <= 1 && now - this.lastCommit < AT_ONCE;
    this.hastyCommits = hasty ? this.hastyCommits + 1 : 0;
    this.valuesSince = 0;
    this.lastCommit = now;
    this.decided = "";
    if (this.hastyCommits >= A_HABIT) return "A commit after each value: some LMSs stand still. Commit once a batch.";
    if (this.warned || !this.losesState()) return "";
    this.warned = true;
    return `${this.names.exit} is not suspend: if the window closes now, an LMS may drop the saved state.`;
  }

  /** @returns {string} */
  atEnd() {
    const { exit, time } = this.names;
    if (this.losesState()) return `${exit} is not suspend: an LMS drops the saved state, and the learner starts again.`;
    return this.model.values.has(time) ? "" : `${time} was not set: the LMS reports no time for this session.`;
  }

  losesState() {
    const { exit, state } = this.names;
    return (this.model.values.get(state) || "") !== "" && this.model.values.get(exit) !== "suspend";
  }
}
