import { load, remove, store, storedNames } from "./device.js";
import { decode } from "./saved_state.js";

/** @typedef {import("../contract.js").Interaction} Interaction */
/** @typedef {import("../contract.js").State} State */

/**
 * What this device keeps of a learner's work until a later launch has found it at the LMS.
 * @typedef {object} Copy
 * @property {State} state
 * @property {string} base        the saved state that the LMS last took for certain; "": none ever
 * @property {Interaction[]} answers  of the session that made it
 * @property {Interaction[]} unsure   of those, what a commit that failed held: an LMS may think that it has sent them
 * @property {number} time        ms since 1970
 */

const OLD = 90 * 86400000; // ms after which nobody asks for it

/** Copies of one module and one learner: each attempt has one of its own, so that none is written over by the next. */
export class Copies {
  #beginning;

  /** @param {string} course @param {string} owner a name for the learner, or "" */
  constructor(course, owner) {
    this.isNamed = owner !== "";
    this.#beginning = `module:copy:${course}:${owner || "nobody:"}:`;
  }

  /** @param {string} seed of the attempt @returns {Copy | null} */
  find(seed) {
    return read(this.#beginning + seed);
  }

  /** Those that are not too old, the newest first. @returns {Copy[]} */
  all() {
    const copies = storedNames(this.#beginning).map((name) => ({ name, copy: read(name) }));
    for (const { name, copy } of copies) if (copy && Date.now() - copy.time > OLD) remove(name);
    const recent = copies.flatMap(({ copy }) => copy || []).filter(({ time }) => Date.now() - time <= OLD);
    return recent.sort((a, b) => b.time - a.time);
  }

  /** @param {string} seed @param {{state: string, base: string, answers: Interaction[], unsure: Interaction[]}} copy @returns {boolean} whether the browser keeps it */
  store(seed, copy) {
    return store(this.#beginning + seed, { ...copy, time: Date.now() });
  }

  /** @param {string} seed */
  remove(seed) {
    remove(this.#beginning + seed);
  }
}

/** @param {string} name @returns {Copy | null} null: none, or none of ours */
function read(name) {
  const { state, base, answers, unsure, time } = Object(load(name));
  const read = decode(state);
  if (!read || typeof base !== "string") return null;
  const valid = (/** @type {unknown} */ list) => (Array.isArray(list) ? list.filter(isAnswer) : []);
  return { state: read, base, answers: valid(answers), unsure: valid(unsure), time: Number(time) || 0 };
}

/** @param {any} one @returns {boolean} */
function isAnswer(one) {
  const isList = (/** @type {unknown} */ list) => Array.isArray(list);
  return Boolean(one) && typeof one.id === "string" && typeof one.attempt === "number" && [one.options, one.targets, one.response, one.right].every(isList);
}
