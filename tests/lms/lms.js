/**
 * An LMS for tests: plays a built package with scorm-again, keeps each call, and names what is wrong with it.
 *
 *     lms.html?package=/packages/x/index.html&standard=scorm12
 *
 * package    the launch page; its imsmanifest.xml, if it lies beside, gives the pass mark
 * manifest   where it lies, if not beside the launch page
 * standard   scorm12, scorm2004 (any edition behind it), or none: there is no LMS
 * mode       frame (default), nested (a frame in a frame), or window (a new one)
 * lesson     normal (default), review or browse
 * learner    the id that the LMS gives them: learner_1 by default
 * start      later: nothing is played before lms.start(). Use it to load data or to let commits fail from the first
 *
 * On window.lms:
 * ready            a promise: the package has been opened (or, with start=later, could be)
 * calls            [{verb, args, result, error, time}]: every call, in order; time in ms since this page was opened
 * faults           string[]: what strict.mjs says of the calls, and what scorm-again refused (but for GetValue's 403)
 * cmi()            the data model as it is now, committed or not, as JSON
 * saved()          the data model of the last commit or end that worked, or null: what a new browser would find
 * load(cmi)        takes such JSON as what was saved before; the next session goes on from it, by an LMS's rules:
 *                  after an exit with suspend all is handed back and entry is resume; after another the saved state
 *                  and the place are gone. Leave first: a package that closes saves over it
 * start()          opens the package, or opens it again, as at a new launch. calls and faults go on growing
 * leave()          closes the package as a learner does who goes elsewhere: its pagehide still reaches the LMS
 * failCommits(how) true: Commit and the end answer "false"; "throw": they throw; false: they work again
 * ask(mark)        the pass mark that the LMS gives from the next launch on, in place of the manifest's
 * refuse(pattern)  SetValue of elements that match the regular expression (a string) answers "false"; "" ends it
 * sessions         how many there were
 */
import { checkCall, noteAnswer } from "./strict.mjs";

const options = new URLSearchParams(location.search);
const standard = options.get("standard") || "scorm12";
const old = standard === "scorm12";
const verbs = old
  ? [
      "LMSInitialize",
      "LMSFinish",
      "LMSGetValue",
      "LMSSetValue",
      "LMSCommit",
      "LMSGetLastError",
      "LMSGetErrorString",
      "LMSGetDiagnostic",
    ]
  : ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
const [INITIALIZE, TERMINATE, GET, SET, COMMIT, LAST_ERROR] = verbs;

let session = null;
let saved = null;
let failing = false;
let refused = null;
let passMark = null;
/** The error of a call that a test let fail: scorm-again knows nothing of it. */
let lastTrouble = "";

const lms = {
  calls: [],
  faults: [],
  sessions: 0,
  ready: null,
  cmi: () => (session ? modelOf(session) : null),
  saved: () => saved,
  load: (cmi) => {
    saved = cmi;
  },
  start: open,
  leave: close,
  failCommits: (how) => {
    failing = how;
  },
  ask: (mark) => {
    passMark = mark;
  },
  refuse: (pattern) => {
    refused = pattern ? new RegExp(pattern) : null;
  },
};
window.lms = lms;

function modelOf(one) {
  return JSON.parse(JSON.stringify(one.api.renderCMIToJSONObject())).cmi;
}

