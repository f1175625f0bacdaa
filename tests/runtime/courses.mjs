/** Courses as the builder tells them to the script, made in a line or two. */
import { AssessedSession } from "../../builder/runtime/state/assessed_session.js";
import { handIn } from "../../builder/runtime/state/sittings.js";

export const NOTHING = { completion: "incomplete", success: "unknown", score: null };
const KINDS = { question: { grade: (_, response) => Number(response[0]) } };

/** A question; what is answered to it in these tests is its score. */
export function question(key, changes = {}) {
  return { key, id: `question_${key}`, kind: "question", weight: 1, tries: 2, ...changes };
}

/** A page by its key, with the questions on it. */
export function page(key, questions = [], assessment = undefined) {
  return { page: { key, id: `page-${key}`, title: key, blocks: questions.map((one) => one.key), assessment }, questions };
}

/** An assessment whose questions lie in one bank, or, without a draw, on the page itself. */
export function assessment(key, questions, changes = {}) {
  const { draw, ...rules } = changes;
  const banks = draw === undefined ? [] : [{ draw, blocks: questions.map((one) => one.key) }];
  return page(key, questions, { passMark: 0.5, attempts: 2, feedback: "at the end", banks, ...rules });
}

export function course(pages, changes = {}) {
  return {
    id: "made-up",
    version: "1",
    title: "Made up",
    language: "en",
    organisation: "",
    navigation: "free",
    completion: "all pages",
    passMark: null,
    pages: pages.map((one) => one.page),
    blocks: pages.flatMap((one) => one.questions),
    objectives: [],
    words: {},
    ...changes,
  };
}

export function begin(made, state = null, floor = NOTHING) {
  return new AssessedSession(made, KINDS, state, floor);
}

/** Does all that a learner can on a page: visits it, answers its questions, hands it in. */
export function work(session, made, key, score = 1) {
  const found = made.pages.find((one) => one.key === key);
  session.visit(found);
  for (const block of session.keysOn(found)) session.submit(block, [String(score)], Boolean(found.assessment));
  if (found.assessment) handIn(session, found);
}
