import { CONTROLS, all, content, focusOn, make, markFaulty, one } from "../kit/dom.js";
import { sayFault } from "../kit/faults.js";
import { interactionOf } from "../kit/interaction.js";
import { offerWayOn } from "../kit/way_on.js";
import { shuffled } from "../state/chance.js";

/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").Module} Module */

/**
 * A question on the page: asks, checks, marks, lets the learner try again. What counts as right is its kind's business, how often
 * one may try the session's.
 */
export class Question {
  #module;
  #page;
  #$fault;
  #$outcome;
  #$check;
  #$again;
  #shownAt;
  #feedback;
  #$explanations;

  /**
   * @param {HTMLElement} $block
   * @param {BlockData} block
   * @param {import("../contract.js").QuestionKind} kind
   * @param {Module} module
   * @param {import("../contract.js").PageData} page
   */
  constructor($block, block, kind, module, page) {
    this.$block = $block;
    this.block = block;
    this.kind = kind;
    this.#module = module;
    this.#page = page;
    this.$form = one($block, "form");
    this.#$fault = one($block, ".fault");
    this.#$outcome = one($block, ".outcome");
    this.#$check = one($block, "button[type=submit]");
    this.#$again = one($block, ".again");
    this.#shownAt = module.saving.seconds;
    this.#feedback = takeFeedback($block);
    this.#$explanations = all($block, ".explanation");
    const $answers = $block.querySelector(".answers");
    if ($answers) $answers.remove();
    this.$form.addEventListener("submit", (event) => this.#submit(event));
    this.$form.addEventListener("input", () => this.#chosen());
    this.#$again.addEventListener("click", () => this.#reopen());
    if (this.#together) one($block, ".row").hidden = !$block.querySelector(".hint");
    if (this.#together) for (const $button of [this.#$check, this.#$again]) $button.remove();
    if (kind.prepare) kind.prepare($block, block, module);
  }

  /** Whether it is marked with its page's other questions, when the learner hands them in. */
  get #together() {
    return this.#page.assessment !== undefined && this.#page.assessment.feedback !== "at once";
  }

  get answer() {
    return this.#module.session.answer(this.block.key);
  }

  /** Whether the right answer may be shown: no try is left, and no other attempt at its assessment. */
  get #final() {
    const { session } = this.#module;
    const { assessment } = this.#page;
    if (!assessment) return this.answer.done;
    const over = assessment.preTest || session.attemptsLeft(this.#page) === 0 || session.passMarkOf(this.#page) === null;
    return this.answer.done && (over || session.successOf(this.#page) === "passed");
  }

  /** Draws it as the session has it: after a launch, an answer, or at a new attempt. */
  show() {
    this.#order();
    this.#clear();
    const { response, score, done, count } = this.answer;
    this.kind.write(this.$form, response, this.block);
    const hidden = this.#together && !this.#module.session.sittingOf(this.#page).handedIn;
    if (score !== null && response && !hidden) this.#mark();
    else if (count > 0 && score !== null && !hidden) this.#tellOutcome();
    const closed = done || (this.#together && !hidden);
    const draft = this.#together || closed ? null : this.#module.drafts.of(this.block.key);
    if (draft) {
      this.#clear();
      this.kind.write(this.$form, draft, this.block);
    }
    for (const $set of all(this.$form, "fieldset")) /** @type {HTMLFieldSetElement} */ ($set).disabled = closed;
    this.#drawRow(closed);
  }

  #order() {
    const $choices = this.$form.querySelector(".choices");
    if (!$choices || !this.block.data?.shuffle) return;
    const { state } = this.#module.session;
    const attempt = this.#page.assessment ? this.#module.session.sittingOf(this.#page).attempt : 0;
    const parts = all($choices, "[data-part]").sort((a, b) => ((a.dataset.part || "") < (b.dataset.part || "") ? -1 : 1));
    $choices.append(...shuffled(parts, state.seed + this.block.key + attempt));
  }

  #clear() {
    for (const $part of all(this.$form, ".right, .wrong, .missed")) $part.classList.remove("right", "wrong", "missed");
    for (const $said of all(this.$form, ".why, [data-part] > .verdict")) $said.remove();
    this.#$outcome.hidden = true;
    this.#$fault.after(this.#$outcome);
    this.#$fault.hidden = true;
    for (const $input of all(this.$form, CONTROLS)) markFaulty($input, this.#$fault, false);
  }

  /** @param {boolean} closed */
  #drawRow(closed) {
    const { say } = this.#module;
    const { tries } = this.answer;
    this.#offer(closed ? null : this.#$outcome.hidden ? this.#$check : this.#$again);
    offerWayOn(this.$block, !this.#together && !this.#page.assessment?.oneAtATime && !this.#$outcome.hidden, closed, this.#module);
    const total = this.block.tries;
    const $tries = one(this.$block, ".tries");
    $tries.textContent = !this.#page.assessment && total && tries > 0 && !closed ? say("tries_used", { used: tries, total }) : "";
  }

  /** Trying again has a button of its own: so a second click on the one that checks takes nothing away. @param {HTMLElement | null} $offered */
  #offer($offered) {
    for (const $button of [this.#$check, this.#$again]) $button.hidden = $button !== $offered;
  }

  /** A changed answer takes the marks of the last one away. */
  #chosen() {
    if (this.#together) {
      this.#module.session.draft(this.block.key, this.kind.read(this.$form, this.block, true));
      this.#module.saving.changed("later");
    } else {
      this.#module.drafts.store(this.block.key, this.kind.read(this.$form, this.block, true));
    }
    this.#clear();
    this.#drawRow(false);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.#together || this.answer.done || !this.#$outcome.hidden) return;
    const response = this.kind.read(this.$form, this.block);
    if (!response) {
      this.complain();
      this.#focusFirst();
      return;
    }
    this.submit(response, this.#page.assessment !== undefined);
    this.$block.dataset.told = ""; // what is told now unfolds; what was told before is simply there
    this.show();
    this.#unfold();
    focusOn(this.#$outcome);
    this.#module.refresh();
  }

  /** Once it has unfolded it stays as it is, also where the learner leaves the page and comes back. */
  async #unfold() {
    await Promise.allSettled(this.$block.getAnimations({ subtree: true }).map(({ finished }) => finished));
    delete this.$block.dataset.told;
  }

  /** Takes the marks away for another try, which counts only once it is checked. */
  #reopen() {
    this.#chosen();
    this.#focusFirst();
  }

  /** Grades and records an answer. @param {string[]} response @param {boolean} once */
  submit(response, once) {
    const { session, saving } = this.#module;
    const answer = session.submit(this.block.key, response, once);
    const record = interactionOf(this.$block, this.block, answer, saving.seconds - this.#shownAt);
    this.#shownAt = saving.seconds;
    this.#module.drafts.store(this.block.key, null);
    saving.changed("soon", [record]);
  }

  /** Says beside the question that it is not answered. */
  complain() {
    const { say, sayOf } = this.#module;
    const blank = this.kind.blank ? sayOf(this.block.kind, this.kind.blank) : say("not_answered");
    sayFault(this.$block, blank, this.#module);
    for (const $input of all(this.$form, CONTROLS)) markFaulty($input, this.#$fault, true);
  }

  #focusFirst() {
    const $first = this.$form.querySelector(CONTROLS);
    if ($first instanceof HTMLElement) $first.focus();
  }

  #mark() {
    const { response } = this.answer;
    if (this.#page.assessment && this.#page.assessment.feedback === "never") return;
    this.kind.mark(this.$form, this.block, response || [], { final: this.#final, show: (part, verdict, name) => this.#showPart(part, verdict, name) });
    this.#tellOutcome();
  }

  /** @param {Element} $part @param {"right"|"wrong"|"missed"} verdict @param {string} [name] */
  #showPart($part, verdict, name) {
    const seen = verdict === "wrong" ? verdict : "right";
    $part.classList.add(seen);
    const $verdict = make("span", { class: "verdict" }, content(seen), make("span", { class: "word" }, this.#module.say(`part_${verdict}`)));
    const $why = make("div", { class: "why", id: `${this.block.id}--why-${all(this.$form, ".why").length}`, "data-verdict": verdict }, $verdict, " ");
    const $said = name === undefined ? undefined : this.#feedback.get(name);
    if ($said && $said.textContent) $why.append($said.cloneNode(true));
    $part.append($why);
  }

  #tellOutcome() {
    const { say } = this.#module;
    const { score } = this.answer;
    if (score === null || (this.#page.assessment && this.#page.assessment.feedback === "never")) return;
    const right = score >= 1;
    const verdict = right ? "right" : score > 0 ? "partly" : "wrong";
    const [$verdict, $taught] = /** @type {HTMLElement[]} */ ([...this.#$outcome.children]);
    const more = !right && this.#final ? ` ${say("right_was")}` : "";
    $verdict.replaceChildren(make("span", { class: "verdict" }, content(verdict), say(`outcome_${verdict}`)), more);
    const $whole = this.#feedback.get(right ? "if-right" : "if-wrong");
    const $said = [...($whole ? [$whole] : []), ...(right || this.#final ? this.#$explanations : [])];
    $taught.replaceChildren(...$said.map(($one) => $one.cloneNode(true)));
    this.#$outcome.setAttribute("aria-describedby", [...this.#sayOnce(verdict, $taught), $taught].map(({ id }) => id).join(" "));
    this.#$outcome.className = `outcome ${verdict}`;
    this.#$outcome.hidden = false;
  }

  /**
   * Where one part is all that was answered, the outcome's verdict is its own, which need not be said twice: below an answer, the whole
   * outcome stands right there, with what that answer teaches. Else the focus comes to the outcome below all parts; so it says what
   * stands beside those that the learner chose.
   * @param {"right"|"partly"|"wrong"} verdict
   * @param {HTMLElement} $taught
   * @returns {HTMLElement[]} those to be heard with the outcome
   */
  #sayOnce(verdict, $taught) {
    const $answered = all(this.$form, ".why:not([data-verdict=missed])");
    if ($answered.length > 1) return $answered.filter(($why) => $why.querySelector(".said"));
    const [$why] = $answered;
    if ($why?.dataset.verdict !== verdict) return $answered;
    const $answer = $why.closest(".answer, [data-whole]");
    one($why, ".word").remove();
    if ($answer) {
      $taught.prepend(...all($why, ".said"));
      $why.remove();
      $answer.append(this.#$outcome);
      return [];
    }
    $why.before(one($why, ".verdict"));
    if (!$why.textContent?.trim()) $why.remove();
    return $answered;
  }
}

/**
 * Feedback by name, taken out of the list that stands there for a page without scripts.
 * @param {HTMLElement} $block
 * @returns {Map<string, HTMLElement>}
 */
function takeFeedback($block) {
  return new Map(all($block, "[data-feedback]").map(($entry) => [$entry.dataset.feedback || "", one($entry, ".said")]));
}
