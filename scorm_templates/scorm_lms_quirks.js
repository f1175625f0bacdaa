/**
 * How LMSs in use treat a module, where that is harder than the standard's text lets hope: one quirk each, to be put
 * around any SCORM API object. The same quirks stand around the small LMS of the preview and around the tests' LMS.
 *
 *     const quirks = new Quirks(["one-session", "slow"], CALLS, surroundings);
 *     quirks.call("commit", [""], (action, args) => api[verbOf(action)](...args));
 *
 * A quirk sees each call on its way to the LMS, lets it go on (`next`) or answers it itself (`say`). It never changes
 * what the page's own model of the data holds: as in real LMSs, that lies beside the module in the browser, and what
 * the *server* holds is another thing. Whoever holds that looks after each commit and end whether it `arrived`, and
 * which elements of it were `lost`.
 *
 * @typedef {import("./scorm_lms.js").Action} Action
 * @typedef {import("./scorm_lms.js").Family} Family
 * @typedef {Pick<Family, "phases" | "codes" | "names">} Terms  of a family: its error numbers and elements
 * @typedef {(action: Action, args: unknown[]) => string} Calls
 *
 * @typedef {object} Surroundings  what a quirk must know of the world
 * @property {() => boolean} isOnline   whether the server can be reached
 * @property {() => boolean} isLeaving  whether this call comes from a page that goes, which can send beacons alone
 * @property {() => boolean} isExpired  whether the learner's login has run out
 * @property {(milliseconds: number) => void} hold  keeps the page waiting, as a synchronous request does
 *
 * @typedef {object} Asked      one call
 * @property {Action} action
 * @property {string} element   of get and set, else ""
 * @property {string} value     of set, else ""
 * @property {() => string} next  lets it go on to the LMS
 * @property {(answer: string, code?: string) => string} say  answers it in the LMS's place
 *
 * @typedef {(asked: Asked) => string} Way  of a quirk with the calls of one launch
 * @typedef {{quirks: Quirks, terms: Terms, around: Surroundings}} Launched
 * @typedef {(launched: Launched) => Way} Start
 *
 * @typedef {object} Quirk
 * @property {string} name
 * @property {string} title     in a list of LMSs
 * @property {string} says      what authors read of it
 * @property {Start} [start]
 * @property {number} [delay]   ms until a module finds the API
 */

const SLOW = 3000;
const LATE = 1500;
/** An LMS that cuts does so at the width of a column of its database. */
const CUT = 255;

/**
 * Ends its session for good. The standard's own words: after the end there is no way back to a session (1.2 RTE
 * 3.2.1.1, error 101; 2004 RTE 3.1.2.1, 104), and a second opening of a running one is refused (101, 103). A module's
 * page that loads again, or a window that is opened again from the same page of the LMS, meets the session that its
 * own `pagehide` has ended. So do Moodle's scorm_13.js (`Terminated` is never reset) and scorm-again; Moodle's
 * scorm_12.js, ILIAS's SCORM1_2standard.js and Chamilo's scorm_api.php open another.
 * @type {Start}
 */
export const oneSession = ({ terms: { phases } }) => {
  /** @type {import("./scorm_lms.js").Phase} */
  let phase = "before";
  return ({ action, next, say }) => {
    const early = phases[action] && phases[action][phase];
    if (early) return say(action === "get" ? "" : "false", early);
    const answer = next();
    if (answer === "true" && action === "initialize") phase = "running";
    if (answer === "true" && action === "terminate") phase = "ended";
    return answer;
  };
};

/**
 * Has opened the session itself, before the module's page: an LMS whose page calls Initialize on behalf of what it
 * plays, or a wrapper around the module that does. The module's own call is a second one (101, 103); all else works.
 * @type {Start}
 */
export const opened = ({ terms: { phases } }) => {
  let running = false;
  return ({ action, next, say }) => {
    if (action === "initialize" && running) return say("false", phases.initialize.running);
    const answer = next();
    if (action === "initialize" && answer === "true") running = true;
    if (action === "terminate" && answer === "true") running = false;
    return answer;
  };
};

/**
 * Says "true" while nothing arrives. Moodle's request.js sends a commit by a synchronous request; where that throws
 * (no network) or the page goes, by a beacon, which says yes as soon as it is queued. Open edX's scormxblock.js
 * answers "true" to all calls, whatever came of its requests, with a server that fails, too: so does this one where
 * the server can't be reached though the browser calls itself online. The page's own model keeps what was set.
 * @type {Start}
 */
export const dropsOffline =
  ({ quirks, around: { isOnline } }) =>
  ({ action, next, say }) => {
    if (!sends(action) || isOnline()) return next();
    quirks.arrived = false;
    next();
    return say("true");
  };

/**
 * Sends what has changed since it last sent it, and counts it as sent before it knows what came of it: CollectData of
 * Moodle's scorm_12.js, and IliasCommit of ILIAS's basisAPI.js, which empties its list of changes first. What was lost
 * on its way goes to the server only when its value changes again. (Moodle's scorm_13.js sends all that differs from
 * the launch, each time.)
 * @type {Start}
 */
export const onlyChanges = ({ quirks, terms: { names } }) => {
  /** @type {Map<string, string>} */
  const page = new Map();
  /** @type {Map<string, string>} */
  const sent = new Map();
  return ({ action, element, value, next }) => {
    const answer = next();
    if (action === "set" && answer === "true" && element !== names.time) page.set(element, value);
    if (!sends(action)) return answer;
    for (const [name, held] of page) {
      if (sent.get(name) === held) continue;
      sent.set(name, held);
      if (answer === "true" && quirks.arrived) quirks.lost.delete(name);
      else quirks.lost.add(name);
    }
    return answer;
  };
};

