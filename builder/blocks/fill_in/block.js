import { all } from "#runtime/kit/dom.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */

const LONG_WORD = 5; // letters from which one slip of the finger is forgiven

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  read: (form, _, partly) => {
    const texts = gaps(form).map((input) => input.value.trim());
    return partly || texts.every(Boolean) ? texts : null;
  },
  write: (form, response) => gaps(form).forEach((input, index) => (input.value = (response && response[index]) || "")),
  grade: (block, response) => {
    const accepted = /** @type {string[][]} */ (block.data?.accepted);
    const hits = accepted.filter((words, index) => isAccepted(words, response[index] || "", isExact(block))).length;
    return accepted.length ? hits / accepted.length : 0;
  },
  mark: (form, block, response, marking) => {
    all(form, "[data-part]").forEach((part, index) => {
      const right = isAccepted(block.data?.accepted[index], response[index] || "", isExact(block));
      marking.show(part, right ? "right" : "wrong", marking.final && !right ? part.dataset.part : undefined);
    });
  },
};

/** @param {HTMLElement} form */
function gaps(form) {
  return /** @type {HTMLInputElement[]} */ (all(form, ".gap input"));
}

/** @param {BlockData} block */
function isExact(block) {
  return block.data?.exact === true;
}

/**
 * Case, spaces, punctuation and accents don't count, and a long word may hold one slip, unless the spelling is asked.
 * @param {string[]} accepted
 * @param {string} typed
 * @param {boolean} exact
 */
export function isAccepted(accepted, typed, exact) {
  const given = plain(typed);
  return accepted.some((word) => {
    const wanted = plain(word);
    return given === wanted || (!exact && wanted.length >= LONG_WORD && !/\d/.test(wanted) && isOneSlipAway(given, wanted));
  });
}

/** @param {string} text */
function plain(text) {
  const folded = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
  const words = folded.replace(/[\u2018\u2019']/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return words || folded.trim();
}

/** One letter more, less, other, or two neighbours exchanged. @param {string} given @param {string} wanted */
function isOneSlipAway(given, wanted) {
  if (Math.abs(given.length - wanted.length) > 1) return false;
  let start = 0;
  while (start < given.length && given[start] === wanted[start]) start += 1;
  const [left, right] = [given.slice(start), wanted.slice(start)];
  const exchanged = left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return exchanged || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}
