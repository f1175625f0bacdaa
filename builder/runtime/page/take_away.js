import { dayOf } from "../kit/dates.js";
import { all, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";
import { printPart } from "./print_part.js";
import { offerReminder } from "./reminder.js"; // only for: plans

/** @typedef {import("../contract.js").Module} Module */

/** What ties an element to its place on its page, and has no meaning on the sheet. */
const OF_ITS_PLACE = ["id", "tabindex", "hidden", "role", "aria-label", "aria-labelledby", "aria-describedby"];

/**
 * What a learner takes along, on one sheet: their own plans, reflections and ratings as they stand on the pages, and what to remember.
 * It is made on the device, when the results are shown, and nothing of it is kept or sent.
 * @param {HTMLElement} $results
 * @param {Module} module
 * @returns {() => void}  makes it anew
 */
export function setUpTakeAway($results, module) {
  const $part = one($results, ".of-sheet");
  one($part, ".print-sheet").addEventListener("click", () => printPart($results, "sheet"));
  if (offerReminder) offerReminder($part, module);
  return () => {
    const own = piecesOf(module, "own");
    const kept = piecesOf(module, "kept");
    const none = own.length || !document.querySelector('[data-take-away="own"]') ? [] : [make("p", {}, module.say("nothing_written"))];
    one($part, ".sheet-day").textContent = dayOf(new Date(), module);
    one($part, ".sheet-body").replaceChildren(...none, ...own, ...keptTogether(kept));
  };
}

/**
 * The pieces of a kind, each below the heading of its block.
 * @param {Module} module
 * @param {"own"|"kept"} kind  what a learner wrote, or what to remember
 */
function piecesOf({ session }, kind) {
  /** @type {HTMLElement[]} */
  const pieces = [];
  let announced = "";
  for (const page of session.pages) {
    for (const key of session.keysOn(page)) {
      const block = `[data-key="${key}"].block`;
      const found = all(document, `${block} [data-take-away="${kind}"], ${block}[data-take-away="${kind}"]`);
      const copies = found.flatMap(($one) => copyOf($one) || []);
      if (!copies.length) continue;
      const $block = /** @type {HTMLElement} */ (found[0].closest(".block"));
      const title = titleOf($block) || one($block, ".kind").textContent || "";
      if (title !== announced) pieces.push(make("h3", {}, title));
      announced = title;
      pieces.push(...copies);
    }
  }
  return pieces;
}

/** What to remember, in columns below its one heading. @param {HTMLElement[]} kept */
function keptTogether(kept) {
  const [$first, ...rest] = kept;
  return $first ? [$first, make("div", { class: "to-remember" }, ...rest)] : [];
}

/** A copy with what was typed as words; null where that is nothing. @param {HTMLElement} $one */
function copyOf($one) {
  const isField = $one.matches("textarea");
  const $copy = make("div", { class: isField || $one.matches(".block") ? "" : $one.className });
  $copy.append(...(isField ? [$one] : [...$one.childNodes]).map(($part) => $part.cloneNode(true)));
  const $fields = /** @type {HTMLTextAreaElement[]} */ (isField ? [$one] : all($one, "textarea"));
  const typed = $fields.map(({ value }) => value.trim());
  if (typed.length && !typed.some(Boolean)) return null;
  all($copy, "textarea").forEach(($text, index) => {
    if (typed[index]) $text.replaceWith(make("p", { class: "written" }, typed[index]));
    else ($text.closest("li") || $text).remove();
  });
  for (const $away of all($copy, ".kind, .block-title, .footnote")) $away.remove();
  for (const $part of all($copy, "*")) for (const name of OF_ITS_PLACE) $part.removeAttribute(name);
  return ($copy.textContent || "").trim() || $copy.querySelector("img") ? $copy : null;
}
