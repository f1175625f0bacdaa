/**
 * The course's side of cmi5: five verbs between the neutral runtime and the LMS's record store.
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("../../builder/runtime/contract.js").Progress} Progress
 * @typedef {import("../../builder/runtime/contract.js").Restored} Restored
 * @typedef {import("../../builder/runtime/contract.js").AdapterSettings} AdapterSettings
 */
import { fetchToken, applyPreferences, readLaunch } from "./launch.js";
import { Lrs, isGood } from "./lrs.js";
import { aboutAnswer, aboutModule, aboutObjective, aboutScore, asScore, duration, inPercent, successBy, verbId } from "./statements.js";

const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const BATCH = 20; // statements in a request
const REFUSED = [400, 409, 413]; // asking again can't help

/** @type {Lrs|null} */
let lrs = null;
/** @type {import("./statements.js").Session} */
let session;
/** @type {any} LMS.LaunchData */
let data = {};
/** @type {any} what earlier sessions left */
let previous = {};
let recording = false;
let ended = false;
let began = 0;
/** Statements that the LMS has not confirmed yet, in order. @type {any[]} */
let queue = [];
/** How many of them are on their way. */
let inFlight = 0;
/** What was told of the module, and the scores of objectives: now, and as far as the LMS has it. @type {Object<string, any>} */
let stated = {};
/** @type {Object<string, any>} */
let confirmed = { objectives: {} };

/**
 * @param {AdapterSettings} settings
 * @returns {Promise<import("../../builder/runtime/contract.js").Connection>}
 */
async function connect(settings) {
  const launch = readLaunch(window.location.search);
  if (!launch) return "none";
  const { token, again } = await fetchToken(launch);
  if (!token) return "refused";
  lrs = new Lrs(launch, token);
  const launchData = await lrs.readLaunchData();
  if (!isGood(launchData) || !launchData.value) return "refused";
  const verbs = ["completed", "passed", "failed"];
  const [wishes, progress, ...before] = await Promise.all([
    lrs.readPreferences(),
    lrs.readProgress(),
    ...verbs.map((verb) => /** @type {Lrs} */ (lrs).wasTold(verbId(verb))),
  ]);
  if (!isGood(progress) && progress.status !== 404) return "refused";
  data = launchData.value;
  previous = progress.value || {};
  session = { launch, template: data.contextTemplate || {}, language: document.documentElement.lang, limits: settings.limits };
  applyPreferences(wishes.value);
  confirmed = copyOf(previous.told || {});
  const [completed, passed, failed] = before;
  confirmed.completed = confirmed.completed || completed;
  confirmed.passed = confirmed.passed || passed;
  stated = { ...copyOf(confirmed), failed: failed ? previous.failed : undefined, scored: previous.scored };
  // A page that is loaded again has ended its session (cmi5 7.1.2): the learner goes back.
  ended = again;
  recording = !again && data.launchMode !== "Browse" && data.launchMode !== "Review";
  if (again) leave();
  return again ? "closed" : "open";
}

/** @returns {Promise<Restored>} */
async function restore() {
  const { actor } = session.launch;
  const first = aboutModule(session, "initialized");
  began = Date.parse(first.timestamp);
  if (!ended) {
    queue.push(first);
    await send();
  }
  return {
    state: previous.state || "",
    location: previous.location || "",
    learner: { id: (actor.account && actor.account.name) || "", name: actor.name || "" },
    completion: confirmed.completed ? "completed" : previous.completion || "incomplete",
    success: confirmed.passed ? "passed" : previous.success || "unknown",
    score: typeof previous.score === "number" ? previous.score : null,
    passMark: typeof data.masteryScore === "number" ? data.masteryScore : null,
    mode: data.launchMode === "Browse" ? "browse" : data.launchMode === "Review" ? "review" : "normal",
  };
}

/**
 * @param {Interaction} interaction
 * @returns {boolean}
 */
function record(interaction) {
  if (!lrs || ended) return false;
  // No statement is older than the session's first (cmi5 9.3), though an answer that was kept on the device may be.
  if (recording) queue.push(aboutAnswer(session, { ...interaction, time: Math.max(began, interaction.time) }));
  return true;
}

/**
 * @param {Progress} progress
 * @returns {Promise<boolean>}
 */
async function save(progress) {
  if (!lrs || ended) return false;
  if (!recording) return true;
  note(progress);
  return (await send()) && isGood(await lrs.writeProgress(documentOf(progress)));
}

/**
 * Everything is sent before this returns, for the page may be going, or as much as can outlive it. What is on its way
 * already can't be called back, nor waited for.
 * @param {Progress} progress
 * @returns {boolean | Promise<boolean>}
 */
