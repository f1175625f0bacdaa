import { decode, salvage } from "./saved_state.js";

/** @typedef {import("../contract.js").State} State */
/** @typedef {import("../contract.js").Interaction} Interaction */

/**
 * From what a launch goes on.
 * @typedef {object} Recovery
 * @property {State | null} state    that the LMS handed back, as far as it can be read; else this device's; null: a first launch
 * @property {State | null} further  this device's, which holds more than the LMS has; null: it doesn't
 * @property {Interaction[]} answers that the LMS was not told
 * @property {boolean} isDamaged     whether something that the LMS held can't be read, nor is it here
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
  const whole = decode(restored.state);
  const theirs = whole || salvage(restored.state);
  const unread = restored.state !== "" && !whole;
  const copy = restored.mode === "normal" ? copies.find(theirs ? theirs.seed : "") : null;
  // Of an LMS that has nothing: what it took for certain it has given up on purpose, so that this is a new attempt.
  const isSame = copy && (theirs ? copy.state.seed === theirs.seed : unread || !isHanded || !copy.base);
  if (!copy || !isSame) return { state: theirs, further: null, answers: [], isDamaged: unread };
  if (whole && whole.revision >= copy.state.revision) {
    copies.remove(whole.seed);
    return { state: whole, further: null, answers: copy.unsure, isDamaged: false };
  }
  const known = (/** @type {Interaction} */ { id, attempt }) => {
    const block = course.blocks.find((one) => id === one.id || id.startsWith(`${one.id}__`));
    return !block || (theirs?.answers.get(block.key)?.count ?? 0) >= attempt;
  };
  const unsure = new Set(copy.unsure.map(({ id, attempt }) => `${id} ${attempt}`));
  const answers = copy.answers.filter((one) => unsure.has(`${one.id} ${one.attempt}`) || !known(one));
  const isDamaged = unread && copy.state.revision < (theirs ? theirs.revision : 0);
  return { state: theirs || copy.state, further: copy.state, answers, isDamaged };
}
