import { CONTROLS, content, focusOn, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";
import { handIn, tryAgain } from "../state/sittings.js";
import { OneAtATime } from "./one_at_a_time.js"; // only for: one at a time

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").PageData} PageData */
/** @typedef {import("./questions.js").Question} Question */

/** A page whose questions are marked together: which are drawn, the handing in, the outcome, another attempt. */
export class AssessmentPage {
  #page;
  #questions;
  #module;
  #$page;
  #$outcome;
  #$handIn;
  #$problems;
  #$again;
  #steps;

  /**
   * @param {PageData} page
   * @param {Question[]} questions all of the page, those not drawn too
   * @param {Module} module
   */
  constructor(page, questions, module) {
    this.#page = page;
    this.#questions = questions;
    this.#module = module;
    this.#$page = one(document, `#${CSS.escape(page.id)}`);
    this.#$outcome = one(this.#$page, ".outcome-of-all");
    this.#$handIn = one(this.#$page, ".hand-in");
    this.#$problems = one(this.#$page, ".problems");
    this.#$again = one(this.#$outcome, ".try-assessment");
    this.#steps = OneAtATime && page.assessment?.oneAtATime ? new OneAtATime(this.#$page, page, questions, module) : null;
    this.#$again.addEventListener("click", () => this.#tryAgain());
    one(this.#$handIn, "button").addEventListener("click", () => this.#handIn());
  }

  get #sitting() {
    return this.#module.session.sittingOf(this.#page);
  }

  /** @returns {Question[]} those of this attempt, in their order on the page */
  get #asked() {
    const keys = new Set(this.#module.session.keysOn(this.#page));
    return this.#questions.filter((question) => keys.has(question.block.key));
  }

  /** Whether any of the keys is the page's, or a question's on it. @param {Set<string>} keys */
  isOf(keys) {
    return [this.#page.key, ...this.#page.blocks].some((key) => keys.has(key));
  }

  /** Draws the page as the session has it. */
  show() {
    const met = this.#module.session.keysOn(this.#page);
    for (const key of this.#page.blocks) one(this.#$page, `[data-key="${key}"]`).hidden = !met.includes(key);
    this.#asked.forEach((question, index) => this.#number(question, index + 1));
    for (const question of this.#questions) question.show();
    this.#$handIn.hidden = this.#sitting.handedIn || this.#page.assessment?.feedback === "at once";
    this.#steps?.show(this.#asked, !this.#sitting.handedIn);
    this.#drawOutcome();
  }

  /** @param {Question} question @param {number} number */
  #number(question, number) {
    const { say } = this.#module;
    one(question.$block, ".kind").textContent = say("question_of", { number, total: this.#asked.length });
  }

  /** With answers at once there is nothing to hand in: the last answer closes the attempt. */
  settle() {
    const { session } = this.#module;
    const open = this.#asked.some((question) => question.block.weight && !session.isAnswered(question.block));
    if (this.#page.assessment?.feedback === "at once" && !this.#sitting.handedIn && !open) this.#close();
  }

  #handIn() {
    const { session } = this.#module;
    if (this.#sitting.handedIn) return;
    const read = this.#asked.map((question) => ({ question, response: question.kind.read(question.$form, question.block) }));
    this.#complain(read.filter(({ response }) => !response).map(({ question }) => question));
    if (read.some(({ response }) => !response)) return;
    for (const { question, response } of read) {
      if (session.answer(question.block.key).score === null) question.submit(response || [], true);
    }
    this.#close();
  }

  #close() {
    handIn(this.#module.session, this.#page);
    this.#module.saving.changed("now");
    this.show();
    this.#module.refresh();
    focusOn(this.#$outcome);
  }

  /** Lists what is missing, with links to each place. @param {Question[]} unanswered */
  #complain(unanswered) {
    this.#$problems.hidden = !unanswered.length;
    if (!unanswered.length) return;
    const problems = unanswered.map((question) => {
      question.complain();
      return make("li", {}, make("a", { href: `#${one(question.$form, CONTROLS).id}` }, titleOf(question.$block)));
    });
    one(this.#$problems, "ul").replaceChildren(...problems);
    focusOn(this.#$problems);
  }

  #drawOutcome() {
    const { session, say } = this.#module;
    const { handedIn, scores } = this.#sitting;
    const preTest = this.#page.assessment?.preTest;
    const percent = scores[scores.length - 1];
    const mark = preTest ? null : session.passMarkOf(this.#page);
    const passed = mark !== null && percent >= Math.round(mark * 100);
    const left = session.attemptsLeft(this.#page);
    const known = preTest ? session.pages.filter((page) => session.knows(page)) : [];
    const $verdict = one(this.#$outcome, ".verdict");
    const $attempts = one(this.#$outcome, ".attempts");
    this.#$outcome.hidden = !handedIn;
    this.#$outcome.className = `outcome-of-all ${mark === null ? "" : passed ? "passed" : "failed"}`;
    if (preTest) $verdict.textContent = say(known.length ? "known_some" : "known_none");
    else if (mark === null) $verdict.textContent = say("score", { percent });
    else $verdict.replaceChildren(content(passed ? "right" : "wrong"), say(passed ? "you_passed" : "you_failed", { percent, pass: Math.round(mark * 100) }));
    one(this.#$outcome, ".known").replaceChildren(...known.map((page) => make("li", {}, make("a", { href: `#${page.id}` }, page.title))));
    $attempts.hidden = passed || preTest === true;
    $attempts.textContent = say(left === null ? "attempts_unlimited" : left > 1 ? "attempts_left" : left ? "attempts_left_one" : "attempts_none", { count: left ?? 0 });
    one(this.#$outcome, ".for-good").hidden = $attempts.hidden || left !== 0;
    this.#$again.hidden = $attempts.hidden || left === 0;
  }

  #tryAgain() {
    if (!this.#sitting.handedIn) return;
    tryAgain(this.#module.session, this.#page);
    this.#module.saving.changed("soon");
    this.show();
    this.#module.refresh();
    window.scrollTo(0, 0);
    focusOn(one(this.#$page, "h1"));
  }
}
