import { CONTROLS, focusOn, icon, make, one } from "./dom.js";
import { titleOf } from "./interaction.js";
import { problemSummary } from "./pages.js";

/** @typedef {import("./contract.js").Module} Module */
/** @typedef {import("./contract.js").PageData} PageData */
/** @typedef {import("./questions.js").Question} Question */

/** A page whose questions are marked together: which are drawn, the handing in, the outcome, another attempt. */
export class AssessmentPage {
  /**
   * @param {PageData} page
   * @param {Question[]} questions all of the page, those not drawn too
   * @param {Module} module
   */
  constructor(page, questions, module) {
    this.page = page;
    this.questions = questions;
    this.module = module;
    this.$page = one(document, `#${CSS.escape(page.id)}`);
    this.$outcome = one(this.$page, ".outcome-of-all");
    this.$handIn = one(this.$page, ".hand-in");
    one(this.$handIn, "button").addEventListener("click", () => this.handIn());
  }

  get sitting() {
    return this.module.session.sittingOf(this.page);
  }

  /** @returns {Question[]} those of this attempt, in their order on the page */
  get asked() {
    const keys = new Set(this.module.session.keysOn(this.page));
    return this.questions.filter((question) => keys.has(question.block.key));
  }

  /** Draws the page as the session has it. */
  show() {
    const asked = new Set(this.asked);
    let number = 0;
    for (const question of this.questions) {
      question.$block.hidden = !asked.has(question);
      if (asked.has(question)) number += 1;
      if (asked.has(question)) this.number(question, number);
      question.show();
    }
    this.$handIn.hidden = this.sitting.handedIn || this.page.assessment?.feedback === "at once";
    this.drawOutcome();
  }

  /** @param {Question} question @param {number} number */
  number(question, number) {
    const { say } = this.module;
    one(question.$block, ".kind").textContent = say("question_of", { number, total: this.asked.length });
  }

  /** With answers at once there is nothing to hand in: the last answer closes the attempt. */
  settle() {
    const { session } = this.module;
    const open = this.asked.some((question) => question.block.weight && !session.isAnswered(question.block));
    if (this.page.assessment?.feedback === "at once" && !this.sitting.handedIn && !open) this.close();
  }

  handIn() {
    const { session } = this.module;
    const read = this.asked.map((question) => ({ question, response: question.kind.read(question.$form, question.block) }));
    this.complain(read.filter(({ response }) => !response).map(({ question }) => question));
    if (read.some(({ response }) => !response)) return;
    for (const { question, response } of read) {
      if (session.answer(question.block.key).score === null) question.take(response || [], true);
    }
    this.close();
  }

  close() {
    this.module.session.handIn(this.page);
    this.module.saving.changed("now");
    this.show();
    this.module.refresh();
    focusOn(this.$outcome);
  }

  /** @param {Question[]} unanswered */
  complain(unanswered) {
    const $old = this.$page.querySelector(".problems");
    if ($old) $old.remove();
    if (!unanswered.length) return;
    const problems = unanswered.map((question) => {
      question.complain();
      const $first = one(question.$form, CONTROLS);
      return { id: $first.id, text: titleOf(question.$block) };
    });
    const $summary = problemSummary(this.module, problems);
    one(this.$page, "h1").after($summary);
    focusOn($summary);
  }

  drawOutcome() {
    const { session, say } = this.module;
    const { handedIn, scores } = this.sitting;
    this.$outcome.hidden = !handedIn;
    if (!handedIn) return;
    if (this.page.assessment?.preTest) {
      this.tellWhatIsKnown();
      return;
    }
    const percent = scores[scores.length - 1];
    const mark = session.passMarkOf(this.page);
    const passed = mark !== null && percent >= Math.round(mark * 100);
    const words = mark === null ? say("score", { percent }) : say(passed ? "you_passed" : "you_failed", { percent, pass: Math.round(mark * 100) });
    this.$outcome.className = `outcome-of-all ${mark === null ? "" : passed ? "passed" : "failed"}`;
    const $verdict = make("h2", { class: "verdict" }, ...(mark === null ? [] : [icon(passed ? "right" : "wrong")]), words);
    this.$outcome.replaceChildren($verdict);
    if (!passed || mark === null) this.offerAttempt();
  }

  /** After a pre-test: which pages need not be read. */
  tellWhatIsKnown() {
    const { session, say, course } = this.module;
    const known = course.pages.filter((page) => session.knows(page));
    const $links = known.map((page) => make("li", {}, make("a", { href: `#${page.id}` }, page.title)));
    this.$outcome.className = "outcome-of-all";
    this.$outcome.replaceChildren(make("h2", {}, say(known.length ? "known_some" : "known_none")), make("ul", {}, ...$links));
  }

  offerAttempt() {
    const { session, say } = this.module;
    const left = session.attemptsLeft(this.page);
    const words = left === null ? "attempts_unlimited" : left > 1 ? "attempts_left" : left === 1 ? "attempts_left_one" : "attempts_none";
    this.$outcome.append(make("p", {}, say(words, { count: left ?? 0 })));
    if (left === 0) return;
    const $again = make("button", { type: "button" }, say("try_assessment"));
    $again.addEventListener("click", () => this.tryAgain());
    this.$outcome.append($again);
  }

  tryAgain() {
    this.module.session.tryAgain(this.page);
    this.module.saving.changed("soon");
    this.show();
    this.module.refresh();
    window.scrollTo(0, 0);
    focusOn(one(this.$page, "h1"));
  }
}
