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
  return { options: namesByKey(answer.options, limits), targets: namesByKey(answer.targets, limits) };
}

/**
 * Names by key. They differ within a question, and go on to do so where they are cut.
 * @param {Option[]} options
 * @param {Object<string, number>} limits
 * @returns {Map<string, string>}
 */
function namesByKey(options, limits) {
  const most = limits.option_name;
  return new Map(options.map(({ key, name }) => [key, asIdentifier(name.length > most ? `${name.slice(0, most - 3)}_${key}` : name || key, most)]));
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
