import { decode, salvage } from "./saved_state.js";

/** @typedef {import("../contract.js").State} State */
/** @typedef {import("../contract.js").Interaction} Interaction */
/** @typedef {import("./copies.js").Copy} Copy */

/**
 * From what a launch goes on.
 * @typedef {object} Recovery
 * @property {State | null} state    that the LMS handed back, as far as it can be read; else this device's; null: a first launch
 * @property {State | null} further  this device's, which holds more than the LMS has; null: it doesn't
 * @property {Interaction[]} answers that the LMS was not told
 * @property {boolean} isDamaged     whether something that the LMS held can't be read or was not handed back, nor is it here
 * @property {Copy | null} offered   a copy that may be of this attempt and this learner's: only they can say
 */

/**
 * Compares what the LMS hands back with what this device kept of the same attempt. What is found at the LMS is forgotten here.
 * @param {import("../contract.js").Restored} restored
 * @param {boolean} isHanded  whether an LMS handed back anything at all; else its session has ended
 * @param {import("./copies.js").Copies} copies
 * @param {import("../contract.js").CourseData} course
 * @returns {Recovery}
 */
export function recover(restored, isHanded, copies, course) {
  const decoded = decode(restored.state);
  const theirs = decoded || salvage(restored.state);
  const unread = restored.state !== "" && !decoded;
  const isNormal = restored.mode === "normal";
  const isSame = (/** @type {Copy} */ copy) => unread || !isHanded || !copy.base || isLost(restored, copy.state);
  const others = isNormal && !theirs ? copies.all() : [];
  const copy = isNormal && theirs ? copies.find(theirs.seed) : others.find((one) => copies.isNamed && isSame(one));
  const mayBe = (/** @type {Copy} */ one) => one !== copy && one.state.answers.size > 0 && !(copies.isNamed && isDecided(one.state));
  const offered = (!restored.state && others.find(mayBe)) || null;
  if (!copy) {
    const isMissing = isHanded && isNormal && !restored.state && restored.location !== "" && restored.completion !== "completed";
    return { state: theirs, further: null, answers: [], isDamaged: unread || isMissing, offered };
  }
  if (decoded && decoded.revision >= copy.state.revision) {
    copies.remove(decoded.seed);
    return { state: decoded, further: null, answers: copy.unsure, isDamaged: false, offered };
  }
  const known = (/** @type {Interaction} */ { id, attempt }) => {
    const block = course.blocks.find((one) => id === one.id || id.startsWith(`${one.id}__`));
    return !block || (theirs?.answers.get(block.key)?.count ?? 0) >= attempt;
  };
  const unsure = new Set(copy.unsure.map(({ id, attempt }) => `${id} ${attempt}`));
  const answers = copy.answers.filter((one) => unsure.has(`${one.id} ${one.attempt}`) || !known(one));
  const isDamaged = unread && copy.state.revision < (theirs ? theirs.revision : 0);
  return { state: theirs || copy.state, further: copy.state, answers, isDamaged, offered };
}

/**
 * Whether an LMS that hands back no saved state has lost it, and was not reset on purpose: it knows something else of the attempt; where
 * that had a result, a result.
 * @param {import("../contract.js").Restored} restored
 * @param {State} state  that it took for certain once
 */
function isLost({ location, completion, success, score }, state) {
  const hasResult = completion === "completed" || success !== "unknown" || score !== null;
  return hasResult || (location !== "" && !isDecided(state));
}

/** Whether an attempt has had a result: another that follows is begun on purpose. @param {State} state */
function isDecided({ day, sittings }) {
  return day > 0 || [...sittings.values()].some(({ scores }) => scores.length > 0);
}
