/**
 * Statements as cmi5 9 wants them. Those about the module itself are "cmi5 defined" and carry its category; those about
 * a question or an objective are "cmi5 allowed" (7.1.3).
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("./launch.js").Launch} Launch
 *
 * @typedef {object} Session       what all statements of a session share
 * @property {Launch} launch
 * @property {any} template        the LMS's context, of which nothing is changed (cmi5 10, contextTemplate)
 * @property {string} language     of the course
 * @property {Object<string, number>} limits
 */
import { answerIn2004 } from "../scorm2004/answers.js"; // only for: answers
import { namesOf } from "../scorm2004/names.js"; // only for: answers
import { asIdentifier, cutAtWord, printable } from "../scorm_values.js";

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const ACTIVITIES = "http://adlnet.gov/expapi/activities/";

/** @param {string} name @returns {string} */
export function verbId(name) {
  return VERBS + name;
}

/**
 * About the module: initialized, completed, passed, failed or terminated.
 * @param {Session} session
 * @param {string} verb
 * @param {any} [result]
 * @param {any} [extensions]  of the context
 * @returns {any}
 */
export function aboutModule(session, verb, result, extensions) {
  const judged = result && ("success" in result || "completion" in result);
  const category = [`${CATEGORIES}cmi5`, ...(judged ? [`${CATEGORIES}moveon`] : [])];
  return statement(session, verb, { id: session.launch.activityId }, result, { category, extensions });
}

/**
 * @param {Session} session
 * @param {Interaction} answer
 * @returns {any}
 */
export function aboutAnswer(session, answer) {
  const { type, response, patterns, result } = answerIn2004(answer, session.limits);
  const score = result === "correct" ? 1 : result === "incorrect" ? 0 : Number(result);
  const description = cutAtWord(printable(answer.description), session.limits.description) || answer.id;
  const definition = {
    type: `${ACTIVITIES}cmi.interaction`,
    name: { [session.language]: description },
    description: { [session.language]: description },
    interactionType: type,
    ...(patterns.length ? { correctResponsesPattern: patterns } : {}),
    ...components(session, answer, type),
  };
  const marks = { scaled: score, raw: score * answer.weight, min: 0, max: answer.weight };
  const judged = Number.isNaN(score) ? {} : { success: score === 1, score: answer.weight > 0 ? marks : { scaled: score } };
  const other = answer.objective ? [objectiveId(session, answer.objective)] : [];
  return statement(
    session,
    "answered",
    { id: `${courseId(session)}#question-${asIdentifier(answer.id, session.limits.identifier)}`, definition },
    { response, duration: duration(answer.latency), ...judged },
    { parent: [session.launch.activityId], other, time: answer.time },
  );
}

/**
 * The score of a module that nobody passes or fails: those verbs alone carry one (cmi5 9.5.1), and this one is allowed.
 * @param {Session} session
 * @param {number} score  0 to 1
 * @returns {any}
 */
export function aboutScore(session, score) {
  return statement(session, "scored", { id: session.launch.activityId }, { score: asScore(score) }, {});
}

/**
 * In whole per cents, as the course reckons with them itself.
 * @param {number} share
 * @returns {any}
 */
export function asScore(share) {
  const percent = inPercent(share);
  return { scaled: percent / 100, raw: percent, min: 0, max: 100 };
}

/**
 * @param {Session} session
 * @param {import("../../builder/runtime/contract.js").ObjectiveProgress} objective
 * @returns {any}
 */
export function aboutObjective(session, { id, score, success }) {
  const judged = success === "unknown" ? {} : { success: success === "passed" };
  const result = { score: { scaled: asScore(score || 0).scaled }, ...judged };
  const definition = { type: `${ACTIVITIES}objective`, name: { [session.language]: id } };
  return statement(session, "scored", { id: objectiveId(session, id), definition }, result, { parent: [session.launch.activityId] });
}

/**
 * @param {Session} session
 * @param {string} verb
 * @param {any} object
 * @param {any} result
 * @param {{category?: string[], parent?: string[], other?: string[], extensions?: any, time?: number}} more
 * @returns {any}
 */
function statement(session, verb, object, result, { category = [], parent = [], other = [], extensions = {}, time = Date.now() }) {
  const { template, launch } = session;
  const activities = { ...template.contextActivities };
  for (const [list, ids] of Object.entries({ category, parent, other })) {
    if (ids.length) activities[list] = [...(activities[list] || []), ...ids.map((id) => ({ id }))];
  }
  return {
    id: newId(),
    timestamp: new Date(time).toISOString(),
    actor: launch.actor,
    verb: { id: verbId(verb), display: { en: verb } },
    object: { objectType: "Activity", ...object },
    ...(result ? { result } : {}),
    context: {
      ...template,
      registration: launch.registration,
      contextActivities: activities,
      extensions: { ...extensions, ...template.extensions },
    },
  };
}

/**
 * What a learner could choose from, in the component lists that each type has (xAPI 1.0.3, part 2, appendix C).
 * @param {Session} session
 * @param {Interaction} answer
 * @param {string} type
 * @returns {any}
 */
function components(session, answer, type) {
  const names = namesOf(answer, session.limits);
  const list = (/** @type {import("../../builder/runtime/contract.js").Option[]} */ options, /** @type {Map<string, string>} */ ids) =>
    options.map(({ key, text }) => ({ id: ids.get(key), description: { [session.language]: printable(text) } }));
  const options = list(answer.options, names.options);
  if (type === "choice" || type === "sequencing") return { choices: options };
  if (type === "likert") return { scale: options };
  if (type === "performance") return { steps: options };
  return type === "matching" ? { source: options, target: list(answer.targets, names.targets) } : {};
}

/**
 * The course as its author's organisation names it, the same at every LMS: the publisher's id of the module without
 * its end (cmi5 9.6.2.3).
 * @param {Session} session
 * @returns {string}
 */
function courseId({ template, launch }) {
  const [publisher] = (template.contextActivities || {}).grouping || [];
  return String((publisher && publisher.id) || launch.activityId).replace(/#.*/, "");
}

/** @param {Session} session @param {string} id @returns {string} */
function objectiveId(session, id) {
  return `${courseId(session)}#objective-${id}`;
}

/** @param {number} seconds @returns {string} */
export function duration(seconds) {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100) || 0}S`;
}

/**
 * @param {number} share
 * @returns {number}
 */
export function inPercent(share) {
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

/**
 * What the LMS's own mark makes of a score, lower or higher than the course's (cmi5 10, masteryScore).
 * @param {unknown} mark  none: it gives no number
 * @param {import("../../builder/runtime/contract.js").Progress} progress
 */
export function successBy(mark, { success, score, passMark }) {
  const agree = typeof mark !== "number" || (passMark !== null && inPercent(passMark) === inPercent(mark));
  if (agree || score === null || success === "unknown") return success;
  return inPercent(score) / 100 >= Number(mark) ? "passed" : "failed";
}

/** A random UUID. The browser's own makes one only where the page came by HTTPS. @returns {string} */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] % 16) + 64;
  bytes[8] = (bytes[8] % 64) + 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
