/**
 * A strict reading of the calls that a package makes to a SCORM LMS: what shared/standards.md says of order, data
 * types and limits, stricter than scorm-again and than the standards where some LMS in use is. For the browser and
 * for Node.
 *
 *     const state = {};
 *     faults.push(...checkCall("scorm2004-4th", "SetValue", ["cmi.exit", "suspend"], state));
 *
 * One state a session. Where the LMS says how many entries an earlier session left, `noteAnswer` keeps it; else the first
 * index that a session uses is taken as right.
 */
import { ELEMENTS_12, ELEMENTS_2004, badText } from "./strict_elements.mjs";

const NAMES_12 = {
  LMSInitialize: "initialize",
  LMSFinish: "terminate",
  LMSGetValue: "get",
  LMSSetValue: "set",
  LMSCommit: "commit",
  LMSGetLastError: "error",
  LMSGetErrorString: "words",
  LMSGetDiagnostic: "words",
};
const NAMES_2004 = {
  Initialize: "initialize",
  Terminate: "terminate",
  GetValue: "get",
  SetValue: "set",
  Commit: "commit",
  GetLastError: "error",
  GetErrorString: "words",
  GetDiagnostic: "words",
};
/** How far a status is from nothing: none may follow one that is further. */
const RANKS = {
  lesson_status: ["incomplete", "failed", "completed", "passed"],
  completion_status: ["incomplete", "completed"],
  success_status: ["failed", "passed"],
};

/**
 * The faults of one call, in words; none if it is right. Keeps what it learns in state.
 * @param {string} standard  scorm12, or scorm2004 with any edition behind it
 * @param {string} verb      as it was called
 * @param {unknown[]} args
 * @param {any} state        {} at the start of a session
 * @returns {string[]}
 */
export function checkCall(standard, verb, args, state) {
  const names = standard === "scorm12" ? NAMES_12 : NAMES_2004;
  const call = names[verb];
  const said = `${verb}(${args.map((arg) => String(JSON.stringify(arg)).slice(0, 80)).join(", ")})`;
  if (!call) return [`${said}: there is no such call in ${standard}`];
  Object.assign(state, { phase: "new", entries: {}, known: {}, ...state });
  const faults = [...checkArguments(call, args), ...checkPhase(call, state)];
  if (call === "set" && faults.length === 0)
    faults.push(...checkSet(standard, String(args[0]), String(args[1]), state));
  if (call === "commit") {
    if (!state.known.session_time) faults.push("a commit without session_time");
    state.decided = "";
  }
  return faults.map((fault) => `${said}: ${fault}`);
}

/**
 * Keeps what the LMS answers of the length of a list.
 * @param {unknown[]} args
 * @param {unknown} answer
 * @param {any} state
 */
export function noteAnswer(args, answer, state) {
  const [, list] = /^(.*)\._count$/.exec(String(args[0])) || [];
  if (list && /^\d+$/.test(String(answer))) (state.counts ??= {})[list] ??= Number(answer);
}

function checkArguments(call, args) {
  const faults = args.filter((arg) => typeof arg !== "string").map((arg) => `${typeof arg} is no string`);
  const wanted = { set: 2, error: 0 }[call] ?? 1;
  if (args.length !== wanted) faults.push(`takes ${wanted} arguments, not ${args.length}`);
  const blank = ["initialize", "terminate", "commit"].includes(call);
  if (blank && args.length === 1 && args[0] !== "") faults.push('takes "" and nothing else');
  return faults;
}

function checkPhase(call, state) {
  const before = state.phase;
  if (call === "error" || call === "words") return [];
  if (call === "initialize") {
    state.phase = "running";
    return before === "new" ? [] : ["a second initialisation"];
  }
  if (call === "terminate") state.phase = "ended";
  if (before === "running") return [];
  return [before === "new" ? "comes before the initialisation" : "comes after the end"];
}

function checkSet(standard, element, value, state) {
  const elements = standard === "scorm12" ? ELEMENTS_12 : ELEMENTS_2004;
  const check = elements[element.replace(/\.\d+(?=\.|$)/g, ".n")];
  if (!check) return ["no element that a course may set"];
  const entry = /^(cmi\.(?:interactions|objectives))\.(\d+)\.(.*)$/.exec(element);
  const faults = entry ? checkEntry(standard, entry[1], Number(entry[2]), entry[3], value, state) : [];
  const type = entry ? (state.entries[entry[1]]?.[entry[2]]?.type ?? "") : "";
  return [...faults, ...badText(value), ...check(value, type), ...checkStory(standard, element, value, state)];
}

/** Ids first and once, indices without a gap, in 2004 the type before what depends on it. */
function checkEntry(standard, list, index, field, value, state) {
  const faults = [];
  const entries = (state.entries[list] ??= {});
  // Only those made in this session count: an earlier one may have left more, which are changed in any order.
  const made = Object.keys(entries).filter((other) => entries[other].id);
  const kept = state.counts?.[list];
  const last = Math.max(...made.map(Number), (kept ?? 0) - 1);
  const known = made.length > 0 || kept !== undefined;
  if (field === "id" && known && index > last + 1) faults.push("a gap before this index");
  const fresh = !entries[index];
  const one = (entries[index] ??= { id: "", type: "", children: {} });
  if (field === "id") {
    if (!fresh && one.id && one.id !== value) faults.push(`the id was ${one.id}`);
    const twin = Object.entries(entries).find(([other, its]) => Number(other) !== index && its.id === value);
    if (list === "cmi.objectives" && twin) faults.push(`the id of objective ${twin[0]} already`);
    one.id = value;
  } else if (fresh && list === "cmi.interactions") {
    faults.push("the id comes first");
  }
  if (field === "type") one.type = value;
  const dependent = field === "learner_response" || field === "student_response" || field.endsWith(".pattern");
  if (dependent && !one.type) faults.push("the type comes before");
  const child = /^(correct_responses|objectives)\.(\d+)\./.exec(field);
  if (child) {
    const next = one.children[child[1]] ?? state.counts?.[`${list}.${index}.${child[1]}`] ?? 0;
    if (Number(child[2]) > next) faults.push("a gap before this index");
    one.children[child[1]] = Math.max(next, Number(child[2]) + 1);
  }
  return faults;
}

/** What one value says of those before it: nothing is lowered, the score comes first, the exit is set at once. */
function checkStory(standard, element, value, state) {
  const faults = [];
  const name = element.split(".").pop();
  if (name === "session_time") state.known.session_time = value;
  if (standard !== "scorm12" && !state.begun && element !== "cmi.exit") faults.push("cmi.exit comes before all else");
  if (name === "exit" && value !== "suspend") faults.push("an exit other than suspend loses the saved state");
  state.begun = true;
  const ranks = RANKS[name];
  if (ranks) {
    const known = state.known[element];
    const mended = name === "lesson_status" && known === "failed";
    if (!mended && ranks.indexOf(value) < ranks.indexOf(known)) faults.push(`lowers ${known}`);
    if (ranks.includes(value)) state.known[element] = value;
    if (value !== "incomplete") state.decided = name;
  }
  if (/^cmi\.(core\.)?score\.(raw|scaled)$/.test(element)) {
    if (Number(value) < Number(state.known[element] ?? -1)) faults.push(`lowers ${state.known[element]}`);
    if (state.decided) faults.push(`comes after ${state.decided}: some LMSs lose it`);
    state.known[element] = value;
  }
  return faults;
}
