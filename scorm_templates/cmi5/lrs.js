/**
 * The LMS's record store over HTTP (xAPI 1.0.3, part 3). Nothing here throws: what can't be had is told by its status,
 * and status 0 means that nobody answered.
 *
 * @typedef {import("./launch.js").Launch} Launch
 * @typedef {{status: number, value: any}} Reply
 */

/** What browsers let outlive the page is 64 KiB at a time, of all requests together. */
const MOST_KEPT_ALIVE = 58000;
const LAUNCH_DATA = "LMS.LaunchData";
const PROGRESS = "progress";

export class Lrs {
  /**
   * @param {Launch} launch
   * @param {string} token
   */
  constructor(launch, token) {
    this.launch = launch;
    this.headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
    this.agent = JSON.stringify(launch.actor);
  }

  /**
   * @param {string} method
   * @param {string} resource
   * @param {Object<string, string>} query
   * @param {any} [content]
   * @returns {Promise<Reply>}
   */
  async ask(method, resource, query, content) {
    const address = `${this.launch.endpoint}${resource}?${new URLSearchParams(query)}`;
    const body = content === undefined ? undefined : JSON.stringify(content);
    const keepalive = body !== undefined && sizeOf(body) < MOST_KEPT_ALIVE;
    try {
      const answer = await fetch(address, { method, headers: this.headers, body, keepalive, cache: "no-store" });
      const text = await answer.text();
      return { status: answer.status, value: method === "GET" && answer.ok ? JSON.parse(text) : null };
    } catch (unreachable) {
      return { status: 0, value: null };
    }
  }

  /** @param {string} stateId @returns {Object<string, string>} */
  ofState(stateId) {
    const { activityId, registration } = this.launch;
    return { activityId, registration, stateId, agent: this.agent };
  }

  /** What the LMS says of this launch (cmi5 10). */
  readLaunchData() {
    return this.ask("GET", "activities/state", this.ofState(LAUNCH_DATA));
  }

  /** The learner's wishes (cmi5 11). */
  readPreferences() {
    return this.ask("GET", "agents/profile", { agent: this.agent, profileId: "cmi5LearnerPreferences" });
  }

  readProgress() {
    return this.ask("GET", "activities/state", this.ofState(PROGRESS));
  }

  /** @param {any} progress */
  writeProgress(progress) {
    return this.ask("PUT", "activities/state", this.ofState(PROGRESS), progress);
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
