import { make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";
import { drawObjectives } from "./objectives.js"; // only for: objectives

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").PageData} PageData */

/**
 * How each objective went, in words, and what is worth reading again: the pages that teach what was missed; of questions without an
 * objective, where they stand.
 * @param {HTMLElement} $results
 * @param {Module} module
 */
export function drawStrengths($results, module) {
  const { session } = module;
  const asked = session.questions().filter((block) => session.isAnswered(block));
  const known = new Set(module.course.objectives);
  const secret = new Set(session.pages.flatMap((page) => (page.assessment?.feedback === "never" ? page.blocks : [])));
  /** @type {Map<string, {page: PageData, missed: BlockData[]}>} by the page's key */
  const again = new Map();
  const readAgain = (/** @type {PageData} */ page, /** @type {BlockData[]} */ missed) => {
    const blocks = again.get(page.key)?.missed || [];
    again.set(page.key, { page, missed: [...new Set([...blocks, ...missed.filter(({ key }) => !secret.has(key))])] });
  };
  if (drawObjectives) {
    for (const { page, missed } of drawObjectives($results, module, asked, (block) => isRight(block, session))) readAgain(page, missed);
  }
  const plain = asked.filter((block) => !known.has(block.objective || "") && !secret.has(block.key) && !isRight(block, session));
  for (const page of session.pages) {
    if (page.assessment && session.successOf(page) === "failed" && session.attemptsLeft(page) !== 0) continue; // it is still to do
    const missed = plain.filter((block) => page.blocks.includes(block.key));
    if (missed.length) readAgain(page, missed);
  }
  const $again = one($results, ".read-again");
  $again.hidden = !again.size;
  one($again, "ul").replaceChildren(...session.pages.flatMap((page) => (again.has(page.key) ? [entry(page, again.get(page.key)?.missed || [], module)] : [])));
}

/** @param {BlockData} block @param {import("../state/session.js").Session} session */
function isRight(block, session) {
  return (session.answer(block.key).score ?? 0) >= 1;
}

/** A page, with the questions that lead to it. @param {PageData} page @param {BlockData[]} missed @param {Module} module */
function entry(page, missed, { say, course }) {
  const titles = missed.map((block) => titleOf(one(document, `#${CSS.escape(block.id)}`))).filter(Boolean);
  const told = titles.map((title) => make("span", { class: "missed-one" }, say("missed", { title })));
  return make("li", {}, make("a", { href: `#${page.id}` }, make("strong", {}, page.title || course.title), ...told));
}
