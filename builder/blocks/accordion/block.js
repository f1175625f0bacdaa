import { all } from "#runtime/kit/dom.js";
import { whenLinkedTo } from "#runtime/kit/parts.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block) => {
    const $parts = /** @type {HTMLDetailsElement[]} */ (all($block, ".folds > details"));
    /** @type {HTMLDetailsElement[]} those opened for the printer */
    let $opened = [];
    whenLinkedTo($parts, (index) => ($parts[index].open = true));
    window.addEventListener("beforeprint", () => {
      $opened = $parts.filter(($part) => !$part.open);
      for (const $part of $opened) $part.open = true;
    });
    window.addEventListener("afterprint", () => {
      for (const $part of $opened) $part.open = false;
    });
  },
};
