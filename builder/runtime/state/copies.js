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

const OLD = 90 * 86400000; // ms after which nobody asks for what has no owner

/** Copies of one module and one learner. Where the LMS names nobody, each attempt has a copy of its own, by its seed. */
export class Copies {
  #beginning;
  #isNamed;

  /** @param {string} course @param {string} owner a name for the learner, or "" */
  constructor(course, owner) {
    this.#isNamed = owner !== "";
    this.#beginning = `module:copy:${course}:${owner || "nobody:"}`;
  }

  /** @param {string} seed */
  #name(seed) {
    return this.#isNamed ? this.#beginning : this.#beginning + seed;
  }

  /** @param {string} seed of the attempt @returns {Copy | null} */
  find(seed) {
    return read(this.#name(seed));
  }

  /** The newest copy that nobody is named as the owner of, and that may be another's: it is taken over only by their word. @returns {Copy | null} */
  findUnowned() {
    if (this.#isNamed) return null;
    const copies = storedNames(this.#beginning).map((name) => ({ name, copy: read(name) }));
    for (const { name, copy } of copies) if (copy && Date.now() - copy.time > OLD) remove(name);
    const [newest] = copies.flatMap(({ copy }) => copy || []).sort((a, b) => b.time - a.time);
    return newest && Date.now() - newest.time <= OLD ? newest : null;
  }

  /** @param {string} seed @param {{state: string, base: string, answers: Interaction[], unsure: Interaction[]}} copy @returns {boolean} whether the browser keeps it */
  store(seed, copy) {
    return store(this.#name(seed), { ...copy, time: Date.now() });
  }

  /** @param {string} seed */
  remove(seed) {
    remove(this.#name(seed));
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
