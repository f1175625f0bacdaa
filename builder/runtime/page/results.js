import { dateOf, dayOf } from "../kit/dates.js";
import { all, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";
import { setUpCertificate } from "./certificate.js";
import { printPart } from "./print_part.js";
import { drawStrengths } from "./strengths.js"; // only for: answers
import { setUpTakeAway } from "./take_away.js"; // only for: take away

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../state/assessed_session.js").AssessedSession} Session */

const FEW = 6; // things left that are shown at once; more have the titles of their sections

/**
 * Sets up the results page: how it went, what is left, what is worth reading again, and what learners take with them.
 * @param {Module} module
 * @param {string} learner their name, or ""
 * @param {() => void} leave  ends the module
 * @returns {() => void}  draws all of it as things stand; what has nothing to say is hidden
 */
export function setUpResults(module, learner, leave) {
  const $results = one(document, "#results");
  const drawCertificate = setUpCertificate($results, module, learner);
  const drawTakeAway = setUpTakeAway ? setUpTakeAway($results, module) : () => undefined;
  one($results, ".print-record").addEventListener("click", () => printPart($results, "record"));
  one($results, ".leave").addEventListener("click", leave);
  return () => {
    const status = statusOf(module.session);
    drawOutcome($results, module, status);
    const isEarned = status === "passed" || (status === "completed" && module.session.passMark() === null);
    drawCertificate(isEarned ? status : "");
    drawTakeAway();
    if (drawStrengths) drawStrengths($results, module);
    drawFacts($results, module, status, learner);
    $results.dataset.prints = isEarned ? "certificate" : "record";
  };
}

/** @param {HTMLElement} $results @param {Module} module @param {string} status */
function drawOutcome($results, module, status) {
  const { say, session } = module;
  const isReached = status === "passed" || status === "completed";
  const left = isReached ? [] : whatIsLeft(module, status === "failed");
  const forGood = status === "failed" && isForGood(session);
  const named = forGood ? "failed_for_good" : status;
  one($results, "h1").textContent = say(`finish_${named}`);
  one($results, ".verdict").textContent = say(`results_${named}`);
  one($results, ".for-good").hidden = !forGood;
  one($results, ".result").className = `result ${status}`;
  one($results, ".leave").hidden = !isReached && !forGood;
  drawRing(one($results, ".ring"), module, isReached);
  const [$few, $rest] = all($results, ".left");
  const rest = left.splice(FEW);
  $few.replaceChildren(...left);
  $rest.replaceChildren(...rest);
  one($results, ".to-do").hidden = !left.length;
  one($results, ".to-do details").hidden = !rest.length;
  one($results, ".to-do summary").textContent = say("left_more", { count: rest.length });
}

/** The score as a ring, with a notch at the pass mark; without a score, how much is done. @param {HTMLElement} $ring @param {Module} module @param {boolean} isReached */
function drawRing($ring, { session, say }, isReached) {
  const score = session.score();
  const mark = session.passMark();
  const share = score ?? session.progress();
  $ring.hidden = false;
  $ring.classList.toggle("reached", isReached);
  $ring.classList.toggle("marked", score !== null && mark !== null);
  $ring.style.setProperty("--share", String(Math.round(share * 100)));
  $ring.style.setProperty("--mark", String(mark));
  one($ring, ".figure").textContent = score !== null ? inPercent(score) : isReached ? "" : say("share_done", { percent: Math.round(share * 100) });
}

/** @param {HTMLElement} $results @param {Module} module @param {string} status @param {string} learner */
function drawFacts($results, module, status, learner) {
  const { say, session } = module;
  const questions = session.questions();
  const score = session.score();
  const percent = score === null ? "" : inPercent(score);
  /** @type {Object<string, string>} */
  const facts = {
    learner,
    status: say(`status_${status}`),
    score: percent || (questions.length ? say("no_score") : ""),
    reached: percent,
    pages: say("of_total", { count: session.pages.filter((page) => session.state.seen.has(page.key)).length, total: session.pages.length }),
    questions: questions.length ? say("of_total", { count: questions.filter((block) => session.isAnswered(block)).length, total: questions.length }) : "",
    date: session.state.day ? dayOf(dateOf(session.state.day), module) : "",
    printed: dayOf(new Date(), module),
  };
  for (const $fact of all($results, "[data-fact]")) {
    const text = facts[$fact.dataset.fact || ""];
    one($fact, "dd").textContent = text;
    $fact.hidden = !text;
  }
}

/** @param {number} share */
function inPercent(share) {
  return `${Math.round(share * 100)}%`;
}

/**
 * @param {Module} module
 * @param {boolean} failed  so that a question which is answered is worth another try
 * @returns {HTMLElement[]} what the learner can still do, as links
 */
function whatIsLeft({ say, session, course }, failed) {
  /** @type {[string, HTMLElement][]} */
  const left = [];
  const practice = session.assessments().length > 0 && course.completion !== "all questions"; // as the page says of the score
  /** @param {import("../contract.js").PageData} page @param {string} words @param {string} title */
  const add = (page, words, title) => left.push([page.id, make("li", {}, make("a", { href: `#${page.id}` }, say(words, { title })))]);
  for (const page of session.pages) {
    if (!session.state.seen.has(page.key)) add(page, "left_page", page.title || course.title);
    else if (page.assessment && session.successOf(page) !== "passed" && !isOver(session, page)) add(page, "left_pass", page.title);
    else if (!page.assessment && !practice) {
      for (const block of session.tasksOn(page)) {
        const open = failed ? !session.answer(block.key).done : !session.isAnswered(block);
        if (open) add(page, "left_question", titleOf(one(document, `#${CSS.escape(block.id)}`)));
      }
    }
  }
  /** @type {Element | null | undefined} */
  let last;
  return left.map(([id, $way]) => {
    const $part = one(document, `nav [data-page="${id}"]`).closest("details");
    if (left.length > FEW && $part && $part !== last) $way.prepend(make("h3", {}, one($part, ".name").cloneNode(true)));
    last = $part;
    return $way;
  });
}

/** Whether nothing that the learner can do would pass the module any more. @param {Session} session */
function isForGood(session) {
  const assessments = session.assessments();
  if (assessments.length) return assessments.some((page) => session.successOf(page) === "failed" && isOver(session, page));
  return session.questions().every((block) => session.answer(block.key).done);
}

/** Whether another attempt would change nothing. @param {Session} session @param {import("../contract.js").PageData} page */
function isOver(session, page) {
  return session.attemptsLeft(page) === 0 || (page.assessment?.counts === "first" && session.counted(page) !== null);
}

/** @param {Session} session */
function statusOf(session) {
  const success = session.success();
  const completion = session.completion();
  return success === "failed" || (success === "passed" && completion === "completed") ? success : completion;
}
