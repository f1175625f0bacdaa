/**
 * The elements that a course may set, each with a check of its value: (value, type of the interaction) => faults in
 * words. SCORM 1.2 RTE 3.4.4; SCORM 2004 RTE 4.2; Moodle's and ADL's readings where they are narrower.
 */

const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const ASCII = /^[\x20-\x7e]*$/;

/** What no XML can carry, in any value. */
export function badText(value) {
  return UNPRINTABLE.test(value) ? ["holds a character that XML can't carry"] : [];
}

const like = (pattern, words) => (value) => (pattern.test(value) ? [] : [`is no ${words}`]);
const oneOf =
  (...words) =>
  (value) =>
    words.includes(value) ? [] : [`is none of ${words.join(", ")}`];
const atMost =
  (limit, pattern = /^/, words = "") =>
  (value) => [
    ...(value.length > limit ? [`has ${value.length} characters, of at most ${limit}`] : []),
    ...(pattern.test(value) ? [] : [`is no ${words}`]),
  ];
const number = (least, most, places) => (value) => {
  const digits = new RegExp(`^-?\\d+(\\.\\d{1,${places}})?$`);
  if (!digits.test(value)) return [`is no number of at most ${places} places`];
  return Number(value) < least || Number(value) > most ? [`is not from ${least} to ${most}`] : [];
};
const real = number(-1e10, 1e10, 7);
const either =
  (...checks) =>
  (value) =>
    checks.some((check) => check(value).length === 0) ? [] : checks[0](value);

/** Parts of an answer: how they are parted, how many, whether they differ, and what each is. */
const parts =
  (mark, limit, each, differ = false) =>
  (value) => {
    const given = value.split(mark);
    return [
      ...(given.length > limit ? [`has ${given.length} parts, of at most ${limit}`] : []),
      ...(differ && new Set(given).size < given.length ? ["says a part twice"] : []),
      ...given.flatMap((part) => each(part)),
    ];
  };
const pair = (mark, left, right) => (value) => {
  const given = value.split(mark);
  return given.length === 2 ? [...left(given[0]), ...right(given[1])] : [`${value} is no pair`];
};
const oneLine = like(/^[^\r\n]*$/, "single line");
const trimmed = (value) => (value === value.trim() ? [] : ["begins or ends with a blank"]);
const all =
  (...checks) =>
  (value, type) =>
    checks.flatMap((check) => check(value, type));

// SCORM 1.2
const TIMESPAN_12 = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "HHHH:MM:SS.SS");
const IDENTIFIER_12 = atMost(255, /^[A-Za-z0-9_]+$/, "identifier of letters, digits and underscores");
const SCORE_12 = number(0, 100, 7);
const CHARACTER = like(/^[0-9a-z]$/, "single character 0-9a-z");
const TEXT_12 = all(atMost(255), oneLine, like(ASCII, "ASCII text"));
const ANSWERS_12 = {
  "true-false": oneOf("t", "f"),
  choice: parts(",", 36, CHARACTER, true),
  "fill-in": TEXT_12,
  numeric: number(-1e10, 1e10, 10),
  matching: parts(",", 36, pair(".", CHARACTER, CHARACTER)),
  sequencing: parts(",", 36, CHARACTER),
  likert: CHARACTER,
  performance: TEXT_12,
};
const answer12 = (value, type) => (ANSWERS_12[type] ? ANSWERS_12[type](value) : []);

export const ELEMENTS_12 = {
  "cmi.core.lesson_status": oneOf("passed", "completed", "failed", "incomplete", "browsed"),
  "cmi.core.lesson_location": atMost(255),
  "cmi.core.exit": oneOf("suspend", "", "time-out", "logout"),
  "cmi.core.session_time": TIMESPAN_12,
  "cmi.core.score.raw": SCORE_12,
  "cmi.core.score.min": SCORE_12,
  "cmi.core.score.max": SCORE_12,
  "cmi.suspend_data": atMost(4096, ASCII, "ASCII text"),
  "cmi.comments": atMost(4096),
  "cmi.objectives.n.id": IDENTIFIER_12,
  "cmi.objectives.n.score.raw": SCORE_12,
  "cmi.objectives.n.score.min": SCORE_12,
  "cmi.objectives.n.score.max": SCORE_12,
  "cmi.objectives.n.status": oneOf("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
  "cmi.interactions.n.id": IDENTIFIER_12,
  "cmi.interactions.n.objectives.n.id": IDENTIFIER_12,
  "cmi.interactions.n.time": like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, "HH:MM:SS"),
  "cmi.interactions.n.type": oneOf(...Object.keys(ANSWERS_12)),
  "cmi.interactions.n.correct_responses.n.pattern": answer12,
  "cmi.interactions.n.weighting": number(-100, 100, 7),
  "cmi.interactions.n.student_response": answer12,
  "cmi.interactions.n.result": either(oneOf("correct", "wrong", "unanticipated", "neutral"), number(-1e10, 1e10, 7)),
  "cmi.interactions.n.latency": TIMESPAN_12,
};

