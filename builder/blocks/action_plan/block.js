import { setUpWriting } from "#runtime/kit/writing.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = { setUp: ($block, block, module) => setUpWriting($block, block, module, false) };
