/** The strict reading of calls is itself read: each of these calls has a fault, and a right session has none. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkCall } from "../lms/strict.mjs";

const NAMES = {
  scorm12: { start: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit" },
  "scorm2004-3rd": { start: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit" },
};

/** The faults of the last of some calls. */
function lastFaults(standard, calls) {
  const state = {};
  let faults = [];
  for (const [verb, ...args] of calls) faults = checkCall(standard, NAMES[standard][verb] || verb, args, state);
  return faults;
}

const set = (element, value) => ["set", `cmi.${element}`, value];
const START_12 = [["start", ""]];
const START_2004 = [["start", ""], set("exit", "suspend")];
const question = (type) => [set("interactions.0.id", "q"), set("interactions.0.type", type)];

const SESSION = [
  [["get", "cmi.suspend_data"]],
  [["start"]],
  [["start", null]],
  [
    ["start", ""],
    ["start", ""],
  ],
  [["commit", ""]],
  [
    ["start", ""],
    ["commit", ""],
  ],
  [
    ["start", ""],
    ["commit", "x"],
  ],
  [
    ["start", ""],
    ["end", ""],
    ["end", ""],
  ],
  [
    ["start", ""],
    ["end", ""],
    ["get", "cmi.suspend_data"],
  ],
  [
    ["start", ""],
    ["set", "cmi.suspend_data", 5],
  ],
  [
    ["start", ""],
    ["set", "cmi.suspend_data"],
  ],
  [
    ["start", ""],
    ["Nonsense", ""],
  ],
];

const FAULTY_12 = [
  [set("completion_status", "completed")],
  [set("core.lesson_status", "done")],
  [set("core.lesson_status", "not attempted")],
  [set("core.lesson_status", "passed"), set("core.lesson_status", "failed")],
  [set("core.lesson_status", "completed"), set("core.lesson_status", "incomplete")],
  [set("core.lesson_status", "passed"), set("core.score.raw", "80")],
  [set("core.score.raw", "80"), set("core.score.raw", "70")],
  [set("core.score.raw", "101")],
  [set("core.score.raw", "")],
  [set("core.score.raw", "1e1")],
  [set("core.session_time", "1:00:00")],
  [set("core.session_time", "00:00:00.123")],
  [set("core.session_time", "00:60:00")],
  [set("core.exit", "")],
  [set("core.lesson_location", "x".repeat(256))],
  [set("suspend_data", "x".repeat(4097))],
  [set("suspend_data", "é")],
  [set("core.entry", "resume")],
  [set("interactions.0.id", "a b")],
  [set("interactions.0.id", "a-b")],
  [set("interactions.0.type", "choice")],
  [set("interactions.0.id", "a"), set("interactions.2.id", "b")],
  [set("interactions.0.id", "a"), set("interactions.0.student_response", "a")],
  [...question("choice"), set("interactions.0.student_response", "ab")],
  [...question("choice"), set("interactions.0.student_response", "a,a")],
  [...question("choice"), set("interactions.0.student_response", "A")],
  [...question("choice"), set("interactions.0.correct_responses.1.pattern", "a")],
  [...question("true-false"), set("interactions.0.student_response", "true")],
  [...question("matching"), set("interactions.0.student_response", "a,b")],
  [...question("fill-in"), set("interactions.0.student_response", "x".repeat(256))],
  [...question("long-fill-in")],
  [...question("numeric"), set("interactions.0.student_response", "two")],
  [...question("choice"), set("interactions.0.result", "incorrect")],
  [...question("choice"), set("interactions.0.time", "10:00")],
  [...question("choice"), set("interactions.0.latency", "PT1S")],
  [set("objectives.0.id", "a"), set("objectives.0.id", "b")],
  [set("objectives.0.id", "a"), set("objectives.1.id", "a")],
];

const FAULTY_2004 = [
  [set("core.lesson_status", "completed")],
  [set("completion_status", "passed")],
  [set("completion_status", "completed"), set("completion_status", "incomplete")],
  [set("success_status", "passed"), set("success_status", "failed")],
  [set("success_status", "passed"), set("score.scaled", "1")],
  [set("score.scaled", "1.1")],
  [set("score.scaled", "0.123456789")],
  [set("progress_measure", "1.5")],
  [set("session_time", "PT")],
  [set("session_time", "P")],
  [set("session_time", "PT1.234S")],
  [set("session_time", "PT1M1")],
  [set("exit", "normal")],
  [set("location", "x".repeat(1001))],
  [set("suspend_data", "x".repeat(64001))],
  [set("suspend_data", "\u0001")],
  [set("suspend_data", "\ud800")],
  [set("interactions.0.type", "choice")],
  [set("interactions.0.id", "q"), set("interactions.0.learner_response", "a")],
  [...question("choice"), set("interactions.0.learner_response", "a-b")],
  [...question("choice"), set("interactions.0.learner_response", "a,b")],
  [...question("choice"), set("interactions.0.learner_response", "a[,]a")],
  [
    ...question("choice"),
    set("interactions.0.learner_response", Array.from({ length: 37 }, (_, n) => `o${n}`).join("[,]")),
  ],
  [...question("fill-in"), set("interactions.0.learner_response", "x".repeat(251))],
  [...question("fill-in"), set("interactions.0.learner_response", Array(11).fill("a").join("[,]"))],
  [...question("fill-in"), set("interactions.0.learner_response", "{x} y")],
  [...question("fill-in"), set("interactions.0.learner_response", "x[.]y")],
  [...question("fill-in"), set("interactions.0.correct_responses.0.pattern", " x")],
  [...question("long-fill-in"), set("interactions.0.learner_response", "x".repeat(4001))],
  [...question("matching"), set("interactions.0.learner_response", "a[,]b")],
  [...question("numeric"), set("interactions.0.learner_response", "1[:]2")],
  [...question("numeric"), set("interactions.0.correct_responses.0.pattern", "1")],
  [...question("true-false"), set("interactions.0.learner_response", "t")],
  [...question("likert"), set("interactions.0.learner_response", "a[,]b")],
  [...question("choice"), set("interactions.0.result", "wrong")],
  [...question("choice"), set("interactions.0.timestamp", "2026-11-22T10:00:00Z")],
  [...question("choice"), set("interactions.0.timestamp", "2026-11-22T10:00:00.5")],
  [...question("choice"), set("interactions.0.description", "x".repeat(251))],
  [...question("choice"), set("interactions.0.description", "{x}")],
  [...question("choice"), set("interactions.0.weighting", "NaN")],
];

describe("each has a fault", () => {
  for (const standard of Object.keys(NAMES)) {
    for (const calls of SESSION) {
      test(`${standard} ${JSON.stringify(calls)}`, () => assert.notDeepEqual(lastFaults(standard, calls), []));
    }
  }
  for (const [standard, start, all] of [
    ["scorm12", START_12, FAULTY_12],
    ["scorm2004-3rd", START_2004, FAULTY_2004],
  ]) {
    for (const calls of all) {
      const said = JSON.stringify(calls[calls.length - 1]).slice(0, 100);
      test(`${standard} ${said}`, () => {
        assert.notDeepEqual(lastFaults(standard, [...start, ...calls]), []);
        const before = [...start, ...calls.slice(0, -1)];
        assert.deepEqual(
          before.flatMap((_, index) => lastFaults(standard, before.slice(0, index + 1))),
          [],
          "but only the last",
        );
      });
    }
  }
  test("an exit that isn't set at once", () => {
    assert.notDeepEqual(lastFaults("scorm2004-3rd", [["start", ""], set("completion_status", "incomplete")]), []);
  });
});
