/**
 * How LMSs in use treat a module, where that is harder than the standard's text lets hope: one quirk each, to be put
 * around any SCORM API object. The same quirks stand around the small LMS of the preview and around the tests' LMS.
 *
 *     const quirks = new Quirks(["one-session", "slow"], CALLS, environment);
 *     quirks.call("commit", [""], (action, args) => api[verbOf(action)](...args));
 *
 * A quirk never changes what the page's own model of the data holds: as in real LMSs, that lies beside the module in
 * the browser, and what the *server* holds is another thing. Whoever holds that looks after each commit and end
 * whether it `arrived`, and which elements of it were `lost`.
 *
 * @typedef {import("./scorm_lms.js").Action} Action
 * @typedef {import("./scorm_lms.js").Family} Family
 * @typedef {Pick<Family, "phases" | "codes" | "names">} Terms  of a family: its error numbers and elements
 * @typedef {(action: Action, args: unknown[]) => string} Calls
 *
 * @typedef {object} Environment  what a quirk must know of the world
 * @property {() => boolean} isOnline   whether the server can be reached
 * @property {() => boolean} isLeaving  whether this call comes from a page that goes, which can send beacons alone
 * @property {() => boolean} isExpired  whether the learner's login has run out
 * @property {(milliseconds: number) => void} hold  keeps the page waiting, as a synchronous request does
 *
 * @typedef {object} Call      one call
 * @property {Action} action
 * @property {string} element   of get and set, else ""
 * @property {string} value     of set, else ""
 * @property {() => string} next  lets it go on to the LMS
 * @property {(answer: string, code?: string) => string} say  answers it in the LMS's place
 *
 * @typedef {(call: Call) => string} Interceptor  of a quirk with the calls of one launch
 * @typedef {{quirks: Quirks, terms: Terms, environment: Environment}} Launched
 * @typedef {(launched: Launched) => Interceptor} Start
 *
 * @typedef {object} Quirk
 * @property {string} name
 * @property {string} title     in a list of LMSs
 * @property {string} says      what authors read of it
 * @property {Start} [start]
 * @property {number} [delay]   ms until a module finds the API
 */
import { ALTERATIONS, altering, dropsOffline, expires, isVerdict, locking } from "./scorm_lms_interceptors.js";
import { noId, oneSession, onlyChanges, opened, slow } from "./scorm_lms_interceptors.js";

const LATE = 1500;

/** From the module's side to the LMS's: the order in which those that are chosen see a call. @type {Quirk[]} */
export const QUIRKS = [
  {
    name: "opened",
    title: "Opened the session itself",
    says: "It has opened the session before the module could, and refuses to open it twice. All else works.",
    start: opened,
  },
  {
    name: "one-session",
    title: "Ends its session for good",
    says: "A session that has ended stays so: a module that is loaded again must be opened anew from the LMS’s own page.",
    start: oneSession,
  },
  {
    name: "late",
    title: "Appears late",
    says: "The module finds it a second and a half after its own page was loaded.",
    delay: LATE,
  },
  {
    name: "no-id",
    title: "Doesn’t say who learns",
    says: "It gives neither the learner’s name nor an id.",
    start: noId,
  },
  {
    name: "locks",
    title: "Locks what is completed",
    says: "Once the module is completed or passed it says “true” to more, keeps none of it, and opens the module for review.",
    start: locking(false),
  },
  {
    name: "locks-refusing",
    title: "Locks what is completed, and refuses more",
    says: "Once the module is completed or passed it refuses status, score and saved state, and opens the module for review.",
    start: locking(true),
  },
  ...Object.entries({
    cut: ["Cuts the saved state", "It hands back the first half of what the module saved, at most 255 characters."],
    character: ["Spoils the saved state", "It hands back what the module saved with one character changed."],
    ampersands: ["Escapes the saved state", "It hands back what the module saved with &amp; for each &."],
    pluses: ["Loses plus signs", "It hands back what the module saved with a space for each +."],
    blanks: ["Tidies blanks", "It hands back what the module saved without blanks at its ends, and one for several."],
    unset: ["Says “undefined”", "It says “undefined” where nothing was saved yet."],
  }).map(([name, [title, says]]) => ({ name: `alters-${name}`, title, says, start: altering(ALTERATIONS[name]) })),
  {
    name: "slow",
    title: "Takes three seconds to save",
    says: "The browser does nothing else while it saves.",
    start: slow,
  },
  {
    name: "only-changes",
    title: "Sends what has changed, once",
    says: "What is lost on its way is not sent again unless it changes.",
    start: onlyChanges,
  },
  {
    name: "drops-offline",
    title: "Offline, but says “saved”",
    says: "While the connection is lost it says “true” to everything, and its server learns nothing.",
    start: dropsOffline,
  },
  {
    name: "expires",
    title: "Logs the learner out",
    says: "After a while it knows the learner no more and takes nothing, though it says “true” to a window that closes.",
    start: expires,
  },
];