// SCORM 2004
const IDENTIFIER = atMost(250, /^[A-Za-z0-9_]+$/, "identifier of letters, digits and underscores");
const SECONDS = "(\\d+(\\.\\d{1,2})?S)?";
const DURATION = like(new RegExp(`^P(?!$)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?${SECONDS})?$`), "duration");
/** A localised string: a brace in front is the start of {lang=…}, or an LMS refuses the text. */
const WORDS = (limit) =>
  all(
    (value) => atMost(limit)(value.replace(/^\{lang=[A-Za-z-]+\}/, "")),
    like(/^(\{lang=[A-Za-z-]+\})?(?!\{)/, "text, but something in braces"),
    oneLine,
    trimmed,
  );
const noMark = like(/^(?!.*\[[,.:]\])/, "text without a delimiter in it");
const STEP = pair("[.]", either(oneOf(""), IDENTIFIER), all(atMost(250), noMark));
const orNothing = either(real, oneOf(""));
const ANSWERS_2004 = {
  "true-false": oneOf("true", "false"),
  choice: parts("[,]", 36, IDENTIFIER, true),
  "fill-in": parts("[,]", 10, all(WORDS(250), noMark)),
  "long-fill-in": WORDS(4000),
  matching: parts("[,]", 36, pair("[.]", IDENTIFIER, IDENTIFIER)),
  performance: parts("[,]", 125, STEP),
  sequencing: parts("[,]", 36, IDENTIFIER),
  likert: IDENTIFIER,
  numeric: real,
  other: atMost(4000),
};
const PATTERNS_2004 = {
  ...ANSWERS_2004,
  numeric: pair("[:]", orNothing, orNothing),
  "fill-in": (value) => ANSWERS_2004["fill-in"](value.replace(/^(\{(case|order)_matters=(true|false)\})+/, "")),
};
const answer2004 = (value, type) => (ANSWERS_2004[type] ? ANSWERS_2004[type](value) : []);
const pattern2004 = (value, type) => (PATTERNS_2004[type] ? all(PATTERNS_2004[type], trimmed)(value) : []);
const COMPLETION = oneOf("completed", "incomplete", "not attempted", "unknown");
const SUCCESS = oneOf("passed", "failed", "unknown");
const SCALED = number(-1, 1, 7);

export const ELEMENTS_2004 = {
  "cmi.completion_status": COMPLETION,
  "cmi.success_status": SUCCESS,
  "cmi.score.scaled": SCALED,
  "cmi.score.raw": real,
  "cmi.score.min": real,
  "cmi.score.max": real,
  "cmi.progress_measure": number(0, 1, 7),
  "cmi.location": atMost(1000),
  "cmi.suspend_data": atMost(64000),
  "cmi.exit": oneOf("suspend", "normal", "time-out", "logout", ""),
  "cmi.session_time": DURATION,
  "adl.nav.request": like(/^(\{target=[^}]+\})?\w+$/, "request"),
  "cmi.objectives.n.id": IDENTIFIER,
  "cmi.objectives.n.score.scaled": SCALED,
  "cmi.objectives.n.score.raw": real,
  "cmi.objectives.n.score.min": real,
  "cmi.objectives.n.score.max": real,
  "cmi.objectives.n.success_status": SUCCESS,
  "cmi.objectives.n.completion_status": COMPLETION,
  "cmi.objectives.n.progress_measure": number(0, 1, 7),
  "cmi.objectives.n.description": WORDS(250),
  "cmi.interactions.n.id": IDENTIFIER,
  "cmi.interactions.n.type": oneOf(...Object.keys(ANSWERS_2004)),
  "cmi.interactions.n.objectives.n.id": IDENTIFIER,
  "cmi.interactions.n.timestamp": like(
    /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d$/,
    "time without zone and fraction",
  ),
  "cmi.interactions.n.correct_responses.n.pattern": pattern2004,
  "cmi.interactions.n.weighting": real,
  "cmi.interactions.n.learner_response": answer2004,
  "cmi.interactions.n.result": either(oneOf("correct", "incorrect", "unanticipated", "neutral"), real),
  "cmi.interactions.n.latency": DURATION,
  "cmi.interactions.n.description": WORDS(250),
};
