/**
 * What LMSs in use do with calls: an interceptor each, with the LMSs that do so, as their public sources show. It sees each
 * call before the LMS does, lets it go on (`next`) or answers it itself (`say`).
 *
 * @typedef {import("./scorm_lms.js").Action} Action
 * @typedef {import("./scorm_lms.js").Family} Family
 * @typedef {import("./scorm_lms_quirks.js").Start} Start
 */

const SLOW = 3000;
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
  ({ quirks, environment: { isOnline } }) =>
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
    for (const [name, value] of page) {
      if (sent.get(name) === value) continue;
      sent.set(name, value);
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
  ({ environment: { isLeaving, hold } }) =>
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
export const locking =
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

/**
 * Hands back another text than it was given, at the next launch: the page of an LMS writes the saved state into a
 * script or a form, and it comes out escaped, unescaped, trimmed or cut. Chamilo's scorm_api.php prints it between
 * quotes; pages that read form data turn + into a space; a column of a database cuts.
 * @param {(text: string) => string} change
 * @returns {Start}
 */
export const altering =
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
  ({ quirks, terms: { codes }, environment: { isExpired, isLeaving } }) =>
  ({ action, next, say }) => {
    if (!sends(action) || !isExpired()) return next();
    quirks.arrived = false;
    if (!isLeaving()) return say("false", codes.general);
    next();
    return say("true");
  };

/** @param {Action} action */
function sends(action) {
  return action === "commit" || action === "terminate";
}

/**
 * @param {Family["names"]} names
 * @param {string} element
 * @param {string} value
 */
export function isVerdict({ verdicts }, element, value) {
  return (verdicts[element] || []).includes(value);
}
