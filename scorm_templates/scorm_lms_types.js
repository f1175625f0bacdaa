/**
 * Types of data that both SCORM families know. Each says in words what it takes, tells what fits, and may know what
 * LMSs in use hold against a value that fits.
 *
 * @typedef {object} Type
 * @property {string} takes       after "takes": "a number from 0 to 100"
 * @property {(value: string) => boolean} fits
 * @property {(value: string) => boolean} [inRange]  of a value that fits
 * @property {(value: string) => string} [hurts]  of a value that is taken: "has more than one line.", or ""
 *
 * @typedef {import("./scorm_lms_model.js").Element} Element
 */

/**
 * @param {RegExp} pattern
 * @param {string} takes
 * @param {(value: string) => string} [hurts]
 * @returns {Type}
 */
export const like = (pattern, takes, hurts) => ({ takes, fits: (value) => pattern.test(value), hurts });

/**
 * @param {string[]} words
 * @returns {Type}
 */
export const oneOf = (...words) => ({
  takes: words
    .map((word) => (word === "" ? "nothing" : word))
    .join(", ")
    .replace(/, ([^,]*)$/, " or $1"),
  fits: (value) => words.includes(value),
});

/**
 * @param {number} limit  characters
 * @param {(value: string) => string} [hurts]
 * @returns {Type}
 */
export const text = (limit, hurts) => ({
  takes: `at most ${limit.toLocaleString("en-GB")} characters`,
  fits: (value) => value.length <= limit,
  hurts,
});

/**
 * Any of several types, the first that fits.
 * @param {Type[]} types
 * @returns {Type}
 */
export const either = (...types) => ({
  takes: types.map(({ takes }) => takes).join(", or "),
  fits: (value) => types.some((type) => type.fits(value)),
  inRange: (value) => types.some((type) => type.fits(value) && (!type.inRange || type.inRange(value))),
  hurts: (value) => {
    const type = types.find((one) => one.fits(value));
    return type && type.hurts ? type.hurts(value) : "";
  },
});

/**
 * Parts of an answer with a mark between them.
 * @param {string} mark
 * @param {Type} each
 * @param {{most: number, differ?: boolean, none?: boolean}} rules  none: an answer without any part fits, too
 * @returns {Type}
 */
export const listOf = (mark, each, { most, differ = false, none = false }) => {
  const partsOf = (/** @type {string} */ value) => (none && value === "" ? [] : value.split(mark));
  return {
    takes: `at most ${most} parts with ${mark} between them, each ${each.takes}${differ ? ", none of them twice" : ""}`,
    fits: (value) => {
      const parts = partsOf(value);
      return parts.length <= most && (!differ || new Set(parts).size === parts.length) && parts.every(each.fits);
    },
    hurts: (value) => firstOf(partsOf(value).map((part) => (each.hurts ? each.hurts(part) : ""))),
  };
};

/**
 * Two parts with a mark between them.
 * @param {string} mark
 * @param {Type} left
 * @param {Type} right
 * @returns {Type}
 */
export const pairOf = (mark, left, right) => {
  const split = (/** @type {string} */ value) => {
    const at = value.indexOf(mark);
    return at < 0 ? null : [value.slice(0, at), value.slice(at + mark.length)];
  };
  return {
    takes: `two parts with ${mark} between them (${left.takes}; ${right.takes})`,
    fits: (value) => {
      const parts = split(value);
      return parts !== null && left.fits(parts[0]) && right.fits(parts[1]);
    },
    hurts: (value) => {
      const parts = split(value) || ["", ""];
      return firstOf([left.hurts ? left.hurts(parts[0]) : "", right.hurts ? right.hurts(parts[1]) : ""]);
    },
  };
};

/** @param {string[]} sentences */
export const firstOf = (sentences) => sentences.find(Boolean) || "";

/**
 * Lines of a table of elements.
 * @param {Type|((kind: string) => Type)} type
 * @param {string|null} [first]
 * @returns {Element}
 */
export const both = (type, first = null) => ({ access: "both", type, first });

/**
 * @param {string|null} [first]
 * @returns {Element}
 */
export const read = (first = null) => ({ access: "read", type: ANY, first });

/**
 * @param {Type|((kind: string) => Type)} type
 * @returns {Element}
 */
export const write = (type) => ({ access: "write", type, first: null });

/** @type {Type} */
const ANY = { takes: "nothing, for it can't be set", fits: () => true };

/** A count, or the names of children: reckoned when it is asked. @type {Element} */
export const KEYWORD = { access: "keyword", type: ANY, first: null };
