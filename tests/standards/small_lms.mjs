/** What the tests of both small LMSs share: a launch, a session that notes its calls, and calls in short. */
import { STANDARDS } from "./playing.mjs";

const ACTIONS = {
  scorm12: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"],
  scorm2004: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"],
};
const SHORT = ["start", "end", "get", "set", "commit", "error"];
const MORE = { words: "GetErrorString", diagnostic: "GetDiagnostic" };

export function launchOf(standard, changes = {}) {
  return {
    learner: { id: "learner_1", name: "Learner, Test" },
    edition: standard === "scorm12" ? "scorm12" : "scorm2004-4th",
    limits: STANDARDS[standard].limits,
    passMark: null,
    completionThreshold: null,
    launchText: "",
    timeLimit: "",
    timeLimitAction: "",
    mode: "normal",
    objectives: [],
    attempt: 1,
    language: "",
    ...changes,
  };
}

/** A session of the small LMS. Calls have short names: play.set("cmi.exit", "suspend") gives [answer, error, fault]. */
export function open(standard, { kept = null, started = true, ...changes } = {}) {
  const network = { down: false, isDown: () => network.down };
  const calls = [];
  const { lms } = STANDARDS[standard];
  const session = lms.open(kept, launchOf(standard, changes), network, (call) => calls.push(call));
  const verb = (short) => {
    const name = ACTIONS[standard][SHORT.indexOf(short)];
    return name ?? (standard === "scorm12" ? "LMS" : "") + MORE[short];
  };
  const call = (short, ...args) => {
    const answer = session.api[verb(short)](...args);
    return [answer, calls.at(-1).error, calls.at(-1).fault];
  };
  const short = Object.fromEntries([...SHORT, ...Object.keys(MORE)].map((name) => [name, (...a) => call(name, ...a)]));
  if (started) short.start("");
  const faults = () =>
    calls.filter(({ fault, habit }) => fault || habit).map(({ verb: name, args, fault, habit }) => `${name}(${args}): ${fault}${habit}`);
  return { ...short, call, session, calls, network, faults, read: () => lms.read(session.committed()) };
}
