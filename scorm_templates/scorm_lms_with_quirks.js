/**
 * The small LMS with quirks: a session of it, and what its server holds, which is less than the page's own model where
 * a quirk lost something on the way.
 *
 * @typedef {import("../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../builder/lms/contract.js").Network} Network
 * @typedef {import("../builder/lms/contract.js").Call} Call
 * @typedef {import("../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../builder/lms/contract.js").Session} Session
 * @typedef {import("./scorm_lms.js").Action} Action
 * @typedef {import("./scorm_lms.js").Family} Family
 * @typedef {import("./scorm_lms_quirks.js").Environment} Environment
 */
import { Quirks, isLeaving } from "./scorm_lms_quirks.js";

/** Time until the learner's login runs out, where it does. */
const LOGIN = 60000;
const IN_LIST = /^(.*?\.)(\d+)(\..*)$/;

/**
 * Opens a session of an LMS that has the quirks of the launch.
 * @param {Family} family
 * @param {LmsState} state
 * @param {Launch} launch
 * @param {Network} network
 * @param {(call: Call) => void} log
 * @param {(state: LmsState, launch: Launch, network: Network, log: (call: Call) => void) => Session} open  without any
 * @returns {Session}
 */
export function openWithQuirks(family, state, launch, network, log, open) {
  const names = launch.quirks || [];
  if (names.length === 0) return open(state, launch, network, log);
  const lies = names.includes("drops-offline");
  let fault = "";
  const session = open(state, launch, { isDown: () => !lies && network.isDown() }, (call) => (fault = call.fault));
  const verbs = Object.fromEntries(Object.entries(family.verbs).map(([verb, action]) => [action, verb]));
  /** @type {any} */
  const { api } = session;
  const lms = (/** @type {Action} */ action, /** @type {unknown[]} */ args) => api[verbs[action]](...args);
  const quirks = new Quirks(names, family, environment(network), lms);
  let server = quirks.names.has("opened") ? session.committed() : state;

  /** @type {(verb: string, action: Action, args: unknown[]) => string} */
  const call = (verb, action, args) => {
    fault = "";
    const answer = quirks.call(action, args);
    const lastFault = fault; // asking for the error is a call, too
    const saved = answer === "true" && quirks.arrived && (action === "commit" || action === "terminate");
    const first = action === "initialize" && server === null;
    if (saved || first) server = arrivedOf(session.committed(), server, quirks.lost, family);
    log({ verb, args: args.map(String), answer, error: quirks.call("error", []), fault: lastFault, habit: "", time: Date.now() });
    return answer;
  };
  const calls = Object.entries(family.verbs).map(([verb, action]) => [
    verb,
    (/** @type {unknown[]} */ ...args) => call(verb, action, args),
  ]);
  return {
    api: Object.fromEntries(calls),
    committed: () => server,
    close: () => {
      session.close();
      return server;
    },
    get finished() {
      return session.finished;
    },
    delay: quirks.delay,
    lasting: quirks.lasting,
  };
}

/**
 * @param {Network} network
 * @returns {Environment}
 */
function environment(network) {
  const begun = Date.now();
  return {
    isOnline: () => !network.isDown() && window.navigator?.onLine !== false,
    isLeaving: () => Array.from({ length: window.length }, (_, index) => window[index]).some(isLeaving),
    isExpired: () => Date.now() - begun > LOGIN,
    hold: (milliseconds) => {
      const until = Date.now() + milliseconds;
      while (Date.now() < until);
    },
  };
}

/**
 * What the server holds after a commit: the page's model, but for what was lost on the way.
 * @param {LmsState} now
 * @param {LmsState} before
 * @param {Set<string>} lost
 * @param {Family} family
 * @returns {LmsState}
 */
function arrivedOf(now, before, lost, { names }) {
  if (now === null || lost.size === 0) return now;
  const stored = before ? before.values : {};
  const values = { ...now.values };
  for (const name of lost) {
    if (name in stored) values[name] = stored[name];
    else delete values[name];
  }
  const suspended = lost.has(names.exit) ? Boolean(before && before.suspended) : now.suspended;
  return { ...now, values: withoutGaps(values), suspended };
}

/**
 * Entries of lists under numbers that follow one another, as an LMS hands them out that finds only some of them.
 * @param {Object<string, string>} values
 * @returns {Object<string, string>}
 */
function withoutGaps(values) {
  /** @type {Object<string, string[]>} */
  const indices = {};
  for (const name of Object.keys(values)) {
    const [, list = "", index = ""] = IN_LIST.exec(name) || [];
    indices[list] = indices[list] || [];
    if (list && !indices[list].includes(index)) indices[list].push(index);
  }
  for (const list of Object.values(indices)) list.sort((one, other) => Number(one) - Number(other));
  const renamed = (/** @type {string} */ name) =>
    name.replace(IN_LIST, (_, list, index, rest) => `${list}${indices[list].indexOf(index)}${rest}`);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [renamed(name), value]));
}
