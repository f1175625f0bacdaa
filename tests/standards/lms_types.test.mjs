/** The small LMSs take what the data types of their standard allow, and refuse the rest with its error numbers. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./small_lms.mjs";

const of = (count) => "x".repeat(count);
const many = (count, mark, part = (index) => `o${index}`) =>
  Array.from({ length: count }, (_, i) => part(i)).join(mark);
const pair = (index) => `a${index}[.]b${index}`;
const character = (index) => index.toString(36);

const SPAN_12 = [
  ["00:00:00", "0000:00:00.00", "9999:59:59.9", "00:61:00"],
  { 405: ["", "0:00:10", "00:00:10.123", "10000:00:00", "00:00", "-1:00:00", "PT1S", "00:00:10."] },
];
const SCORE_12 = [["", "0", "100", "85.5"], { 405: ["-1", "101", "abc", "1e1", "85,5", " 1", "1."] }];
const ID_12 = [["q", "a-b", of(255)], { 405: ["", "a b", "é", of(256), "a\n"] }];
const STATUS_12 = ["passed", "completed", "failed", "incomplete", "browsed"];

const TYPES_12 = {
  "cmi.core.lesson_location": [["", "p 1", of(255)], { 405: [of(256)] }],
  "cmi.core.lesson_status": [STATUS_12, { 405: ["", "not attempted", "Passed", "unknown"] }],
  "cmi.core.score.raw": SCORE_12,
  "cmi.core.score.min": SCORE_12,
  "cmi.core.score.max": SCORE_12,
  "cmi.core.exit": [["", "suspend", "time-out", "logout"], { 405: ["normal", "Suspend"] }],
  "cmi.core.session_time": SPAN_12,
  "cmi.suspend_data": [["", of(4096)], { 405: [of(4097)] }],
  "cmi.objectives.0.id": ID_12,
  "cmi.objectives.0.score.raw": SCORE_12,
  "cmi.objectives.0.score.min": SCORE_12,
  "cmi.objectives.0.score.max": SCORE_12,
  "cmi.objectives.0.status": [[...STATUS_12, "not attempted"], { 405: ["", "unknown"] }],
  "cmi.student_preference.audio": [["-1", "0", "100"], { 405: ["-2", "101", "1.5", ""] }],
  "cmi.student_preference.language": [["", "English", of(255)], { 405: [of(256)] }],
  "cmi.student_preference.speed": [["-100", "100"], { 405: ["-101", "101"] }],
  "cmi.student_preference.text": [["-1", "0", "1"], { 405: ["2", "-2"] }],
  "cmi.interactions.0.id": ID_12,
  "cmi.interactions.0.objectives.0.id": ID_12,
  "cmi.interactions.0.time": [
    ["00:00:00", "23:59:59", "10:00:00.5"],
    { 405: ["24:00:00", "9:00:00", "10:00", "10:60:00"] },
  ],
  "cmi.interactions.0.type": [
    ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"],
    { 405: ["", "other", "long-fill-in"] },
  ],
  "cmi.interactions.0.weighting": [["1", "-1.5", "200"], { 405: ["", "one"] }],
  "cmi.interactions.0.result": [
    ["correct", "wrong", "unanticipated", "neutral", "0.5", "-1"],
    { 405: ["incorrect", "", "right"] },
  ],
  "cmi.interactions.0.latency": SPAN_12,
};
const ANSWERS_12 = {
  "true-false": [["t", "f", "0", "1"], { 405: ["true", "", "T", "t,f"] }],
  choice: [["a", "a,b", "{a,b}", many(36, ",", character)], { 405: ["", "ab", "A", "a,a", "a;b", "a,", "{a"] }],
  "fill-in": [["", "any text", of(255)], { 405: [of(256)] }],
  matching: [["1.a", "1.a,2.b", "{1.a,2.b}"], { 405: ["", "a,b", "1:a", "1.a.b", "11.a"] }],
  performance: [["", "anything", of(255)], { 405: [of(256)] }],
  sequencing: [["a", "c,a,b", "a,a"], { 405: ["", "cab", "a, b"] }],
  likert: [["", "a", "3"], { 405: ["aa", "10"] }],
  numeric: [["1", "-1.5"], { 405: ["", "one", "1:2", "1e3"] }],
};

const REAL = [["0", "-1", "85.1234567"], { 406: ["", "abc", "1e1", "1,5", " 1", ".5", "1."] }];
const SCALED = [["-1", "0", "0.85", "1"], { 406: ["", "abc"], 407: ["-1.1", "1.01", "100"] }];
const MEASURE = [["0", "1", "0.5"], { 406: ["", "x"], 407: ["-0.1", "1.1"] }];
const ID = [
  ["q", "a-b", "urn:x-y:z", "http://a.b/c?d", of(4000)],
  { 406: ["", "a b", " ", "urn:", "urn:x:", of(4001)] },
];
const DURATION = [
  ["PT0S", "PT1.25S", "P1Y2M3DT4H5M6.7S", "P1D", "PT36H"],
  { 406: ["", "P", "PT", "PT1.255S", "PT1M1", "P1DT", "1S", "PT1S2M", "00:00:10", "P1W"] },
];
const TIME = [
  [
    "2026",
    "2026-11",
    "2026-11-22",
    "2026-11-22T10",
    "2026-11-22T10:00",
    "2026-11-22T10:00:00",
    "2026-11-22T10:00:00.5",
    "2026-11-22T10:00:00.0Z",
    "2026-11-22T10:00:00.25+01:00",
    "2024-02-29",
    "2026-12-31T23:59:59",
    "1970",
    "2038",
  ],
  {
    406: [
      "",
      "26",
      "1969",
      "2039",
      "2026-13",
      "2026-02-30",
      "2026-02-29",
      "2026-11-22 10:00:00",
      "2026-11-22T24:00:00",
      "2026-11-22T10:60:00",
      "2026-11-22T10:00:00Z",
      "2026-11-22T10:00:00.123",
      "10:00:00",
    ],
  },
];
const COMPLETION = [["completed", "incomplete", "not attempted", "unknown"], { 406: ["", "passed", "Completed"] }];
const SUCCESS = [["passed", "failed", "unknown"], { 406: ["", "completed"] }];
const words = (limit) => [
  ["", "any text", of(limit), `{lang=en-GB}${of(limit)}`, "ŵ 漢字"],
  { 406: [of(limit + 1), "{lang=}x", "{lang=e n}x", "{lang=en"] },
];

const TYPES_2004 = {
  "cmi.completion_status": COMPLETION,
  "cmi.success_status": SUCCESS,
  "cmi.score.scaled": SCALED,
  "cmi.score.raw": REAL,
  "cmi.score.min": REAL,
  "cmi.score.max": REAL,
  "cmi.progress_measure": MEASURE,
  "cmi.exit": [["", "suspend", "normal", "time-out", "logout"], { 406: ["Suspend", "finish"] }],
  "cmi.location": [["", of(1000)], { 406: [of(1001)] }],
  "cmi.suspend_data": [["", of(64000)], { 406: [of(64001)] }],
  "cmi.session_time": DURATION,
  "cmi.learner_preference.audio_level": [["0", "1.5", "50"], { 406: ["", "loud"], 407: ["-1"] }],
  "cmi.learner_preference.delivery_speed": [["0", "2"], { 406: ["fast"], 407: ["-0.5"] }],
  "cmi.learner_preference.audio_captioning": [["-1", "0", "1"], { 406: ["2", "", "on"] }],
  "cmi.learner_preference.language": [["", "en", "en-GB", "x-a"], { 406: ["english language", "-", "abcdefghi"] }],
  "cmi.comments_from_learner.0.comment": words(4000),
  "cmi.comments_from_learner.0.location": [["", of(250)], { 406: [of(251)] }],
  "cmi.comments_from_learner.0.timestamp": TIME,
  "cmi.objectives.0.id": ID,
  "cmi.objectives.0.score.scaled": SCALED,
  "cmi.objectives.0.score.raw": REAL,
  "cmi.objectives.0.score.min": REAL,
  "cmi.objectives.0.score.max": REAL,
  "cmi.objectives.0.success_status": SUCCESS,
  "cmi.objectives.0.completion_status": COMPLETION,
  "cmi.objectives.0.progress_measure": MEASURE,
  "cmi.objectives.0.description": words(250),
  "cmi.interactions.0.id": ID,
  "cmi.interactions.0.type": [
    [
      "true-false",
      "choice",
      "fill-in",
      "long-fill-in",
      "likert",
      "matching",
      "performance",
      "sequencing",
      "numeric",
      "other",
    ],
    { 406: ["", "Choice"] },
  ],
  "cmi.interactions.0.objectives.0.id": ID,
  "cmi.interactions.0.timestamp": TIME,
  "cmi.interactions.0.weighting": REAL,
  "cmi.interactions.0.result": [
    ["correct", "incorrect", "unanticipated", "neutral", "0.5", "-1"],
    { 406: ["wrong", "", "right"] },
  ],
  "cmi.interactions.0.latency": DURATION,
  "cmi.interactions.0.description": words(250),
  "adl.nav.request": [
    [
      "continue",
      "previous",
      "exit",
      "exitAll",
      "abandon",
      "abandonAll",
      "suspendAll",
      "_none_",
      "{target=a}choice",
      "{target=a}jump",
    ],
    { 406: ["", "choice", "next", "{target=}choice", "{target=a}exit"] },
  ],
};
const SET = [["a", "a[,]b", many(36, "[,]")], { 406: [many(37, "[,]"), "a b", "a[,]", "a[.]b", of(251)] }];
const CHOICE = [["", ...SET[0]], { 406: [...SET[1][406], "a[,]a"] }];
const PAIRS = [
  ["a[.]b", "a[.]b[,]a[.]c", many(36, "[,]", pair)],
  { 406: ["", "a", "a[,]b", "a[.]", "[.]b", "a[.]b[.]c", many(37, "[,]", pair)] },
];
const STEPS = [
  ["a[.]b", "a[.]", "[.]two words", "a[.]1[,]b[.]2"],
  { 406: ["", "a", "[.]", `a[.]${of(251)}`, "a b[.]c"] },
];
const RESPONSES_2004 = {
  "true-false": [["true", "false"], { 406: ["t", "", "True"] }],
  choice: CHOICE,
  "fill-in": [
    ["", "two words", many(10, "[,]"), `{lang=en}${of(250)}`],
    { 406: [many(11, "[,]"), of(251), "{lang=}x"] },
  ],
  "long-fill-in": words(4000),
  likert: [["a", "a.b"], { 406: ["", "a b", "a[,]b"] }],
  matching: PAIRS,
  performance: STEPS,
  sequencing: [[...SET[0], "a[,]a"], { 406: ["", ...SET[1][406]] }],
  numeric: REAL,
  other: [["", of(4000)], { 406: [of(4001)] }],
};
const PATTERNS_2004 = {
  ...RESPONSES_2004,
  "fill-in": [
    ["{case_matters=true}a", "{order_matters=false}{case_matters=true}a[,]b", "{case_matters=true}{lang=en}a"],
    { 406: ["{case_matters=yes}a", "{case_matters=true}{case_matters=true}a", of(251)] },
  ],
  "long-fill-in": [
    ["{case_matters=false}text", "{case_matters=false}{lang=en}text"],
    { 406: ["{order_matters=true}text", of(4001)] },
  ],
  performance: [[...STEPS[0], "{order_matters=true}a[.]1[:]2", "a[.][:]2"], STEPS[1]],
  numeric: [["1[:]2", "1[:]", "[:]2", "[:]", "1[:]1"], { 406: ["", "1", "2[:]1", "a[:]b", "1[:]2[:]3"] }],
};

/** The calls that must come before, in a session of its own. */
function ready(standard, element, kind) {
  const play = open(standard);
  const [, list, index, field] = /^(cmi\.(?:objectives|interactions))\.(\d+)\.(.+)$/.exec(element) ?? [];
  if (list && field !== "id") assert.equal(play.set(`${list}.${index}.id`, "first")[0], "true");
  if (kind) assert.equal(play.set("cmi.interactions.0.type", kind)[0], "true");
  return play;
}

