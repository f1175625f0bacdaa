import { one } from "#runtime/kit/dom.js";
import { rightOf } from "#runtime/kit/interaction.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */

const GROUPED = /^[1-9]\d{0,2}([.,])(?:\d{2,3}\1)*\d{3}$/; // thousands, or lakhs

/** @type {import("../../runtime/contract.js").QuestionKind} */
export const kind = {
  blank: "blank",
  read: (form, block, partly) => {
    if (partly) return [input(form).value];
    const readings = readingsOf(input(form).value);
    return readings.length ? [readings.find((number) => isRight(block, number)) || readings[0]] : null;
  },
  write: (form, response) => (input(form).value = (response && response[0]) || ""),
  grade: (block, response) => (readingsOf(response[0] || "").some((number) => isRight(block, number)) ? 1 : 0),
  mark: (form, block, response, marking) => {
    const right = kind.grade(block, response) === 1;
    marking.show(one(form, "[data-part]"), right ? "right" : "wrong", marking.final && !right ? "number" : undefined);
  },
};

/** @param {HTMLElement} form */
function input(form) {
  return /** @type {HTMLInputElement} */ (one(form, "[data-part] input"));
}

/** @param {BlockData} block @param {string} number */
function isRight(block, number) {
  const [least, most] = rightOf(block).map(Number);
  return least <= Number(number) && Number(number) <= most;
}

/**
 * The numbers that a text can mean, as 1250.5, the likeliest first: 1,250 is a thousand and more to some, and little more than one
 * to others. Units, currencies and blanks around it don't count.
 * @param {string} text
 * @returns {string[]}
 */
export function readingsOf(text) {
  const plain = text.normalize("NFKC").replace(/[\s'\u2019]/g, "").replace(/[\u2212\u2013]/g, "-");
  const [, before, typed] = /^(\D*?)([.,]?\d[\d.,]*)\D*$/.exec(plain) || ["", "", ""];
  const digits = typed.replace(/[.,]$/, "");
  if (!digits || digits.length > 20) return [];
  const integers = GROUPED.test(digits) || /^\d+$/.test(digits) ? [digits.replace(/[.,]/g, "")] : [];
  const last = digits.search(/[.,]\d*$/);
  const parts = last < 0 ? null : [digits.slice(0, last), digits.slice(last + 1)];
  const isParted = parts && (/^\d*$/.test(parts[0]) || (GROUPED.test(parts[0]) && !parts[0].includes(digits[last])));
  const parted = parts && isParted ? [`${parts[0].replace(/[.,]/g, "") || "0"}.${parts[1]}`] : [];
  const readings = digits[last] === "." ? [...parted, ...integers] : [...integers, ...parted];
  return readings.map((number) => (before.includes("-") ? `-${number}` : number));
}
