import { shuffled } from "./chance.js";

/** @typedef {import("../contract.js").PageData} PageData */
/** @typedef {import("../contract.js").Sitting} Sitting */
/** @typedef {import("../contract.js").State} State */
/** @typedef {import("./assessed_session.js").AssessedSession} Session */

/** Opens each assessment where it stands: as it was drawn, or for its first attempt. @param {Session} session */
export function openSittings(session) {
  for (const page of session.course.pages) if (page.assessment) openSitting(session, page);
}

/** @param {Session} session @param {PageData} page */
function openSitting(session, page) {
  const { sittings } = session.state;
  const sitting = sittings.get(page.key) || { attempt: 1, handedIn: false, scores: [], drawn: [] };
  sittings.set(page.key, { ...sitting, drawn: draw(session, page, sitting) });
}

/**
 * The questions of this attempt: those drawn before that still exist, filled up from the banks.
 * @param {Session} session
 * @param {PageData} page
 * @param {Sitting} sitting
 * @returns {string[]} keys
 */
export function draw(session, page, sitting) {
  const banks = page.assessment ? page.assessment.banks : [];
  const drawn = new Set(sitting.drawn);
  return banks.flatMap((bank) => {
    const order = shuffled(bank.blocks, `${session.state.seed}${page.key}${sitting.attempt}${bank.blocks[0]}`);
    const offered = order.filter((key) => session.isFor(session.block(key)));
    const known = offered.filter((key) => drawn.has(key));
    return [...known, ...offered.filter((key) => !drawn.has(key))].slice(0, bank.draw ?? bank.blocks.length);
  });
}

/** Marks an assessment as a whole. @param {Session} session @param {PageData} page */
export function handIn(session, page) {
  const sitting = session.sittingOf(page);
  sitting.handedIn = true;
  sitting.scores.push(Math.round(session.shareOf(session.questionsOn(page)) * 100));
  session.changed();
}

/** Opens the next attempt: new questions, answers put aside but counted. @param {Session} session @param {PageData} page */
export function tryAgain(session, page) {
  for (const key of page.blocks) {
    const { count } = session.answer(key);
    if (session.block(key).weight) session.state.answers.set(key, { response: null, score: null, tries: 0, count, done: false });
  }
  const { attempt, scores } = session.sittingOf(page);
  session.state.sittings.set(page.key, { attempt: attempt + 1, handedIn: false, scores, drawn: [] });
  openSitting(session, page);
  session.changed();
}

/**
 * Puts into a state the sittings of another that go further.
 * @param {import("../contract.js").CourseData} course
 * @param {State} mine  is changed
 * @param {State} other
 * @param {Set<string>} taken  is given the keys of pages and blocks of which something was taken over
 * @returns {Set<string>} keys of blocks that go with the sitting of their page
 */
export function mergeSittings(course, mine, other, taken) {
  /** @type {Set<string>} */
  const settled = new Set();
  for (const page of course.pages) {
    const [ours, theirs] = [mine.sittings.get(page.key), other.sittings.get(page.key)];
    if (!ours || !theirs || (ours.attempt === theirs.attempt && ours.handedIn === theirs.handedIn)) continue;
    for (const key of page.blocks) settled.add(key);
    const ahead = ours.attempt === theirs.attempt ? theirs.handedIn : theirs.attempt > ours.attempt;
    if (!ahead) continue;
    mine.sittings.set(page.key, theirs);
    for (const key of [page.key, ...page.blocks]) taken.add(key);
  }
  return settled;
}
