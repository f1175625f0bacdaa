import { mergeSittings } from "./sittings.js"; // only for: assessments

/** @typedef {import("../contract.js").Answer} Answer */
/** @typedef {import("../contract.js").State} State */

/** What is known of a block to which nothing was answered. @type {Readonly<Answer>} */
export const UNANSWERED = { response: null, score: null, tries: 0, count: 0, done: false };

/**
 * Puts into a state what another of the same attempt holds: of each answer and sitting the one that goes further. A state of another
 * attempt changes nothing.
 * @param {import("../contract.js").CourseData} course
 * @param {State} mine  is changed
 * @param {State} other
 * @returns {Set<string>} keys of pages and blocks of which something was taken over
 */
export function mergeStates(course, mine, other) {
  /** @type {Set<string>} */
  const taken = new Set();
  if (other.seed !== mine.seed) return taken;
  const newer = other.revision > mine.revision;
  const settled = mergeSittings ? mergeSittings(course, mine, other, taken) : new Set();
  for (const { key } of course.blocks) {
    const [ours, theirs] = [mine.answers.get(key) || UNANSWERED, other.answers.get(key)];
    if (!theirs || isSame(ours, theirs) || !(settled.has(key) ? taken.has(key) : isAhead(theirs, ours, newer))) continue;
    mine.answers.set(key, theirs);
    taken.add(key);
  }
  for (const { key } of course.pages) {
    if (!other.seen.has(key) || mine.seen.has(key)) continue;
    mine.seen.add(key);
    taken.add(key);
  }
  mine.day ||= other.day;
  mine.revision = Math.max(mine.revision, other.revision) + (taken.size ? 1 : 0);
  return taken;
}

/** @param {Answer} theirs @param {Answer} ours @param {boolean} newer  whether their state is: it decides where neither goes further */
function isAhead(theirs, ours, newer) {
  if (theirs.count !== ours.count) return theirs.count > ours.count;
  return theirs.done === ours.done ? newer : theirs.done;
}

/** @param {Answer} one @param {Answer} other */
function isSame(one, other) {
  const all = (/** @type {Answer} */ { response, score, tries, count, done }) => JSON.stringify([response, score, tries, count, done]);
  return all(one) === all(other);
}
