import { all, content, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").PageData} PageData */

const STRONG = 0.8; // of the marks

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
  for (const $line of all($results, "[data-objective]")) {
    const id = $line.dataset.objective || "";
    const questions = ofObjective(asked, id, session);
    $line.hidden = !questions.length;
    if (!questions.length) continue;
    const missed = questions.filter((block) => !isRight(block, session));
    const share = session.shareOf(questions);
    drawLine($line, module, share, questions.length - missed.length, questions.length);
    if (missed.length) for (const page of session.pages) if (teaches(page, id, session)) readAgain(page, missed);
  }
  const plain = asked.filter((block) => !known.has(block.objective || "") && !secret.has(block.key) && !isRight(block, session));
  for (const page of session.pages) {
    if (page.assessment && session.successOf(page) === "failed" && session.attemptsLeft(page) !== 0) continue; // it is still to do
    const missed = plain.filter((block) => page.blocks.includes(block.key));
    if (missed.length) readAgain(page, missed);
  }
  const $strengths = $results.querySelector(".strengths");
  if ($strengths instanceof HTMLElement) $strengths.hidden = !$strengths.querySelector("li:not([hidden])");
  const $again = one($results, ".read-again");
  $again.hidden = !again.size;
  one($again, "ul").replaceChildren(...session.pages.flatMap((page) => (again.has(page.key) ? [entry(page, again.get(page.key)?.missed || [], module)] : [])));
}

/**
 * What shows how well a learner knows an objective: its questions in assessments; where none is answered there, those between them.
 * @param {BlockData[]} asked
 * @param {string} id
 * @param {import("../state/session.js").Session} session
 */
function ofObjective(asked, id, session) {
  const questions = asked.filter((block) => block.objective === id);
  const marked = new Set(session.assessments().flatMap((page) => page.blocks));
  const assessed = questions.filter((block) => marked.has(block.key));
  return assessed.length ? assessed : questions;
}

/** @param {BlockData} block @param {import("../state/session.js").Session} session */
function isRight(block, session) {
  return (session.answer(block.key).score ?? 0) >= 1;
}

/** @param {PageData} page @param {string} id @param {import("../state/session.js").Session} session */
function teaches(page, id, session) {
  if (page.assessment) return false;
  return Boolean(page.objectives?.includes(id)) || page.blocks.some((key) => session.block(key).objective === id && !session.block(key).weight);
}

/** @param {HTMLElement} $line @param {Module} module @param {number} share of the marks @param {number} right @param {number} total */
function drawLine($line, { say }, share, right, total) {
  const level = share >= STRONG ? "strong" : share > 0 ? "getting_there" : "not_yet";
  const inWords = (/** @type {string} */ list, /** @type {number} */ number) => say(list).split(" ")[number] || String(number);
  const all = ["right_some", "outcome_right", "right_both"][total] || "right_all";
  const some = total > 1 ? "right_some" : share > 0 ? "outcome_partly" : "part_wrong";
  const told = say(right === total ? all : some, { count: inWords("counts", right), total: inWords("totals", total) });
  $line.className = level;
  one($line, ".strength-mark").replaceChildren(content(level === "strong" ? "right" : "again"));
  one($line, ".strength").replaceChildren(make("strong", {}, say(level)), ` ${told}`);
}

/** A page, with the questions that lead to it. @param {PageData} page @param {BlockData[]} missed @param {Module} module */
function entry(page, missed, { say, course }) {
  const titles = missed.map((block) => titleOf(one(document, `#${CSS.escape(block.id)}`))).filter(Boolean);
  const told = titles.map((title) => make("span", { class: "missed-one" }, say("missed", { title })));
  return make("li", {}, make("a", { href: `#${page.id}` }, make("strong", {}, page.title || course.title), ...told));
}
