/**
 * Where answers stand in an LMS's list of interactions. Reports such as Moodle's make a column of each place in it, so a
 * question has the same place for all learners, in whatever order they answer: first all records of the course in its
 * order, then those of second tries, then of third and later ones.
 *
 * @typedef {import("./scorm_api.js").ScormSession} ScormSession
 * @typedef {import("../builder/runtime/contract.js").RecordPlace} RecordPlace
 */
import { answerId } from "./scorm_values.js";

const LIST = "cmi.interactions";

export class Records {
  #session;
  #readable;
  /** The ids in their order. @type {string[]} */
  #ids;
  #tries;
  #limit;
  /** @type {Map<string, number|null>} */
  #most;
  /** Places whose id was written in this session, and whether an answer was. @type {Map<number, boolean>} */
  #written = new Map();
  /** Whether the list was begun in another order, by an older version of the course. */
  #foreign = false;

  /**
   * @param {ScormSession} session
   * @param {RecordPlace[]} places  of the course, in its order
   * @param {Object<string, number>} limits
   * @param {boolean} readable  whether the standard lets a module read what it wrote
   */
  constructor(session, places, limits, readable) {
    this.#session = session;
    this.#readable = readable;
    this.#tries = limits.tries;
    this.#limit = limits.identifier;
    this.#most = new Map(places.map(({ id, most }) => [id, most]));
    const rounds = Array.from({ length: this.#tries }, (_, index) => index + 1);
    this.#ids = rounds.flatMap((attempt) =>
      places.filter(({ most }) => most === null || most >= attempt).map(({ id }) => answerId({ id, attempt }, this.#limit)),
    );
  }

  /** Another session has begun, which was given nothing yet. */
  restart() {
    this.#written = new Map();
    this.#foreign = false;
  }

  /**
   * Writes an answer: its id first, then the rest in the given order. One past the last that has a place of its own takes that place.
   * @param {{id: string, attempt: number}} answer
   * @param {[string, string][]} fields  element under the record, and its value; "" is left out
   * @returns {boolean}  false: the LMS refused it, and so any other
   */
  write(answer, fields) {
    const list = this.#session.list("interactions");
    if (!list.open) return false;
    const most = this.#most.get(answer.id);
    const id = answerId(most === undefined ? answer : { ...answer, attempt: Math.min(answer.attempt, most ?? this.#tries, this.#tries) }, this.#limit);
    const place = this.#placeOf(id, list);
    while (list.open && list.count <= place) {
      list.open = this.#name(list.count, list.count === place ? id : this.#ids[list.count]);
      if (list.open) list.count += 1;
    }
    // An LMS that takes each element once has the id of an earlier session's record, and may still want the rest.
    if (!list.open || !(this.#written.has(place) || this.#name(place, id) || this.#old(place))) return false;
    const written = fields.filter(([field, value]) => value !== "" && list.children.includes(field.split(".")[0]));
    const fresh = written.filter(([field]) => !this.#hasEntry(place, field));
    this.#written.set(place, true);
    return fresh.map(([field, value]) => this.#session.enter(`${LIST}.${place}.${field}`, value)).every(Boolean);
  }

  /**
   * @param {string} id
   * @param {import("./scorm_api.js").OptionalList} list
   * @returns {number}
   */
  #placeOf(id, list) {
    const place = this.#ids.indexOf(id);
    if (place >= 0 && place < list.count && this.#readable && !this.#written.has(place)) {
      this.#foreign = this.#foreign || ![id, ""].includes(this.#session.get(`${LIST}.${place}.id`));
    }
    if (this.#foreign) return list.count;
    return place < 0 ? Math.max(list.count, this.#ids.length) : place;
  }

  /**
   * Makes a record, or begins to change one of an earlier session.
   * @param {number} place
   * @param {string} id
   */
  #name(place, id) {
    const taken = this.#session.enter(`${LIST}.${place}.id`, id);
    if (taken) this.#written.set(place, false);
    return taken;
  }

  /**
   * Whether a record has an entry of a list of its own, such as a right answer, already: some LMSs take none twice.
   * @param {number} place
   * @param {string} field
   */
  #hasEntry(place, field) {
    const entry = /^(\w+)\.(\d+)\./.exec(field);
    if (!entry) return false;
    if (this.#written.get(place)) return true;
    return this.#readable && this.#old(place) && Number(entry[2]) < Number(this.#session.get(`${LIST}.${place}.${entry[1]}._count`));
  }

  /** Whether an earlier session made a record. @param {number} place */
  #old(place) {
    return place < this.#session.list("interactions").before;
  }
}
