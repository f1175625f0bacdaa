import { markChoices, readChoices, writeChoices } from "#runtime/kit/choices.js";
import { rightOf } from "#runtime/kit/interaction.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  read: readChoices,
  write: writeChoices,
  mark: markChoices,
  grade: (block, response) => gradeChoice(rightOf(block), response, Boolean(block.data?.parts)),
};

/**
 * Right or wrong as a whole; or in parts, where each right answer chosen earns one and each wrong one takes one away.
 * @param {string[]} right
 * @param {string[]} response
 * @param {boolean} inParts
 * @returns {number} 0 to 1
 */
export function gradeChoice(right, response, inParts) {
  const chosen = new Set(response);
  const hits = right.filter((key) => chosen.has(key)).length;
  const misses = chosen.size - hits;
  if (!inParts) return hits === right.length && hits > 0 && misses === 0 ? 1 : 0;
  return right.length === 0 ? 0 : Math.max(0, (hits - misses) / right.length);
}
