/**
 * The calls of SCORM 1.2 (RTE 3.3.2), their error numbers, and names of elements.
 *
 * @typedef {import("../scorm_lms.js").Family} Family
 */
const NOT_OPEN = { before: "301", ended: "301" };

/** @type {Pick<Family, "verbs" | "phases" | "codes" | "errors" | "names">} */
export const CALLS = {
  verbs: {
    LMSInitialize: "initialize",
    LMSFinish: "terminate",
    LMSGetValue: "get",
    LMSSetValue: "set",
    LMSCommit: "commit",
    LMSGetLastError: "error",
    LMSGetErrorString: "words",
    LMSGetDiagnostic: "diagnostic",
  },
  phases: {
    initialize: { running: "101", ended: "101" },
    terminate: NOT_OPEN,
    get: NOT_OPEN,
    set: NOT_OPEN,
    commit: NOT_OPEN,
  },
  codes: {
    general: "101",
    argument: "201",
    unknownGet: "201",
    unknownSet: "201",
    noNameGet: "201",
    noNameSet: "201",
    noChildren: "202",
    noCount: "203",
    getIndex: "201",
    setIndex: "201",
    unset: "",
    keyword: "402",
    readOnly: "403",
    writeOnly: "404",
    type: "405",
    range: "405",
    commitFailed: "101",
    endFailed: "101",
  },
  errors: {
    0: "No error",
    101: "General exception",
    201: "Invalid argument error",
    202: "Element cannot have children",
    203: "Element not an array. Cannot have count.",
    301: "Not initialized",
    401: "Not implemented error",
    402: "Invalid set value, element is a keyword",
    403: "Element is read only.",
    404: "Element is write only",
    405: "Incorrect Data Type",
  },
  names: {
    exit: "cmi.core.exit",
    state: "cmi.suspend_data",
    time: "cmi.core.session_time",
    completion: "cmi.core.lesson_status",
    done: ["completed", "passed"],
    before: "cmi.core.score.raw",
    verdicts: { "cmi.core.lesson_status": ["completed", "passed"] },
    learner: ["cmi.core.student_id", "cmi.core.student_name"],
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
  },
};