function finish(progress) {
  if (!lrs || ended) return ended;
  const onTheirWay = inFlight > 0;
  if (recording) {
    note(progress);
    noteFailure(progress);
    noteScore(progress);
  }
  const share = stated.completed || !recording ? {} : { extensions: { [PROGRESS]: inPercent(progress.progress) } };
  queue.push(aboutModule(session, "terminated", { duration: duration((Date.now() - began) / 1000), ...share }));
  ended = true;
  const progressDocument = documentOf(progress);
  const last = lrs.lastOnes(queue.slice(inFlight), progressDocument);
  const isAll = inFlight + last.length === queue.length;
  const requests = [lrs.tell(last)];
  if (recording) requests.push(lrs.writeProgress(progressDocument));
  return Promise.all(requests).then((replies) => isAll && !onTheirWay && replies.every(isGood));
}

/** Goes back to the LMS, if that says where (cmi5 10, returnURL). @returns {boolean} */
function leave() {
  if (data.returnURL) window.location.replace(data.returnURL);
  return Boolean(data.returnURL);
}

/**
 * Sends what waits, in order.
 * @returns {Promise<boolean>}
 */
async function send() {
  let most = BATCH;
  while (lrs && queue.length && !ended) {
    const batch = queue.slice(0, most);
    const current = copyOf(stated);
    inFlight = batch.length;
    const reply = await lrs.tell(batch);
    inFlight = 0;
    if (isGood(reply) || (batch.length === 1 && REFUSED.includes(reply.status))) queue.splice(0, batch.length);
    else if (REFUSED.includes(reply.status)) most = 1; // one of them is, and must not keep the others
    else return false;
    if (!queue.length) confirmed = current;
  }
  return !queue.length;
}

/**
 * Says of module and objectives what is new. Completed and passed are told once a registration (cmi5 9.3.3, 9.3.4).
 * @param {Progress} progress
 */
function note(progress) {
  for (const objective of progress.objectives) {
    if (objective.score === null || stated.objectives[objective.id] === objective.score) continue;
    stated.objectives[objective.id] = objective.score;
    queue.push(aboutObjective(session, objective));
  }
  if (progress.completion === "completed" && !stated.completed) {
    stated.completed = true;
    queue.push(aboutModule(session, "completed", { completion: true, duration: timeSpent(progress) }));
  }
  if (successBy(data.masteryScore, progress) === "passed" && !stated.passed && reaches(progress.score)) {
    stated.passed = true;
    queue.push(verdict(progress, "passed", true));
  }
}

/**
 * Failed is told at the end: a session has one verdict (cmi5 9.3), and a next try in it may pass.
 * @param {Progress} progress
 */
function noteFailure(progress) {
  const success = successBy(data.masteryScore, progress);
  const failed = success === "failed" || (success === "passed" && !reaches(progress.score));
  if (!failed || stated.passed || stated.failed === progress.score) return;
  stated.failed = progress.score;
  queue.push(verdict(progress, "failed", false));
}

/**
 * The score of a module without a pass mark, at the end of a session that changed it.
 * @param {Progress} progress
 */
function noteScore({ passMark, score }) {
  if (passMark !== null || score === null || stated.scored === score) return;
  stated.scored = score;
  queue.push(aboutScore(session, score));
}

/**
 * With a score only where that says the same (cmi5 9.5.1): a course of several assessments can fail above the mark.
 * @param {Progress} progress
 * @param {string} verb
 * @param {boolean} success
 * @returns {any}
 */
function verdict(progress, verb, success) {
  const { masteryScore } = data;
  const tells = progress.score !== null && reaches(progress.score) === (success || typeof masteryScore !== "number");
  const score = tells ? { score: asScore(progress.score || 0) } : {};
  const extensions = typeof masteryScore === "number" ? { [MASTERY]: masteryScore } : {};
  return aboutModule(session, verb, { success, duration: timeSpent(progress), ...score }, extensions);
}

/** Whether a score is no less than what this LMS asks. @param {number|null} score */
function reaches(score) {
  return score === null || typeof data.masteryScore !== "number" || inPercent(score) / 100 >= data.masteryScore;
}

/** Of all sessions. @param {Progress} progress */
function timeSpent(progress) {
  return duration((previous.seconds || 0) + progress.seconds);
}

/**
 * What the next session finds. Of what was told it names only what the LMS has confirmed.
 * @param {Progress} progress
 * @returns {any}
 */
function documentOf(progress) {
  const { state, location, completion, success, score, seconds } = progress;
  const { failed, scored } = stated;
  return { state, location, completion, success, score, seconds: (previous.seconds || 0) + seconds, told: confirmed, failed, scored };
}

/** @param {Object<string, any>} words @returns {Object<string, any>} */
function copyOf(words) {
  return { ...words, objectives: { ...words.objectives } };
}

export const adapter = { connect, restore, record, save, finish, leave, isProof: true };
