import { make } from "../../runtime/kit/dom.js";
import { ContentsList } from "../../lms/page/contents_list.js";
import { Enrolment } from "./enrolment.js";

/**
 * @typedef {import("./contract.js").Played} Played
 * @typedef {import("./contract.js").Part} Part
 * @typedef {import("../../lms/contract.js").Lms} Lms
 * @typedef {import("./served.js").Supplies} Supplies
 *
 * @typedef {object} Sequencing   what the rules of the programme say now
 * @property {Object<string, [string, string]>} reasons  by number: why a module can't be chosen, and why "next" passes it over
 * @property {number|null} next
 * @property {number|null} back
 * @property {number|null} requested  the module that one which has ended asks for
 * @property {string[]} moves     that are open to the learner, in the standard's words
 */

/** The contents of a programme: what is open, what each module's status is, and what learners may open next. */
export class Programme {
  /** @param {Supplies} supplies @param {(number: number) => void} open */
  constructor(supplies, open) {
    const $next = make("button", { type: "button", class: "next" }, "Next");
    const $back = make("button", { type: "button", class: "back" }, "Back");
    const $list = make("ol");
    this.$element = make("nav", { class: "contents", id: "programme", "aria-labelledby": "programme-title", hidden: true }, make("h2", { id: "programme-title" }, "Contents"), $list, make("div", { class: "acts" }, $back, $next));
    this.contents = new ContentsList($list, { next: $next, back: $back }, open);
    this.supplies = supplies;
    this.open = open;
    this.number = -1;
    this.course = "";
    this.theme = "";
    /** @type {string[]} */
    this.moves = [];
  }

  /** Another course, or another standard: it begins at its first module. @param {string} course @param {string} theme @param {Played} played */
  show(course, theme, played) {
    const isOther = course !== this.course || !played.parts.some((part) => part.number === this.number && part.launch);
    this.course = course;
    this.theme = theme;
    if (isOther) this.number = played.parts.length ? (/** @type {Part} */ (played.parts.find((part) => part.launch))).number : -1;
    this.$element.hidden = played.parts.length === 0;
  }

  /** What is to be opened: the module, or the part of a programme that was chosen; and where its attempts are kept. @param {Played} played */
  chosen(played) {
    const part = played.parts.find((one) => one.number === this.number);
    if (!part || !part.launch) return { place: this.course, played };
    return { place: this.placeOf(part), played: { ...played, page: part.page, launch: { ...part.launch, moves: this.moves } } };
  }

  /** @param {Part} part */
  placeOf(part) {
    return `${this.course}:${part.id}`;
  }

  /**
   * Asks the rules anew, with what the LMS holds of each module, and draws it.
   * @param {Played} played
   * @param {Lms} lms
   * @param {Enrolment|null} enrolment  in the module that is open
   * @param {boolean} strict  learners' order is kept for the author, too
   */
  async draw(played, lms, enrolment, strict) {
    const modules = played.parts.filter((part) => part.launch);
    if (!modules.length) return;
    const { course, theme, number } = this;
    const enrolments = new Map(modules.map((part) => [part.id, part.number === number && enrolment ? enrolment : new Enrolment(this.placeOf(part), played, lms, this.supplies.storage)]));
    const states = Object.fromEntries([...enrolments].map(([id, one]) => [id, { summary: one.summary(), attempts: one.isBegun ? one.attempt : 0 }]));
    const request = enrolment && enrolment.isFinished ? enrolment.summary().navigation : "";
    /** @type {Sequencing} */
    const { reasons, next, back, requested, moves } = await this.supplies.ask("sequencing", { course, theme, standard: played.standard, number, request, states });
    if (course !== this.course) return;
    this.moves = moves;
    const lines = played.parts.map((part) => ({ ...part, summary: states[part.id] ? states[part.id].summary : null, why: (reasons[part.number] || [""])[0] }));
    this.contents.draw(lines, this.number, { next, back }, strict);
    if (requested !== null && this.number === number) this.open(requested);
  }
}
