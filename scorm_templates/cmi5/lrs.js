/**
 * The LMS's record store over HTTP (xAPI 1.0.3, part 3). Nothing here throws: what can't be had is told by its status,
 * and status 0 means that nobody answered.
 *
 * @typedef {import("./launch.js").Launch} Launch
 * @typedef {{status: number, value: any}} Reply
 */

import { isPassing, tryAgain } from "./launch.js";

/** What browsers let outlive the page is 64 KiB at a time, of all requests together. */
const MOST_KEPT_ALIVE = 58000;
const LAUNCH_DATA = "LMS.LaunchData";
const PROGRESS = "progress";
/** Of xAPI: the one that cmi5 names, and the next, for a record store that takes no other. */
const VERSION = "1.0.3";
const NEXT_VERSION = "2.0.0";

/** A document is there already, and who writes it did not say that they know of it. */
const CONFLICTS = [409, 412];

export class Lrs {
  /**
   * @param {Launch} launch
   * @param {string} token
   */
  constructor(launch, token) {
    this.launch = launch;
    this.headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": VERSION, "Content-Type": "application/json" };
    this.agent = JSON.stringify(launch.actor);
    /** Whether the store changes a document only for who says that they know of it: in xAPI 2.0 the rule (9274.1.1, 4.1.4.3). */
    this.isGuarded = false;
    /** Whether there is a document of progress. */
    this.isThere = false;
  }

  /**
   * @param {string} method
   * @param {string} resource
   * @param {Object<string, string>} query
   * @param {any} [content]
   * @param {Object<string, string>} [more] headers
   * @returns {Promise<Reply>}
   */
  async ask(method, resource, query, content, more) {
    const address = `${this.launch.endpoint}${resource}?${new URLSearchParams(query)}`;
    const body = content === undefined ? undefined : JSON.stringify(content);
    const keepalive = body !== undefined && sizeOf(body) < MOST_KEPT_ALIVE;
    try {
      const answer = await fetch(address, { method, headers: { ...this.headers, ...more }, body, keepalive, cache: "no-store" });
      const text = await answer.text();
      return { status: answer.status, value: method === "GET" && answer.ok ? JSON.parse(text) : null };
    } catch (unreachable) {
      return { status: 0, value: null };
    }
  }

  /**
   * At a launch, where much hangs on an answer: asked again while that may help.
   * @param {string} resource
   * @param {Object<string, string>} query
   */
  read(resource, query) {
    return tryAgain(() => this.ask("GET", resource, query), ({ status }) => isPassing(status));
  }

  /** @param {string} stateId @returns {Object<string, string>} */
  ofState(stateId) {
    const { activityId, registration } = this.launch;
    return { activityId, registration, stateId, agent: this.agent };
  }

  /** What the LMS says of this launch (cmi5 10): the first that it is asked, and so also which version of xAPI it takes. */
  async readLaunchData() {
    const reply = await this.read("activities/state", this.ofState(LAUNCH_DATA));
    if (reply.status !== 400) return reply;
    this.headers["X-Experience-API-Version"] = NEXT_VERSION; // a version that isn't known is a bad request (xAPI 1.0.3, 3.2)
    const next = await this.read("activities/state", this.ofState(LAUNCH_DATA));
    if (!isGood(next)) this.headers["X-Experience-API-Version"] = VERSION;
    this.isGuarded = isGood(next);
    return isGood(next) ? next : reply;
  }

  /** The learner's wishes (cmi5 11). */
  readPreferences() {
    return this.read("agents/profile", { agent: this.agent, profileId: "cmi5LearnerPreferences" });
  }

  async readProgress() {
    const reply = await this.read("activities/state", this.ofState(PROGRESS));
    this.isThere = isGood(reply);
    return reply;
  }

  /** @param {any} progress @returns {Promise<Reply>} */
  async writeProgress(progress) {
    const known = this.isGuarded && this.isThere;
    const reply = await this.ask("PUT", "activities/state", this.ofState(PROGRESS), progress, known ? { "If-Match": "*" } : {});
    this.isThere = this.isThere || isGood(reply);
    if (known || !CONFLICTS.includes(reply.status)) return reply;
    this.isGuarded = this.isThere = true;
    return this.writeProgress(progress);
  }

  /** @param {any[]} statements */
  tell(statements) {
    return this.ask("POST", "statements", {}, statements);
  }

  /**
   * The last statements, as far as they can outlive the page together with a document: answers give way, the oldest first,
   * to what is said of the module.
   * @param {any[]} statements
   * @param {any} document
   * @returns {any[]}
   */
  lastOnes(statements, document) {
    let room = MOST_KEPT_ALIVE - sizeOf(JSON.stringify(document));
    const fitting = statements.reverse().filter((one) => {
      room -= sizeOf(JSON.stringify(one)) + 1;
      return room > 0 || one.object.id === this.launch.activityId;
    });
    return fitting.reverse();
  }

  /**
   * Whether an earlier session told this of the module.
   * @param {string} verb
   * @returns {Promise<boolean>}
   */
  async wasTold(verb) {
    const { activityId, registration } = this.launch;
    const { value } = await this.ask("GET", "statements", { agent: this.agent, activity: activityId, registration, verb, limit: "1" });
    return Boolean(value && value.statements && value.statements.length);
  }
}

/** @param {string} text @returns {number} bytes */
function sizeOf(text) {
  return new TextEncoder().encode(text).length;
}

/** @param {Reply} reply */
export function isGood(reply) {
  return reply.status >= 200 && reply.status < 300;
}
