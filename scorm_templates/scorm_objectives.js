/** Where a course's objectives stand in an LMS's list. */
import { asIdentifier } from "./scorm_values.js";

const LIST = "cmi.objectives";

export class Objectives {
  #session;
  #limit;
  /** Entries by id, asked for once; "": the LMS has refused it. @type {Map<string, string>|null} */
  #entries = null;

  /**
   * @param {import("./scorm_api.js").ScormSession} session
   * @param {Object<string, number>} limits
   */
  constructor(session, limits) {
    this.#session = session;
    this.#limit = limits.identifier;
  }

  /** Another session has begun, which was given nothing yet. */
  restart() {
    this.#entries = null;
  }

  /**
   * The element of an objective, searched by id (the LMS may have made some from the manifest), else a new one; "" for none.
   * @param {string} name
   * @param {(entry: string) => void} found  told of one that was there before
   * @returns {string}
   */
  entryOf(name, found) {
    const id = asIdentifier(name, this.#limit);
    const list = this.#session.list("objectives");
    if (!this.#entries) {
      this.#entries = new Map();
      for (let index = 0; list.open && index < list.count; index += 1) {
        this.#entries.set(this.#session.get(`${LIST}.${index}.id`), `${LIST}.${index}`);
      }
      this.#entries.forEach(found);
    }
    if (!this.#entries.has(id) && list.open) {
      const entry = `${LIST}.${list.count}`;
      list.open = this.#session.enter(`${entry}.id`, id);
      if (list.open) list.count += 1;
      this.#entries.set(id, list.open ? entry : "");
    }
    return this.#entries.get(id) || "";
  }
}
