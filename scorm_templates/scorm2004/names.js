/**
 * Options go by names that can be read in an LMS's report: short identifiers (RTE 4.1.1.7), different in a question.
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("../../builder/runtime/contract.js").Option} Option
 */
import { asIdentifier } from "../scorm_values.js";

/**
 * @typedef {object} Names  of the options, by key
 * @property {Map<string, string>} options
 * @property {Map<string, string>} targets
 */

/**
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {Names}
 */
export function namesOf(answer, limits) {
  return { options: uniqueNames(answer.options, limits), targets: uniqueNames(answer.targets, limits) };
}

/**
 * Names by key: cut to the limit, unique after the cut.
 * @param {Option[]} options
 * @param {Object<string, number>} limits
 * @returns {Map<string, string>}
 */
function uniqueNames(options, limits) {
  const names = new Map();
  const taken = new Set();
  for (const option of options) {
    const name = asIdentifier(option.name, limits.option_name) || asIdentifier(option.key, limits.option_name);
    let free = name;
    for (let count = 2; taken.has(free); count += 1) {
      const end = `_${count}`;
      free = name.slice(0, limits.option_name - end.length) + end;
    }
    taken.add(free);
    names.set(option.key, free);
  }
  return names;
}

/**
 * @param {string} key
 * @param {Map<string, string>} names
 * @param {Object<string, number>} limits
 * @returns {string}
 */
export function named(key, names, limits) {
  return names.get(key) || asIdentifier(key, limits.option_name);
}