/**
 * Takes three seconds for each save, in which the browser does nothing else: Moodle, ILIAS, Chamilo and Open edX all
 * send commits by synchronous requests.
 * @type {Start}
 */
export const slow =
  ({ around: { isLeaving, hold } }) =>
  ({ action, next }) => {
    if (sends(action) && !isLeaving()) hold(SLOW);
    return next();
  };

/**
 * Keeps a completed module as it is: once completed or passed has arrived, status, score and saved state change no
 * more, and the next launch is a review. ILIAS does so where "review mode" is chosen (`b_autoReview`, and `b_scoCredit`
 * in SCORM1_2standard.js: such values are answered with "true" and left alone); Moodle offers a review of a finished
 * attempt (mod/scorm/player.php), and takes nothing in it.
 * @param {boolean} refuses  answers "false" (403, 404: read only) instead
 * @returns {Start}
 */
const locking =
  (refuses) =>
  ({ quirks, terms: { names, codes } }) => {
    let pending = false;
    let locked = false;
    let review = false;
    return ({ action, element, value, next, say }) => {
      if (action === "get" && review && element === names.mode) return say("review");
      if (action === "get" && review && element === names.credit) return say("no-credit");
      const isKept = element === names.state || /score|status/.test(element);
      if (action === "set" && locked && isKept) return refuses ? say("false", codes.readOnly) : say("true");
      const answer = next();
      if (action === "initialize" && answer === "true") locked = review = quirks.isDone();
      if (action === "set" && answer === "true") pending = pending || isVerdict(names, element, value);
      if (sends(action) && answer === "true" && quirks.arrived) locked = locked || pending;
      return answer;
    };
  };

export const locks = locking(false);
export const locksRefusing = locking(true);

/**
 * Hands back another text than it was given, at the next launch: the page of an LMS writes the saved state into a
 * script or a form, and it comes out escaped, unescaped, trimmed or cut. Chamilo's scorm_api.php prints it between
 * quotes; pages that read form data turn + into a space; a column of a database cuts.
 * @param {(text: string) => string} change
 * @returns {Start}
 */
const altering =
  (change) =>
  ({ terms: { names } }) => {
    let own = false; // set in this session: the page's own model has it as it was
    return ({ action, element, next, say }) => {
      if (action === "set" && element === names.state) own = true;
      const answer = next();
      if (action !== "get" || element !== names.state || own) return answer;
      const altered = change(answer);
      return altered === answer ? answer : say(altered);
    };
  };

/** Ways in which LMSs spoil a saved state, by what follows `alters-` in a quirk's name. @type {Object<string, (text: string) => string>} */
export const ALTERATIONS = {
  cut: (text) => text.slice(0, Math.min(CUT, Math.floor(text.length / 2))),
  character: (text) => {
    const middle = Math.floor(text.length / 2);
    return text && text.slice(0, middle) + (text[middle] === "x" ? "y" : "x") + text.slice(middle + 1);
  },
  ampersands: (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;"),
  pluses: (text) => text.replace(/\+/g, " "),
  blanks: (text) => text.replace(/\s+/g, " ").trim(),
  unset: (text) => (text === "" ? "undefined" : text),
};

/**
 * Doesn't say who learns: Open edX in its preview and Chamilo for visitors know no learner.
 * @type {Start}
 */
export const noId =
  ({ terms: { names } }) =>
  ({ action, element, next, say }) => {
    const answer = next();
    return action === "get" && names.learner.includes(element) ? say("") : answer;
  };

/**
 * Logs the learner out while the module is open. Moodle's datamodel.php then answers with its login page, which is no
 * "true", so each commit is "false" with error 101; ILIAS's basisAPI.js leaves for a page of its own. The last words
 * of a page that goes are a beacon's, which says "true" and is turned away at the door.
 * @type {Start}
 */
export const expires =
  ({ quirks, terms: { codes }, around: { isExpired, isLeaving } }) =>
  ({ action, next, say }) => {
    if (!sends(action) || !isExpired()) return next();
    quirks.arrived = false;
    if (!isLeaving()) return say("false", codes.general);
    next();
    return say("true");
  };

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
    start: locks,
  },
  {
    name: "locks-refusing",
    title: "Locks what is completed, and refuses more",
    says: "Once the module is completed or passed it refuses status, score and saved state, and opens the module for review.",
    start: locksRefusing,
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
   * @param {Surroundings} around
   * @param {Calls} lms  answers what goes on to it
   */
  constructor(names, terms, around, lms) {
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
    this.ways = chosen.flatMap(({ start }) => (start ? [start({ quirks: this, terms, around })] : []));
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
   * @param {number} index  of the way that is next
   * @param {Action} action
   * @param {unknown[]} args
   * @returns {string}
   */
  #pass(index, action, args) {
    if (index === this.ways.length) return this.lms(action, args);
    const withElement = action === "get" || action === "set";
    return this.ways[index]({
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

/** @param {Action} action */
function sends(action) {
  return action === "commit" || action === "terminate";
}

/**
 * @param {Family["names"]} names
 * @param {string} element
 * @param {string} value
 */
function isVerdict({ verdicts }, element, value) {
  return (verdicts[element] || []).includes(value);
}

/**
 * Whether a module's page is on its way out, or out of sight, when it calls: what Moodle's request.js looks at.
 * @param {Window|null} page
 * @returns {boolean}
 */
export function isLeaving(page) {
  try {
    const event = page && page.event;
    return Boolean(event && ["pagehide", "beforeunload", "unload"].includes(event.type)) || Boolean(page && page.document.hidden);
  } catch (foreign) {
    return false;
  }
}
