import { gradePairs, markPairs, readPairs, writePairs } from "#runtime/kit/pairs.js";

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = { blank: "blank", read: readPairs, write: writePairs, mark: markPairs, grade: gradePairs };
