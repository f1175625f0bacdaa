import { setUpClip } from "#runtime/clips.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = { setUp: setUpClip };