/** The quirks of an LMS at work in one launch. */
export class Quirks {
  /**
   * @param {string[]} names  of QUIRKS, in any order; another is an error
   * @param {Terms} terms
   * @param {Environment} environment
   * @param {Calls} lms  answers what goes on to it
   */
  constructor(names, terms, environment, lms) {
    const unknown = names.filter((name) => !QUIRKS.some((quirk) => quirk.name === name));
    if (unknown.length) throw new Error(`There is no quirk ${unknown.join(", ")}.`);
    this.names = new Set(names);
    this.terms = terms;
    this.lms = lms;
    /** Whether what the last commit or end sent reached the server. */
    this.arrived = true;
    /** Elements whose value at the server is an older one than the page's. @type {Set<string>} */
    this.lost = new Set();
    /** Whether a quirk answered the last call, whatever the LMS said. */
    this.answered = false;
    this.code = "";
    const chosen = QUIRKS.filter(({ name }) => this.names.has(name));
    this.delay = Math.max(0, ...chosen.map(({ delay = 0 }) => delay));
    this.interceptors = chosen.flatMap(({ start }) => (start ? [start({ quirks: this, terms, environment })] : []));
    if (this.names.has("opened")) this.call("initialize", [""]);
  }

  /**
   * @param {Action} action
   * @param {unknown[]} args  as the module gave them
   * @returns {string}
   */
  call(action, args) {
    if (action === "error" && this.code) return this.code;
    if (action === "words" || action === "diagnostic" || action === "error") return this.lms(action, args);
    this.arrived = true;
    this.answered = false;
    this.code = "";
    return this.#pass(0, action, args);
  }

  /**
   * @param {number} index  of the interceptor that is next
   * @param {Action} action
   * @param {unknown[]} args
   * @returns {string}
   */
  #pass(index, action, args) {
    if (index === this.interceptors.length) return this.lms(action, args);
    const withElement = action === "get" || action === "set";
    return this.interceptors[index]({
      action,
      element: withElement ? String(args[0]) : "",
      value: action === "set" ? String(args[1]) : "",
      next: () => this.#pass(index + 1, action, args),
      say: (answer, code = "0") => {
        this.answered = true;
        this.code = code;
        return answer;
      },
    });
  }

  /** Whether what the LMS hands out says completed or passed. */
  isDone() {
    const { names } = this.terms;
    return Object.keys(names.verdicts).some((name) => isVerdict(names, name, this.lms("get", [name])));
  }

  /** Whether one session lasts as long as the LMS's own page. */
  get lasting() {
    return this.names.has("one-session");
  }
}

/**
 * Whether a module's page is on its way out, or out of sight, when it calls: what Moodle's request.js looks at.
 * @param {Window|null} page
 * @returns {boolean}
 */
export function isLeaving(page) {
  try {
    const event = page && page.event;
    const goes = Boolean(event) && ["pagehide", "beforeunload", "unload"].includes(/** @type {Event} */ (event).type);
    return goes || Boolean(page && page.document.hidden);
  } catch (foreign) {
    return false;
  }
}
