import { setUpClip } from "#runtime/kit/clips.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = { setUp: setUpClip };