/** A session with what an LMS hands to a launch. */
function newSession() {
  const Api = old ? window.Scorm12API : window.Scorm2004API;
  // Its own log goes to the console, where tests look for the package's faults.
  const api = new Api({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
  api.loadFromJSON(launchData(), "cmi");
  lms.sessions += 1;
  return { api, strict: {}, ended: false };
}

function launchData() {
  const data = JSON.parse(JSON.stringify(saved || {}));
  const core = old ? (data.core = data.core || {}) : data;
  const resumed = core.exit === "suspend";
  if (!resumed) {
    delete data.suspend_data;
    delete core[old ? "lesson_location" : "location"];
  }
  for (const gone of ["exit", "session_time", "total_time"]) delete core[gone];
  core.entry = resumed ? "resume" : "ab-initio";
  core[old ? "lesson_mode" : "mode"] = options.get("lesson") || "normal";
  core.credit = "credit";
  core[old ? "student_id" : "learner_id"] = options.get("learner") ?? "learner_1";
  core[old ? "student_name" : "learner_name"] = "Learner, Test";
  if (passMark && old) data.student_data = { mastery_score: passMark };
  if (passMark && !old) data.scaled_passing_score = passMark;
  return data;
}

function call(verb, args) {
  if (verb === INITIALIZE && session.ended) session = newSession();
  const faults = checkCall(standard, verb, args, session.strict);
  const entry = { verb, args, result: "", error: "0", time: Math.round(performance.now()) };
  lms.calls.push(entry);
  const trouble = troubleWith(verb, args);
  if (verb === LAST_ERROR && lastTrouble) {
    entry.result = lastTrouble;
    return entry.result;
  }
  lastTrouble = trouble;
  if (trouble) {
    entry.result = "false";
    entry.error = trouble;
  } else {
    entry.result = session.api[verb](...args);
    entry.error = session.api[LAST_ERROR]();
    noteAnswer(args, entry.result, session.strict);
    faults.push(...refusal(entry));
  }
  if (verb === TERMINATE) session.ended = true;
  if ((verb === COMMIT || verb === TERMINATE) && entry.result === "true") saved = modelOf(session);
  lms.faults.push(...faults);
  if (trouble && failing === "throw" && verb !== SET) throw new Error("the LMS cannot be reached");
  return entry.result;
}

/** The error number of a call that the test wants to fail, else "". */
function troubleWith(verb, args) {
  if (failing && (verb === COMMIT || verb === TERMINATE)) return old ? "101" : "391";
  if (refused && verb === SET && refused.test(String(args[0]))) return old ? "401" : "402";
  return "";
}

function refusal({ verb, args, result, error }) {
  const unset = verb === GET && error === "403";
  const bad =
    verb === GET ? error !== "0" && !unset : [INITIALIZE, TERMINATE, SET, COMMIT].includes(verb) && result !== "true";
  return bad ? [`${verb}(${args.map((arg) => JSON.stringify(arg)).join(", ")}): refused with error ${error}`] : [];
}

/** The pass mark that an LMS reads from the manifest when it takes the package in. */
async function readManifest() {
  const beside = new URL("imsmanifest.xml", new URL(options.get("package"), location.href));
  const answer = await fetch(options.get("manifest") || beside);
  if (!answer.ok) return;
  const manifest = new DOMParser().parseFromString(await answer.text(), "application/xml");
  const mark = manifest.getElementsByTagNameNS("*", old ? "masteryscore" : "minNormalizedMeasure")[0];
  if (mark) passMark = String(Number(mark.textContent));
}

function open() {
  close();
  if (standard !== "none") session = newSession();
  const address = options.get("package");
  const mode = options.get("mode") || "frame";
  if (mode === "window") {
    lms.window = window.open(address, "package");
    return;
  }
  const frame = addFrame(document, mode === "nested" ? "outer" : "package");
  if (mode === "nested") addFrame(frame.contentDocument, "package").src = address;
  else frame.src = address;
}

function addFrame(page, name) {
  const frame = page.createElement("iframe");
  frame.name = name;
  frame.id = name;
  frame.title = name;
  frame.style.cssText = "border: 0; display: block; height: 100%; width: 100%";
  page.documentElement.style.height = "100%";
  page.body.style.cssText = "height: 100%; margin: 0";
  page.body.append(frame);
  return frame;
}

function close() {
  for (const frame of document.querySelectorAll("iframe")) frame.remove();
  if (lms.window) lms.window.close();
  lms.window = null;
}

if (standard !== "none") {
  window[old ? "API" : "API_1484_11"] = Object.fromEntries(verbs.map((verb) => [verb, (...args) => call(verb, args)]));
}
lms.ready = (standard === "none" ? Promise.resolve() : readManifest()).then(() => {
  if (options.get("start") !== "later") open();
});
