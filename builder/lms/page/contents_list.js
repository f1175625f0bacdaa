import { make } from "../../runtime/kit/dom.js";
import { replaceWhereChanged } from "./drawing.js";
import { standing } from "./words.js";

/**
 * @typedef {object} Line         of the contents
 * @property {number} number
 * @property {string} title
 * @property {number} depth       how many groups it lies in
 * @property {boolean} listed     whether the manifest shows it
 * @property {import("../contract.js").Summary|null} summary  null: a group
 * @property {string} why         it can't be chosen; ""
 *
 * @typedef {object} Turns        where "Next" and "Back" lead; null: nowhere
 * @property {number|null} next
 * @property {number|null} back
 */

/** The contents of several modules: each one's status, which is open, and which learners may open. */
export class ContentsList {
  /**
   * @param {HTMLElement} $list
   * @param {{next: HTMLElement, back: HTMLElement}} $turns  the buttons
   * @param {(number: number) => void} open
   */
  constructor($list, $turns, open) {
    this.$list = $list;
    this.$turns = $turns;
    /** @type {Turns} */
    this.turns = { next: null, back: null };
    $list.addEventListener("click", (event) => {
      const $button = event.target instanceof Element && event.target.closest("button");
      if ($button instanceof HTMLElement) open(Number($button.dataset.number));
    });
    for (const side of SIDES) {
      $turns[side].addEventListener("click", () => {
        const to = this.turns[side];
        if (to !== null) open(to);
      });
    }
  }

  /**
   * @param {Line[]} lines
   * @param {number} current  the module that is open
   * @param {Turns} turns
   * @param {boolean} [strict]  what is closed to learners can't be opened here, either
   */
  draw(lines, current, turns, strict = true) {
    this.turns = turns;
    for (const side of SIDES) /** @type {HTMLButtonElement} */ (this.$turns[side]).disabled = turns[side] === null;
    replaceWhereChanged(this.$list, lines.filter((line) => line.listed).map((line) => item(line, line.number === current, strict)));
  }
}

const SIDES = /** @type {const} */ (["next", "back"]);

/** @param {Line} line @param {boolean} current @param {boolean} strict */
function item({ number, title, depth, summary, why }, current, strict) {
  const $item = make("li");
  $item.style.setProperty("--depth", String(depth));
  if (!summary) {
    $item.className = "group";
    $item.textContent = title;
    return $item;
  }
  const state = why ? `Closed${strict ? "" : " for learners"}: ${why}` : standing(summary);
  const attributes = { type: "button", "data-number": String(number), "aria-current": String(current), disabled: strict && why !== "" };
  $item.append(make("button", attributes, title, make("span", { class: "standing-of" }, state)));
  return $item;
}
