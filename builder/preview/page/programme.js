import { make, one } from "../../runtime/kit/dom.js";
import { COMPLETION, SUCCESS, percent, replaceWhereChanged } from "./held.js";
import { Learning } from "./learning.js";
import { ask } from "./server.js";

/**
 * @typedef {import("./server.js").Played} Played
 * @typedef {import("./server.js").Part} Part
 * @typedef {import("../contract.js").Lms} Lms
 *
 * @typedef {object} Way          what the rules of the programme say now
 * @property {Object<string, [string, string]>} reasons  by number: why a module can't be chosen, and why "next" passes it over
 * @property {number|null} next
 * @property {number|null} back
 * @property {number|null} wanted  where the module that has ended asked to go
 * @property {string[]} moves
 */

/** The contents of a programme: what is open, what each module's status is, and what learners may open next. */
export class Programme {
  /** @param {HTMLElement} $place @param {(number: number) => void} open */
  constructor($place, open) {
    this.$place = $place;
    this.open = open;
    this.number = -1;
    this.course = "";
    this.theme = "";
    /** @type {Way} */
    this.way = { reasons: {}, next: null, back: null, wanted: null, moves: [] };
    one($place, "ol").addEventListener("click", (event) => {
      const $button = event.target instanceof Element && event.target.closest("button");
      if ($button instanceof HTMLElement) open(Number($button.dataset.number));
    });
    for (const side of /** @type {("back" | "next")[]} */ (["back", "next"])) {
      one($place, `.${side}`).addEventListener("click", () => {
        const to = this.way[side];
        if (to !== null) open(to);
      });
    }
  }

  /** Another course, or another standard: it begins at its first module. @param {string} course @param {string} theme @param {Played} played */
  show(course, theme, played) {
    const isOther = course !== this.course || !played.parts.some((part) => part.number === this.number && part.launch);
    this.course = course;
    this.theme = theme;
    if (isOther) this.number = played.parts.length ? (/** @type {Part} */ (played.parts.find((part) => part.launch))).number : -1;
    this.$place.hidden = played.parts.length === 0;
  }

  /** What is to be opened: the module, or the part of a programme that was chosen; and where its attempts are kept. @param {Played} played */
  chosen(played) {
    const part = played.parts.find((one) => one.number === this.number);
    if (!part || !part.launch) return { place: this.course, played };
    return { place: `${this.course}:${part.id}`, played: { ...played, page: part.page, launch: { ...part.launch, moves: this.way.moves } } };
  }

  /**
   * Asks the rules anew, with what the LMS holds of each module, and draws it.
   * @param {Played} played
   * @param {Lms} lms
   * @param {Learning|null} learning  of the module that is open
   * @param {boolean} keeps   learners' order is kept for the author, too
   */
  async draw(played, lms, learning, keeps) {
    const modules = played.parts.filter((part) => part.launch);
    if (!modules.length) return;
    const held = modules.map((part) => this.held(part, played, lms, learning));
    const states = Object.fromEntries(modules.map((part, at) => [part.id, held[at]]));
    const own = learning && learning.finished ? learning.summary().navigation : "";
    const { course, theme, number } = this;
    const asked = { course, theme, standard: played.standard, number, asked: own, states };
    this.way = await ask("/order", asked);
    if (course !== this.course) return;
    const summaries = new Map(modules.map((part, at) => [part.number, held[at].summary]));
    replaceWhereChanged(one(this.$place, "ol"), played.parts.filter((part) => part.listed).map((part) => this.item(part, summaries.get(part.number), keeps)));
    for (const side of /** @type {("back" | "next")[]} */ (["back", "next"])) {
      /** @type {HTMLButtonElement} */ (one(this.$place, `.${side}`)).disabled = this.way[side] === null;
    }
    if (this.way.wanted !== null && this.number === number) this.open(this.way.wanted);
  }

  /** @param {Part} part @param {Played} played @param {Lms} lms @param {Learning|null} learning */
  held(part, played, lms, learning) {
    const open = part.number === this.number && learning ? learning : new Learning(`${this.course}:${part.id}`, played, { pages: {}, questions: {} }, lms, { isDown: () => false }, () => undefined);
    return { summary: open.summary(), attempts: open.kept || open.session ? open.attempt : 0 };
  }

  /** @param {Part} part @param {import("../contract.js").Summary | undefined} summary @param {boolean} keeps */
  item(part, summary, keeps) {
    const $item = make("li");
    $item.style.setProperty("--depth", String(part.depth));
    if (!summary) {
      $item.className = "group";
      $item.textContent = part.title;
      return $item;
    }
    const why = (this.way.reasons[part.number] || [""])[0];
    const words = [COMPLETION[summary.completion] || summary.completion];
    if (summary.success !== "unknown") words.push(SUCCESS[summary.success] || summary.success);
    if (summary.score !== null) words.push(percent(summary.score));
    const state = why ? `Closed${keeps ? "" : " for learners"}: ${why}` : words.join(", ");
    const $button = make("button", { type: "button", "data-number": String(part.number), "aria-current": String(part.number === this.number), disabled: keeps && why !== "" }, part.title, make("span", { class: "standing-of" }, state));
    $item.append($button);
    return $item;
  }
}
