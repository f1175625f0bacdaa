/**
 * Reading and setting elements: what a strict LMS gives, takes and refuses, and why.
 *
 * @typedef {import("../builder/lms/contract.js").Launch} Launch
 * @typedef {import("./scorm_lms.js").Family} Family
 * @typedef {import("./scorm_lms.js").Refusal} Refusal
 * @typedef {import("./scorm_lms_habits.js").Habits} Habits
 * @typedef {import("./scorm_lms_model.js").Model} Model
 * @typedef {import("./scorm_lms_model.js").Place} Place
 * @typedef {import("./scorm_lms_types.js").Type} Type
 */

/** Characters of a value that a sentence quotes. */
const QUOTED = 60;

export class Access {
  /**
   * @param {Family} family
   * @param {Model} model
   * @param {Habits} habits
   * @param {Launch} launch
   */
  constructor(family, model, habits, launch) {
    this.family = family;
    this.model = model;
    this.habits = habits;
    this.launch = launch;
  }

  /**
   * @param {string} name
   * @returns {Refusal}
   */
  get(name) {
    const { codes } = this.family;
    const place = this.model.find(name);
    if (!place) return this.unknown(name, name === "" ? codes.noNameGet : codes.unknownGet);
    const { access } = place.element;
    if (access === "write") return [codes.writeOnly, `${name} can only be set, not read${this.says(place)}.`];
    const beyond = place.entries.find(([list, index]) => index >= this.model.count(list));
    if (beyond) return [codes.getIndex, `${name} is past the end: ${this.counted(beyond[0])}${this.says(place)}.`];
    if (access === "keyword") return ["", this.model.keyword(place)];
    const value = this.family.given(this.model, name, this.launch);
    return value === null ? [codes.unset, codes.unset ? `${name} has no value yet.` : ""] : ["", value];
  }

  /**
   * @param {string} name
   * @param {string} value
   * @returns {Refusal}
   */
  set(name, value) {
    const { codes } = this.family;
    const place = this.model.find(name);
    if (!place) return [name === "" ? codes.noNameSet : codes.unknownSet, this.noElement(name)];
    const { access } = place.element;
    if (access === "keyword") return [codes.keyword, `${name} is the LMS's own and can't be set${this.says(place)}.`];
    if (access === "read") return [codes.readOnly, `${name} can only be read, not set${this.says(place)}.`];
    const gap = place.entries.find(([list, index]) => index > this.model.count(list));
    if (gap) return [codes.setIndex, `${name} leaves a gap: ${this.counted(gap[0])}${this.says(place)}.`];
    const ruled = this.family.rule(this.model, place, value);
    if (ruled) return [ruled[0], `${ruled[1]}${this.says(place)}.`];
    return this.take(place, value, this.typeOf(place));
  }

  /**
   * @param {Place} place
   * @param {string} value
   * @param {Type} type
   * @returns {Refusal}
   */
  take(place, value, type) {
    const { name } = place;
    const fits = type.fits(value);
    if (!fits || (type.inRange && !type.inRange(value))) {
      const sentence = `${name} takes ${type.takes}, not ${quoted(value)}${this.says(place)}.`;
      return [this.family.codes[fits ? "range" : "type"], sentence];
    }
    const hurts = this.family.hurts(this.model, place, value) || (type.hurts ? type.hurts(value) : "");
    const habit = this.habits.atSet(name, value);
    this.model.put(name, this.family.taken(this.model, place, value));
    return ["", hurts ? `${name} ${hurts}` : habit];
  }

  /**
   * @param {string} name
   * @param {string} code
   * @returns {Refusal}
   */
  unknown(name, code) {
    const { codes, clause } = this.family;
    const keyword = /^(.+)\._(children|count)$/.exec(name);
    if (keyword && this.model.knows(keyword[1])) {
      const [, group, what] = keyword;
      return [what === "count" ? codes.noCount : codes.noChildren, `${group} has no _${what} (${clause(group)}).`];
    }
    return [code, this.noElement(name)];
  }

  /** @param {string} name */
  noElement(name) {
    return `${name === "" ? "An empty name" : name} is no element of ${this.family.title}.`;
  }

  /** @param {Place} place */
  typeOf({ element, entries }) {
    if (typeof element.type !== "function") return element.type;
    const [list, index] = entries[0];
    return element.type(this.model.values.get(`${list}.${index}.type`) || "");
  }

  /** @param {string} list */
  counted(list) {
    const count = this.model.count(list);
    return `${list} has ${count === 0 ? "no entry" : count === 1 ? "one entry, 0" : `entries 0 to ${count - 1}`}`;
  }

  /** @param {Place} place */
  says({ pattern }) {
    return ` (${this.family.clause(pattern)})`;
  }
}

/** @param {string} value */
function quoted(value) {
  if (value.length <= QUOTED) return JSON.stringify(value);
  return `${JSON.stringify(`${value.slice(0, QUOTED)}…`)} of ${value.length.toLocaleString("en-GB")} characters`;
}
