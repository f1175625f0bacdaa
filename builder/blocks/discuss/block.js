import { one } from "#runtime/dom.js";
import { printBlock } from "#runtime/print_block.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = { setUp: ($block) => one($block, ".row button").addEventListener("click", () => printBlock($block)) };
