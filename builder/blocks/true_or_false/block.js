import { markChoices, readChoices, writeChoices } from "#runtime/kit/choices.js";
import { rightOf } from "#runtime/kit/interaction.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  read: readChoices,
  write: writeChoices,
  mark: markChoices,
  grade: (block, response) => (rightOf(block)[0] === response[0] ? 1 : 0),
};
