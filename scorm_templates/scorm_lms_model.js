/**
 * A SCORM data model as an LMS holds it: a table says which elements there are, a map holds their values.
 *
 * @typedef {import("../builder/lms/contract.js").Launch} Launch
 * @typedef {import("./scorm_lms_types.js").Type} Type
 *
 * @typedef {object} Element      a line of the table; its pattern ("cmi.objectives.n.id") is the key
 * @property {"both"|"read"|"write"|"keyword"} access
 * @property {Type|((kind: string) => Type)} type  some depend on the kind of the interaction that they belong to
 * @property {string|null} first  what it holds at the start; null: not set
 *
 * @typedef {object} Place        an element that a call names
 * @property {string} name        as it was called
 * @property {string} pattern     with n for each index
 * @property {Element} element
 * @property {[list: string, index: number][]} entries  the lists that it lies in, from the outside
 */

/** Numbers as the standards write indices: no sign, no leading zero. */
const INDEX = /\.(0|[1-9]\d*)(?=\.|$)/g;
const TARGET = /\{target=[^{}]+\}$/;

export class Model {
  /** @param {Object<string, Element>} table */
  constructor(table) {
    this.table = table;
    /** @type {Map<string, string>} */
    this.values = new Map();
    /** How many entries each list has. @type {Map<string, number>} */
    this.counts = new Map();
    for (const [name, { first }] of Object.entries(table)) if (first !== null) this.put(name, first);
  }

  /**
   * @param {string} name
   * @returns {Place|null}
   */
  find(name) {
    const pattern = name.replace(INDEX, ".n").replace(TARGET, "{target}");
    if (!Object.prototype.hasOwnProperty.call(this.table, pattern)) return null;
    return { name, pattern, element: this.table[pattern], entries: entriesOf(name) };
  }

  /**
   * Whether an element, or a group of them, is in the table, so that only what was asked of it is missing.
   * @param {string} name
   * @returns {boolean}
   */
  knows(name) {
    const pattern = name.replace(INDEX, ".n");
    return Object.keys(this.table).some((one) => one === pattern || one.startsWith(`${pattern}.`));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  put(name, value) {
    this.values.set(name, value);
    for (const [list, index] of entriesOf(name)) this.counts.set(list, Math.max(this.count(list), index + 1));
  }

  /** @param {string} list */
  count(list) {
    return this.counts.get(list) || 0;
  }

  /**
   * What a keyword answers: a list's count, or the children of a group in the order of the table.
   * @param {Place} place
   * @returns {string}
   */
  keyword({ name, pattern, element }) {
    if (name.endsWith("._count")) return String(this.count(name.slice(0, -"._count".length)));
    if (!name.endsWith("._children")) return element.first || "";
    const group = pattern.slice(0, -"_children".length);
    const inside = this.table[`${group}_count`] ? `${group}n.` : group;
    const below = Object.keys(this.table).filter((one) => one.startsWith(inside));
    const names = below.map((one) => one.slice(inside.length).split(".")[0]);
    return [...new Set(names)].filter((one) => !one.startsWith("_")).join(",");
  }

  /** @returns {Object<string, string>} */
  stored() {
    return Object.fromEntries(this.values);
  }
}

/**
 * @param {string} name
 * @returns {[string, number][]}
 */
function entriesOf(name) {
  return [...name.matchAll(INDEX)].map((found) => [name.slice(0, found.index), Number(found[1])]);
}

/**
 * The entries of a list among stored values, each by the names of its fields.
 * @param {Object<string, string>} values
 * @param {string} list
 * @returns {Object<string, string>[]}
 */
export function entriesIn(values, list) {
  /** @type {Object<string, string>[]} */
  const entries = [];
  for (const [name, value] of Object.entries(values)) {
    if (!name.startsWith(`${list}.`)) continue;
    const rest = name.slice(list.length + 1);
    const dot = rest.indexOf(".");
    const index = Number(rest.slice(0, dot));
    entries[index] = entries[index] || {};
    entries[index][rest.slice(dot + 1)] = value;
  }
  return Array.from(entries, (entry) => entry || {});
}
