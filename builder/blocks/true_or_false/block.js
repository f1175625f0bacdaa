import { markChoices, readChoices, writeChoices } from "#runtime/choices.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  read: readChoices,
  write: writeChoices,
  mark: markChoices,
  grade: (block, response) => ((block.interaction?.right[0] || [])[0] === response[0] ? 1 : 0),
};