function check(standard, element, [taken, refused], kind) {
  // An id is set once in 2004, so each value has a session.
  const once = element.endsWith("s.0.id");
  const shared = ready(standard, element, kind);
  const play = () => (once ? ready(standard, element, kind) : shared);
  for (const value of taken) {
    const one = play();
    const [answer, error] = one.set(element, value);
    assert.deepEqual([answer, error], ["true", "0"], `${element} takes ${value.slice(0, 80)} (${value.length})`);
    const [held, why] = one.get(element);
    if (!["404", "405"].includes(why)) assert.equal(held, value);
  }
  for (const [code, values] of Object.entries(refused)) {
    for (const value of values) {
      const [answer, error, fault] = play().set(element, value);
      assert.deepEqual([answer, error], ["false", code], `${element} refuses ${value.slice(0, 80)} (${value.length})`);
      assert.match(fault, /^\S+ takes .+ \(SCORM [\d.]+ (RTE|SN) [\d.]+\)\.$/);
    }
  }
}

describe("scorm12", () => {
  for (const [element, values] of Object.entries(TYPES_12)) test(element, () => check("scorm12", element, values));
  for (const field of ["student_response", "correct_responses.0.pattern"]) {
    for (const [kind, values] of Object.entries(ANSWERS_12)) {
      test(`${field} of ${kind}`, () => check("scorm12", `cmi.interactions.0.${field}`, values, kind));
    }
  }
  test("comments are added to one another, up to 4,096 characters", () => {
    const play = open("scorm12");
    play.set("cmi.comments", "one ");
    play.set("cmi.comments", "two");
    assert.deepEqual(play.get("cmi.comments"), ["one two", "0", ""]);
    assert.equal(play.set("cmi.comments", of(4089))[0], "true");
    assert.equal(play.set("cmi.comments", "x")[1], "405");
  });
});

describe("scorm2004", () => {
  for (const [element, values] of Object.entries(TYPES_2004)) test(element, () => check("scorm2004", element, values));
  for (const [field, kinds] of [
    ["learner_response", RESPONSES_2004],
    ["correct_responses.0.pattern", PATTERNS_2004],
  ]) {
    for (const [kind, values] of Object.entries(kinds)) {
      test(`${field} of ${kind}`, () => check("scorm2004", `cmi.interactions.0.${field}`, values, kind));
    }
  }
  test("limits are those of the edition", () => {
    const play = open("scorm2004", { edition: "scorm2004-2nd", limits: { saved_state: 4000, location: 1000 } });
    assert.equal(play.set("cmi.suspend_data", of(4000))[0], "true");
    assert.match(
      play.set("cmi.suspend_data", of(4001))[2],
      /takes at most 4,000 characters, not "x+…" of 4,001 characters/,
    );
    assert.equal(play.get("adl.data._count")[1], "401");
    assert.equal(play.set("adl.nav.request", "{target=a}jump")[1], "406");
  });
});
