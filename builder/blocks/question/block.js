import { markChoices, readChoices, writeChoices } from "#runtime/choices.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  read: readChoices,
  write: writeChoices,
  mark: markChoices,
  grade: (block, response) => gradeChoice(block.interaction?.right[0] || [], response, Boolean(block.data?.several)),
};

/**
 * One right answer is right or wrong. Of several, each right one chosen earns its part and each wrong one takes a part away.
 * @param {string[]} right
 * @param {string[]} response
 * @param {boolean} several
 * @returns {number} 0 to 1
 */
export function gradeChoice(right, response, several) {
  const chosen = new Set(response);
  const hits = right.filter((key) => chosen.has(key)).length;
  const misses = chosen.size - hits;
  if (!several) return hits === 1 && misses === 0 ? 1 : 0;
  return right.length === 0 ? 0 : Math.max(0, (hits - misses) / right.length);
}
