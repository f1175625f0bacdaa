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
 * quirks     names from scorm_templates/scorm_lms_quirks.js, with commas between them: what LMSs in use do. None: one
 *            that opens another session whenever a module asks for it, as Chamilo and Moodle's SCORM 1.2 do
 *
 * On window.lms:
 * ready            a promise: the package has been opened (or, with start=later, could be)
 * calls            [{verb, args, result, error, time}]: every call, in order; time in ms since this page was opened
 * faults           string[]: what strict.mjs says of the calls, and what scorm-again refused (but for GetValue's 403)
 * cmi()            the data model as it is now, committed or not, as JSON
 * saved()          the data model of the last commit or end that arrived, or null: what the server holds, and so what
 *                  a new browser would find. Stays when this page is loaded again
 * load(cmi)        takes such JSON as what was saved before; the next session goes on from it, by an LMS's rules:
 *                  after an exit with suspend all is handed back and entry is resume; after another the saved state
 *                  and the place are gone. Leave first: a package that closes saves over it
 * start()          opens the package, or opens it again, as at a new launch. calls and faults go on growing
 * leave()          closes the package as a learner does who goes elsewhere: its pagehide still reaches the LMS
 * reopen()         shows the package again in this page of the LMS, after leave(): no new launch
 * reach(can)       whether the server can be reached. Where it can't, Commit and the end answer "false", or lie
 *                  (drops-offline)
 * expire()         the learner's login has run out (with the quirk expires)
 * failCommits(how) true: Commit and the end answer "false"; "throw": they throw; false: they work again
 * ask(mark)        the pass mark that the LMS gives from the next launch on, in place of the manifest's
 * refuse(pattern)  SetValue of elements that match the regular expression (a string) answers "false"; "" ends it
 * sessions         how many there were
 */
import { Quirks, isLeaving } from "/scorm_templates/scorm_lms_quirks.js";
import { CALLS as CALLS_12 } from "/scorm_templates/scorm12/lms_calls.js";
import { CALLS as CALLS_2004 } from "/scorm_templates/scorm2004/lms_calls.js";
import { checkCall, noteAnswer } from "./strict.mjs";

const options = new URLSearchParams(location.search);
const standard = options.get("standard") || "scorm12";
const old = standard === "scorm12";
const quirks = (options.get("quirks") || "").split(",").filter(Boolean);
const terms = old ? CALLS_12 : CALLS_2004;
const verbs = Object.fromEntries(Object.entries(terms.verbs).map(([verb, action]) => [action, verb]));
const apiName = old ? "API" : "API_1484_11";
// Of scorm-again, which is large to read: what this standard needs alone.
const LIBRARY = `/node_modules/scorm-again/dist/${old ? "scorm12" : "scorm2004"}.min.js`;
const STORE = "tests-lms"; // of this tab: what a server would keep while this page is loaded again

let session = null;
let { saved = null, faults = [] } = JSON.parse(sessionStorage.getItem(STORE) || "{}");
let failing = false;
let reachable = true;
let expired = false;
let refused = null;
let passMark = null;
/** The error of a call that a test let fail: scorm-again knows nothing of it. */
let lastTrouble = "";
/** What packages find. */
const api = Object.fromEntries(Object.keys(terms.verbs).map((verb) => [verb, (...args) => call(verb, args)]));
/** The window that the package is in. */
let shown = null;

const lms = {
  calls: [],
  faults,
  sessions: 0,
  ready: null,
  cmi: () => (session ? modelOf(session) : null),
  saved: () => saved,
  load: (cmi) => {
    saved = cmi;
    store();
  },
  start: () => {
    close();
    if (standard !== "none") session = newSession();
    expired = false;
    show();
  },
  leave: close,
  reopen: show,
  reach: (can) => {
    reachable = can;
  },
  expire: () => {
    expired = true;
  },
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

function loadLibrary() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: LIBRARY, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

function modelOf(one) {
  return JSON.parse(JSON.stringify(one.api.renderCMIToJSONObject())).cmi;
}

function store() {
  sessionStorage.setItem(STORE, JSON.stringify({ saved, faults: lms.faults }));
}

/** A session with what an LMS hands to a launch. */
function newSession() {
  const Api = old ? window.Scorm12API : window.Scorm2004API;
  // Its own log goes to the console, where tests look for the package's faults.
  const api = new Api({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
  api.loadFromJSON(launchData(), "cmi");
  lms.sessions += 1;
  const one = { api, strict: {}, ended: false };
  one.quirks = new Quirks(quirks, terms, around, (action, args) => answer(one, action, args));
  // Whoever opened it, it is open.
  if (quirks.includes("opened")) checkCall(standard, verbs.initialize, [""], one.strict);
  return one;
}

const around = {
  isOnline: () => reachable && navigator.onLine,
  isLeaving: () => isLeaving(shown),
  isExpired: () => expired,
  hold: (milliseconds) => {
    // Real time, whatever a test does to the clock: as a synchronous request to a slow server.
    const request = new XMLHttpRequest();
    request.open("GET", `/slow/${milliseconds}`, false);
    try {
      request.send();
    } catch (offline) {
      // It has been waited for long enough.
    }
  },
};

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
  const action = terms.verbs[verb];
  if (action === "initialize" && session.ended && !session.quirks.lasting) session = newSession();
  const entry = { verb, args, result: "", error: "0", time: Math.round(performance.now()) };
  lms.calls.push(entry);
  try {
    entry.result = session.quirks.call(action, args);
  } catch (unreachable) {
    entry.result = "false";
    throw unreachable;
  } finally {
    const asking = ["error", "words", "diagnostic"].includes(action);
    entry.error = lastTrouble || (asking ? "0" : session.quirks.call("error", []));
    lms.faults.push(...faultsOf(action, entry));
    noteAnswer(args, entry.result, session.strict);
    if (action === "terminate") session.ended = true;
    if ((action === "commit" || action === "terminate") && entry.result === "true" && session.quirks.arrived)
      saved = arrivedOf(modelOf(session), saved, session.quirks.lost);
    store();
  }
  return entry.result;
}

/** What the LMS itself answers, behind its quirks. */
function answer({ api }, action, args) {
  if (action === "error" && lastTrouble) return lastTrouble;
  if (action === "error") return api[verbs.error]();
  lastTrouble = troubleWith(action, args);
  if (lastTrouble && failing === "throw" && action !== "set") throw new Error("the LMS cannot be reached");
  return lastTrouble ? "false" : api[verbs[action]](...args);
}

/** What is wrong with a call. That an LMS with quirks refuses to open, or to tell, is no fault of the one who asks. */
function faultsOf(action, { verb, args, result, error }) {
  const quirk = session.quirks.answered;
  if (quirk && (action === "initialize" || action === "get")) return [];
  const faults = checkCall(standard, verb, args, session.strict);
  if (quirk || lastTrouble) return faults;
  const unset = action === "get" && error === "403";
  const answers = ["initialize", "terminate", "set", "commit"].includes(action);
  const bad = action === "get" ? error !== "0" && !unset : answers && result !== "true";
  const said = `${verb}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
  return bad ? [...faults, `${said}: refused with error ${error}`] : faults;
}

/** The error number of a call that the test wants to fail, else "". */
function troubleWith(action, args) {
  const sends = action === "commit" || action === "terminate";
  if (sends && (failing || !around.isOnline())) return old ? "101" : "391";
  if (refused && action === "set" && refused.test(String(args[0]))) return old ? "401" : "402";
  return "";
}

/** What the server holds after a commit: the page's model, but for elements that were lost on the way. */
function arrivedOf(now, before, lost) {
  const kept = before || {};
  for (const element of lost) {
    const path = element.split(".").slice(1);
    const last = path.pop();
    const [to, from] = [now, kept].map((model) => path.reduce((part, name) => part?.[name], model));
    if (from && last in from) to[last] = from[last];
    else if (to) delete to[last];
  }
  for (const list of ["interactions", "objectives"]) now[list] = withoutGaps(now[list], lost.size > 0);
  return now;
}

/** An LMS that finds only some of the entries hands them out under numbers that follow one another. */
function withoutGaps(entries, some) {
  return some ? { ...Object.values(entries || {}).filter((entry) => entry.id) } : entries;
}

/** The pass mark that an LMS reads from the manifest when it takes the package in: that of the module which is opened. */
async function readManifest() {
  const launched = new URL(options.get("package"), location.href);
  const address = new URL(options.get("manifest") || "imsmanifest.xml", options.get("manifest") ? location.href : launched);
  const answer = await fetch(address);
  if (!answer.ok) return;
  const manifest = new DOMParser().parseFromString(await answer.text(), "application/xml");
  const all = (within, name) => [...within.getElementsByTagNameNS("*", name)];
  const isLaunched = (one) => new URL(one.getAttribute("href") || "", address).pathname === launched.pathname;
  const resource = all(manifest, "resource").find(isLaunched);
  const item = resource && all(manifest, "item").find((one) => one.getAttribute("identifierref") === resource.getAttribute("identifier"));
  const [mark] = all(item || manifest, old ? "masteryscore" : "minNormalizedMeasure");
  if (mark) passMark = String(Number(mark.textContent));
}

function show() {
  const address = options.get("package");
  const mode = options.get("mode") || "frame";
  offer();
  if (mode === "window") {
    lms.window = shown = window.open(address, "package");
    return;
  }
  let frame = addFrame(document, mode === "nested" ? "outer" : "package");
  if (mode === "nested") frame = addFrame(frame.contentDocument, "package");
  shown = frame.contentWindow;
  frame.src = address;
}

/** Lets packages find the API: all the time, or from a while after they were opened. */
function offer() {
  if (!session || !session.quirks.delay) return;
  delete window[apiName];
  setTimeout(() => {
    window[apiName] = api;
  }, session.quirks.delay);
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

if (standard !== "none") window[apiName] = api;
lms.ready = (standard === "none" ? Promise.resolve() : Promise.all([readManifest(), loadLibrary()])).then(() => {
  if (options.get("start") !== "later") lms.start();
});
