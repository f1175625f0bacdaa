/** What the adapters' tests share: an adapter as Node can load it, LMSs to run it in, and answers to give. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkCall, noteAnswer } from "../lms/strict.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NODE_MODULES = process.env.NODE_MODULES || join(ROOT, "node_modules");

// A copy, because Node reads a .js file as a module only where a package.json says so, and the repo's says nothing.
const copy = mkdtempSync(join(tmpdir(), "adapters-"));
cpSync(join(ROOT, "scorm_templates"), join(copy, "scorm_templates"), { recursive: true });
cpSync(join(ROOT, "builder", "runtime", "lms"), join(copy, "builder", "runtime", "lms"), { recursive: true });
writeFileSync(join(copy, "package.json"), '{"type": "module", "imports": {"#runtime/*": "./builder/runtime/*"}}');
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));

globalThis.window = globalThis;
// A hundred times as fast: what is waited for an LMS is waited in the same order.
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = (act, time = 0) => wait(act, time / 100);
globalThis.parent = globalThis;
const fromCopy = (path) => import(pathToFileURL(join(copy, "scorm_templates", path)).href);
const fromPackage = (path) => import(pathToFileURL(join(NODE_MODULES, "scorm-again", "dist", "esm", path)).href);
const { Scorm12API } = await fromPackage("scorm12.js");
const { Scorm2004API } = await fromPackage("scorm2004.js");

export const values = await fromCopy("scorm_values.js");
export const quirks = await fromCopy("scorm_lms_quirks.js");

/** One entry a standard: everything that the tests of both need to know of their differences. */
export const STANDARDS = {
  scorm12: {
    adapter: (await fromCopy("scorm12/adapter.js")).adapter,
    lms: (await fromCopy("scorm12/lms.js")).lms,
    terms: (await fromCopy("scorm12/lms_calls.js")).CALLS,
    answers: (await fromCopy("scorm12/answers.js")).answerIn12,
    limits: limitsOf("scorm12"),
    api: "API",
    Real: Scorm12API,
    verbs: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"],
    exit: "cmi.core.exit",
    mode: "cmi.core.lesson_mode",
    raw: "cmi.core.score.raw",
    time: "cmi.core.session_time",
    location: "cmi.core.lesson_location",
    core: (values) => ({ core: values }),
  },
  scorm2004: {
    adapter: (await fromCopy("scorm2004/adapter.js")).adapter,
    lms: (await fromCopy("scorm2004/lms.js")).lms,
    terms: (await fromCopy("scorm2004/lms_calls.js")).CALLS,
    answers: (await fromCopy("scorm2004/answers.js")).answerIn2004,
    limits: limitsOf("scorm2004"),
    api: "API_1484_11",
    Real: Scorm2004API,
    verbs: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"],
    exit: "cmi.exit",
    mode: "cmi.mode",
    raw: "cmi.score.raw",
    time: "cmi.session_time",
    location: "cmi.location",
    core: (values) => values,
  },
};

function limitsOf(folder) {
  const text = readFileSync(join(ROOT, "scorm_templates", folder, "standard.toml"), "utf8").split("[limits]")[1];
  return Object.fromEntries(
    [...text.split("[[")[0].matchAll(/^(\w+) = (\d+)/gm)].map(([, name, limit]) => [name, Number(limit)]),
  );
}

/**
 * An LMS: scorm-again, recorded and read strictly. `hinder(verb, args)` may answer a call itself (an answer other
 * than undefined), or throw.
 */
export function makeLms(standard, { data = {}, hinder = () => undefined } = {}) {
  const { Real, verbs, api: name } = STANDARDS[standard];
  const real = new Real({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
  real.loadFromJSON(data, "cmi");
  const lms = {
    calls: [],
    faults: [],
    real,
    hinder,
    cmi: () => JSON.parse(JSON.stringify(real.renderCMIToJSONObject())).cmi,
  };
  const strict = {};
  const answer = (verb, args) => {
    lms.faults.push(...checkCall(standard, verb, args, strict));
    const own = lms.hinder(verb, args);
    if (own !== undefined) return own;
    const result = real[verb](...args);
    const error = real[verbs[5]]();
    noteAnswer(args, result, strict);
    const refused = verb === verbs[2] ? !["0", "403"].includes(error) : result !== "true" && verb !== verbs[5];
    if (refused) lms.faults.push(`${verb}(${JSON.stringify(args).slice(0, 300)}): refused with ${error}`);
    return result;
  };
  const api = Object.fromEntries(
    verbs.map((verb) => [
      verb,
      (...args) => {
        const call = { verb, args, result: "threw" };
        lms.calls.push(call);
        call.result = answer(verb, args);
        return call.result;
      },
    ]),
  );
  lms.sets = () => lms.calls.filter((call) => call.verb === verbs[3]).map((call) => call.args);
  lms.last = (element) =>
    lms
      .sets()
      .filter(([name]) => name === element)
      .map(([, value]) => value)
      .pop();
  lms.count = (verb) => lms.calls.filter((call) => call.verb === verbs[verb]).length;
  globalThis[name] = api;
  return lms;
}

/** The adapter, connected and restored. */
export async function launch(standard, lms, records = []) {
  const { adapter, limits } = STANDARDS[standard];
  const connection = await adapter.connect({ limits, edition: standard, records });
  return { adapter, lms, connection, restored: adapter.restore() };
}

export function progress(changes = {}) {
  return {
    completion: "incomplete",
    success: "unknown",
    score: null,
    passMark: null,
    progress: 0,
    location: "welcome",
    state: "1~abc",
    seconds: 1.5,
    objectives: [],
    ...changes,
  };
}

export function options(count) {
  const keys = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length: count }, (_, index) => ({
    key: count <= 36 ? keys[index] : `o${index}`,
    name: `option_number_${index}`,
    text: `Option number ${index}`,
  }));
}

export function answer(changes = {}) {
  return {
    id: "desk_left_open",
    attempt: 1,
    kind: "choice",
    description: "A file lies open on a desk. What do you do?",
    options: options(4),
    targets: [],
    response: ["b"],
    right: [["b"]],
    result: "right",
    weight: 1,
    latency: 12.34,
    time: Date.UTC(2026, 10, 22, 10, 0, 0),
    objective: "",
    ...changes,
  };
}

/** Texts that break things, and the longest. */
export const ODD_TEXTS = [
  "",
  " ",
  "plain",
  " leading and trailing ",
  "two\nlines\r\nand\ttab",
  "[,]",
  "a[,]b[.]c[:]d",
  "[[,],]",
  "{lang=fr}bonjour",
  "{case_matters=true}{order_matters=true}x",
  "{not a tag",
  "}{",
  "a, b, c, d, e, f, g, h, i, j, k, l, m",
  "1,000",
  "\u0000\u0001\u001f\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff",
  "lone \ud83d surrogate \ude00",
  "😀".repeat(200),
  "ŵŷâ é ß 漢字 العربية עברית",
  "<script>alert('&amp;\"')</script>",
  "\\\\server\\share",
  "x".repeat(5000),
  "word ".repeat(2000),
  "💥",
  "0",
  "null",
  "NaN",
];

/** A repeatable die. */
export function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  return { below: (limit) => Math.floor(next() * limit), one: (list) => list[Math.floor(next() * list.length)], next };
}
