import { one } from "#runtime/kit/dom.js";
import { printBlock } from "#runtime/kit/print_block.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = { setUp: ($block) => one($block, ".row button").addEventListener("click", () => printBlock($block)) };
