import { Session, judge } from "./session.js";
import { openSittings } from "./sittings.js";

/** @typedef {import("../contract.js").PageData} PageData */
/** @typedef {import("../contract.js").Sitting} Sitting */
/** @typedef {import("../contract.js").Success} Success */

/** A session of a module that has assessments: with what their attempts, banks, marks and pre-tests add. */
export class AssessedSession extends Session {
  /** @override */
  takeUp() {
    super.takeUp();
    openSittings(this);
  }

  /** @param {PageData} page @returns {Sitting} the page's assessment as it stands */
  sittingOf(page) {
    return /** @type {Sitting} */ (this.state.sittings.get(page.key));
  }

  /** Of a bank those that were drawn. @override @param {PageData} page @returns {string[]} */
  keysOn(page) {
    const pooled = new Set(page.assessment?.banks.flatMap((bank) => bank.blocks));
    const own = super.keysOn(page).filter((key) => !pooled.has(key));
    return page.assessment ? [...own, ...this.sittingOf(page).drawn] : own;
  }

  /** @param {PageData} page @returns {number|null} attempts left; null: as many as wanted */
  attemptsLeft(page) {
    const most = page.assessment ? page.assessment.attempts : null;
    return most === null ? null : Math.max(0, most - this.sittingOf(page).scores.length);
  }

  /** @override */
  mayFall() {
    return this.assessments().some((page) => page.assessment?.counts === "last");
  }

  /** @param {PageData} page @returns {number|null} the score of the attempt that counts, 0 to 1 */
  counted(page) {
    const { scores } = this.sittingOf(page);
    if (!scores.length) return null;
    const which = page.assessment?.counts;
    const score = which === "last" ? scores[scores.length - 1] : which === "first" ? scores[0] : Math.max(...scores);
    return score / 100;
  }

  /** @param {PageData} page @returns {number|null} */
  passMarkOf(page) {
    return this.givenMark ?? page.assessment?.passMark ?? this.course.passMark;
  }

  /** @param {PageData} page @returns {Success} */
  successOf(page) {
    return judge(this.counted(page), this.passMarkOf(page));
  }

  /** A pre-test does not count. @override @returns {PageData[]} */
  assessments() {
    return this.pages.filter((page) => page.assessment && !page.assessment.preTest);
  }

  /** None of a pre-test, nor of what it showed to be known. @override */
  tasks() {
    return this.pages.filter((page) => !page.assessment?.preTest && !this.knows(page)).flatMap((page) => this.tasksOn(page));
  }

  /** Objectives whose questions in a pre-test were all answered right. @returns {Set<string>} */
  known() {
    const asked = this.pages.filter((page) => page.assessment?.preTest && this.sittingOf(page).handedIn).flatMap((page) => this.questionsOn(page));
    const missed = new Set(asked.filter((block) => (this.answer(block.key).score ?? 0) < 1).map((block) => block.objective));
    return new Set(asked.map((block) => block.objective || "").filter((id) => id && !missed.has(id)));
  }

  /** Whether a pre-test showed that a learner knows what a page teaches. @override @param {PageData} page */
  knows(page) {
    const taught = page.objectives || [];
    if (!taught.length || page.assessment) return false;
    const known = this.known();
    return taught.every((id) => known.has(id));
  }

  /** @override @param {PageData} page */
  isDone(page) {
    if (this.knows(page)) return true;
    return page.assessment ? this.state.seen.has(page.key) && this.counted(page) !== null : super.isDone(page);
  }

  /** @override @returns {number|null} */
  ownScore() {
    const assessments = this.assessments();
    if (!assessments.length) return super.ownScore();
    const counted = assessments.map((page) => this.counted(page));
    return counted.every((score) => score === null) ? null : counted.reduce((sum, score) => (sum ?? 0) + (score ?? 0) / counted.length, 0);
  }

  /** @override @returns {Success} */
  ownSuccess() {
    const each = this.assessments().map((page) => this.successOf(page));
    const isWhole = this.givenMark !== null && !each.includes("unknown"); // an LMS that has a mark compares the score of the whole
    if (!each.length || isWhole) return super.ownSuccess();
    if (each.includes("failed")) return "failed";
    return each.every((one) => one === "passed") ? "passed" : "unknown";
  }

  /** @override @returns {[number, number]} */
  steps() {
    const [done, all] = super.steps();
    if (this.course.completion !== "all questions") return [done, all];
    const assessments = this.assessments();
    return [done + assessments.filter((page) => this.counted(page) !== null).length, all + assessments.length];
  }
}
