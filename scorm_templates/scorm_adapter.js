/**
 * The course's side of SCORM: five verbs between the neutral runtime and an LMS's API object. What its standards differ in stands in the
 * folder of each: the names of calls and elements, how a status is written, and an answer in the standard's own words.
 *
 * @typedef {import("../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("../builder/runtime/contract.js").Progress} Progress
 * @typedef {Pick<Progress, "completion"|"success"|"score">} Result  of the module or of an objective
 *
 * @typedef {object} Status       results as the LMS has them: never lowered, unless the author wants the last attempt to count
 * @property {string} whole       the module's entry in the data model; an objective's is that of the list
 * @property {(entry: string) => Result} read  what an earlier session left
 * @property {() => void} begin   tells that the module was opened
 * @property {(entry: string, result: Result, passMark: number|null, mayFall: boolean) => boolean} write  false: refused
 * @property {() => boolean} isCompleted  as the LMS has it
 *
 * @typedef {object} Dialect
 * @property {string} api         the global name of the LMS's object
 * @property {import("./scorm_api.js").Verbs} verbs
 * @property {{exit: string, mode: string, location: string, learnerId: string, learnerName: string, passMark: string, time: string, measure?: string}} elements
 * @property {number} topMark     of the scale of the LMS's pass mark
 * @property {boolean} readsRecords  whether a module may read what it wrote
 * @property {(seconds: number) => string} duration
 * @property {(answer: Interaction, limits: Object<string, number>) => [string, string][]} fields  of an answer's record, in the order
 *   in which they are set
 * @property {(session: ScormSession) => Status} makeStatus
 */
import { findApi } from "#runtime/lms/find_api.js";
import { ScormSession } from "./scorm_api.js";
import { Objectives } from "./scorm_objectives.js"; // only for: objectives
import { Records } from "./scorm_records.js"; // only for: answers
import { asDecimal, cutText, givenMark } from "./scorm_values.js";

const STATE = "cmi.suspend_data";

/**
 * @param {Dialect} dialect
 * @returns {import("../builder/runtime/contract.js").Adapter}
 */
export function scormAdapter({ api, verbs, elements, topMark, readsRecords, duration, fields, makeStatus }) {
  /** Set by `connect`, before any other verb. @type {ScormSession} */
  let session;
  /** None where nothing is recorded. @type {Records} */
  let records;
  /** None where the course has none. @type {Objectives} */
  let objectives;
  /** @type {Status} */
  let status;
  /** @type {Object<string, number>} */
  let limits = {};
  let recording = false;
  let ended = true;
  /** Whether all was saved at the end. */
  let saved = false;
  /** Whether the LMS goes on holding the saved state that it had when the module was completed, whatever it answers. */
  let locked = false;

  /** @param {Progress} progress @returns {boolean} */
  function save(progress) {
    if (ended) return false;
    if (!recording) return true;
    session.resend();
    session.send(elements.exit, "suspend");
    const taken = [
      status.write(status.whole, progress, progress.passMark, Boolean(progress.mayFall)),
      // A state that doesn't fit can't be cut: it would be unreadable.
      progress.state.length <= limits.saved_state && session.send(STATE, progress.state),
    ];
    if (elements.measure) session.send(elements.measure, asDecimal(progress.progress, 2));
    session.send(elements.location, cutText(progress.location, limits.location));
    for (const objective of progress.objectives) {
      const entry = objectives?.entryOf(objective.id, (found) => status.read(found));
      if (entry) status.write(entry, objective, null, false);
    }
    session.send(elements.time, duration(progress.seconds));
    const done = session.commit() && taken.every(Boolean);
    locked = done && status.isCompleted() && session.ignores(STATE);
    return done;
  }

  return {
    async connect(settings) {
      limits = settings.limits;
      recording = false;
      saved = false;
      session = new ScormSession(await findApi(api), verbs);
      records = Records && new Records(session, settings.records || [], limits, readsRecords);
      objectives = Objectives && new Objectives(session, limits);
      status = makeStatus(session);
      const connection = await session.begin();
      ended = connection !== "open";
      return connection;
    },

    restore() {
      const given = session.get(elements.mode);
      const mode = given === "review" || given === "browse" ? given : "normal";
      recording = !ended && mode === "normal";
      // At once, and for good: a page that dies must not cost the learner the saved state, and Moodle hands it back only after this. It
      // stays so after completion, for an exit of another kind ends the attempt. Who only looks changes nothing.
      if (recording) session.send(elements.exit, "suspend");
      const isFirst = ["unknown", "not attempted"].includes(session.get(session.always));
      const result = status.read(status.whole);
      // Read whatever the entry says: some LMSs call every launch a first one, and Chamilo answers ab-initio after a suspend.
      const state = session.get(STATE);
      const location = session.get(elements.location);
      const learner = { id: session.get(elements.learnerId), name: session.get(elements.learnerName) };
      session.noteCommitted(STATE, state);
      session.noteCommitted(elements.location, location);
      if (recording) status.begin();
      return { state, location, learner, ...result, passMark: givenMark(session.get(elements.passMark), topMark), mode, isUnread: !isFirst && session.isUnread(STATE) };
    },

    record(answer) {
      if (ended) return false;
      return !recording || records.write(answer, fields(answer, limits));
    },

    save,

    finish(progress) {
      if (ended) return saved;
      const done = save(progress);
      ended = true;
      saved = session.close() && done;
      return saved;
    },

    hasEnded: () => session.hasEnded,
    isLocked: () => locked,
    hasReopened() {
      const anew = session.hasReopened();
      if (anew) for (const list of [records, objectives]) list?.restart();
      return anew;
    },
    doubt: () => session.doubt(),
    view: () => session.view(),
  };
}
