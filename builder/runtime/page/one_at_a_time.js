import { focusOn, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";
import { whenLinkedTo } from "../kit/parts.js";

/** @typedef {import("./questions.js").Question} Question */

const MANY = 36; // questions whose dots would push the question itself out of sight

/**
 * An assessment that shows one question at a time: the way from one to the next, which are answered or flagged, and a look at all of
 * them before they are handed in. Where the learner is, and what they flagged, is kept for the tab alone.
 */
export class OneAtATime {
  #page;
  #module;
  #$page;
  #$dots;
  #$steps;
  #$review;
  #$flag;
  #blocks;
  /** Those of this attempt; none once it is handed in. @type {Question[]} */
  #asked = [];
  /** Of the question that is shown; behind the last: the look at all of them. */
  #at = 0;
  /** By their keys. @type {Set<string>} */
  #flagged = new Set();

  /**
   * @param {HTMLElement} $page
   * @param {import("../contract.js").PageData} page
   * @param {Question[]} questions all of the page, those not drawn too
   * @param {import("../contract.js").Module} module
   */
  constructor($page, page, questions, module) {
    this.#page = page;
    this.#module = module;
    this.#$page = $page;
    this.#$dots = one($page, ".dots");
    this.#$steps = one($page, ".steps");
    this.#$review = one($page, ".review");
    this.#$flag = one(this.#$steps, ".flag");
    this.#blocks = questions.map(({ $block }) => $block);
    one(this.#$steps, ".step-back").addEventListener("click", () => this.#go(this.#at - 1));
    one(this.#$steps, ".step-on").addEventListener("click", () => this.#go(this.#at + 1));
    this.#$flag.addEventListener("click", () => this.#flag());
    $page.addEventListener("input", () => this.#draw());
    whenLinkedTo(this.#blocks, (index) => this.#reveal(this.#blocks[index]));
    one($page, ".problems").addEventListener("click", (event) => {
      const $link = /** @type {Element} */ (event.target).closest("a");
      if ($link) this.#reveal(this.#blocks.find(($block) => $block.querySelector($link.hash)));
    });
  }

  get #draft() {
    return `steps ${this.#page.key}`;
  }

  /** Whether there is something to hand in: else each answer is checked by itself, and the last one ends the attempt. */
  get #hasReview() {
    return this.#page.assessment?.feedback !== "at once";
  }

  /** @param {Question} question */
  #isAnswered({ kind, $form, block }) {
    return kind.read($form, block) !== null;
  }

  /**
   * Draws what is asked.
   * @param {Question[]} asked in this attempt
   * @param {boolean} isOpen  else it is handed in, and all of it is shown
   */
  show(asked, isOpen) {
    const began = isOpen && !this.#asked.length;
    this.#asked = isOpen ? asked : [];
    if (!isOpen) this.#module.drafts.store(this.#draft, null);
    if (began) {
      const [at, ...flagged] = this.#module.drafts.of(this.#draft) || [];
      const open = asked.findIndex((question) => !this.#isAnswered(question));
      this.#at = Number(at || (open < 0 ? asked.length : open));
      this.#flagged = new Set(flagged);
    }
    this.#draw();
  }

  /** @param {number} at */
  #go(at) {
    this.#at = at;
    this.#draw();
    this.#$dots.scrollIntoView();
    focusOn(one(this.#asked[this.#at]?.$block || this.#$review, "h2"));
  }

  /** Shows a question that a link leads to. @param {HTMLElement} [$block] */
  #reveal($block) {
    const at = this.#asked.findIndex((question) => question.$block === $block);
    if (at < 0) return;
    this.#at = at;
    this.#draw();
  }

  #flag() {
    const { key } = this.#asked[this.#at].block;
    if (!this.#flagged.delete(key)) this.#flagged.add(key);
    this.#draw();
  }

  #draw() {
    const { say, drafts } = this.#module;
    const asked = this.#asked;
    const last = asked.length - (this.#hasReview ? 0 : 1);
    this.#at = Math.max(0, Math.min(this.#at, last));
    const shown = asked[this.#at];
    if (asked.length) drafts.store(this.#draft, [String(this.#at), ...this.#flagged]);
    this.#putAway(shown);
    this.#$dots.hidden = !asked.length;
    this.#$steps.hidden = !shown;
    this.#$review.hidden = !asked.length || Boolean(shown);
    if (asked.length) one(this.#$page, ".hand-in").hidden = Boolean(shown);
    this.#drawDots();
    if (!shown) return this.#drawReview();
    this.#$flag.setAttribute("aria-pressed", String(this.#flagged.has(shown.block.key)));
    one(this.#$steps, ".step-back").hidden = !this.#at;
    const $on = one(this.#$steps, ".step-on");
    $on.hidden = this.#at >= last;
    $on.textContent = say(this.#at < asked.length - 1 ? "next_question" : "review");
  }

  #drawDots() {
    const $list = one(this.#$dots, "ol");
    const { scrollTop } = $list;
    $list.replaceChildren(...this.#asked.map((_, index) => this.#dot(index)), ...(this.#hasReview ? [this.#toReview()] : []));
    $list.toggleAttribute("data-many", this.#asked.length > MANY);
    const $at = $list.children[this.#at];
    if (!(this.#asked.length > MANY && $at instanceof HTMLElement)) return;
    const up = $at.offsetTop - $list.offsetTop;
    $list.scrollTop = Math.min(Math.max(scrollTop, up - 2 * $at.offsetHeight), up);
  }

  /** Of all between the dots and the way on, the question that is shown stays, and what else is to be read before it. @param {Question} [shown] */
  #putAway(shown) {
    let isAfter = !shown;
    for (let $one = this.#$dots.nextElementSibling; $one && $one !== this.#$steps; $one = $one.nextElementSibling) {
      const isShown = $one === shown?.$block;
      $one.toggleAttribute("data-away", this.#asked.length > 0 && !isShown && (isAfter || this.#blocks.includes(/** @type {HTMLElement} */ ($one))));
      if (isShown) isAfter = true;
    }
  }

  /** @param {number} index */
  #dot(index) {
    const states = this.#states(index);
    const $dot = this.#way(index, make("span", { class: states.join(" ") }, String(index + 1)));
    $dot.setAttribute("aria-label", this.#named(index));
    if (index === this.#at) $dot.setAttribute("aria-current", "step");
    return make("li", {}, $dot);
  }

  #toReview() {
    const $way = this.#way(this.#asked.length, this.#module.say("review"));
    $way.classList.add("to-review");
    if (this.#at === this.#asked.length) $way.setAttribute("aria-current", "step");
    return make("li", { class: "at-end" }, $way);
  }

  /** @param {number} at @param {Node | string} words */
  #way(at, words) {
    const $way = make("button", { type: "button", class: "quiet" }, words);
    $way.addEventListener("click", () => this.#go(at));
    return $way;
  }

  /** @param {number} index */
  #states(index) {
    const question = this.#asked[index];
    return [this.#isAnswered(question) ? "answered" : "open", ...(this.#flagged.has(question.block.key) ? ["flagged"] : [])];
  }

  /** @param {number} index */
  #named(index) {
    const { say } = this.#module;
    const states = this.#states(index).map((state) => say(`state_${state}`));
    return [say("question_of", { number: index + 1, total: this.#asked.length }), ...states].join(", ");
  }

  #drawReview() {
    const { say } = this.#module;
    const states = this.#asked.map((_, index) => this.#states(index));
    const open = states.filter(([answered]) => answered === "open").length;
    const flagged = states.filter(([, flag]) => flag).length;
    const message = [open ? say("review_open", { count: open }) : say("review_all"), ...(flagged ? [say("review_flagged", { count: flagged })] : [])];
    one(this.#$review, ".review-said").textContent = message.join(" ");
    const $ways = this.#asked.map(({ $block }, index) => make("li", {}, this.#way(index, titleOf($block)), " ", make("span", { class: states[index].join(" ") }, states[index].map((state) => say(`state_${state}`)).join(", "))));
    one(this.#$review, "ol").replaceChildren(...$ways);
  }
}
