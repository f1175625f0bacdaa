/** What the small LMSs hold, in words that an L&D officer reads. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, launch, options, progress } from "./playing.mjs";
import { open } from "./small_lms.mjs";

/** The summary of a session that set some values, each under cmi. */
function summary(standard, values, changes = {}) {
  const play = open(standard, changes);
  for (const [name, value] of values) assert.equal(play.set(`cmi.${name}`, value)[0], "true", `${name}=${value}`);
  play.end("");
  return play.read();
}

const question = (fields) =>
  [["id", "desk_left_open"], ...fields].map(([name, value]) => [`interactions.0.${name}`, value]);
const answered = (standard, kind, response, patterns = []) => {
  const field = standard === "scorm12" ? "student_response" : "learner_response";
  const right = patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern]);
  const [one] = summary(standard, question([["type", kind], [field, response], ...right])).answers;
  return [one.response, one.right];
};

const IN_WORDS_12 = [
  ["choice", "a,c", ["a", "a,c"], "a, c", "a or a, c"],
  ["true-false", "t", ["f"], "true", "false"],
  ["matching", "1.a,2.b", ["{1.b,2.a}"], "1 with a, 2 with b", "1 with b, 2 with a"],
  ["sequencing", "b,a", ["a,b"], "b, then a", "a, then b"],
  ["fill-in", "offer_help, please", [], "offer_help, please", ""],
  ["numeric", "42", ["40"], "42", "40"],
];
const IN_WORDS_2004 = [
  ["choice", "offer_to_pass_on_a_message[,]say_no", ["say_no"], "offer to pass on a message, say no", "say no"],
  ["true-false", "true", ["false"], "true", "false"],
  ["matching", "fire[.]water_mist[,]flood[.]pump", [], "fire with water mist, flood with pump", ""],
  ["sequencing", "stop[,]look_round", ["look_round[,]stop"], "stop, then look round", "look round, then stop"],
  ["fill-in", "{lang=en}one[,]two", ["{case_matters=false}{order_matters=true}one[,]two"], "one; two", "one; two"],
  ["long-fill-in", "{lang=en}any, text", ["{case_matters=false}any"], "any, text", "any"],
  ["likert", "quite_sure", [], "quite sure", ""],
  [
    "performance",
    "step_one[.]done[,][.]5[,]step_two[.]",
    ["step_one[.]1[:]2"],
    "step one: done, then 5, then step two",
    "step one: from 1 to 2",
  ],
  ["numeric", "4.5", ["4[:]5"], "4.5", "from 4 to 5"],
  ["numeric", "4.5", ["4[:]"], "4.5", "at least 4"],
  ["numeric", "4.5", ["[:]5"], "4.5", "at most 5"],
  ["numeric", "4.5", ["4[:]4"], "4.5", "4"],
  ["other", "as it is", [], "as it is", ""],
];

for (const [standard, rows] of [
  ["scorm12", IN_WORDS_12],
  ["scorm2004", IN_WORDS_2004],
]) {
  describe(standard, () => {
    for (const [kind, response, patterns, ...said] of rows) {
      test(`${kind} ${patterns}`, () => assert.deepEqual(answered(standard, kind, response, patterns), said));
    }

    test("results", async () => {
      const wrong = standard === "scorm12" ? "wrong" : "incorrect";
      const results = {
        correct: ["right", 1],
        [wrong]: ["wrong", 0],
        neutral: ["no right or wrong", null],
        0.5: ["partly right (0.5)", 0.5],
        1: ["right", 1],
        0: ["wrong", 0],
        unanticipated: ["not foreseen", null],
        7: ["7", 7],
      };
      for (const [given, said] of Object.entries(results)) {
        const [one] = summary(standard, question([["result", given]])).answers;
        assert.deepEqual([one.result, one.score, one.response, one.right, one.latency], [...said, "", "", null]);
      }
    });

    test("a module of ours, told in full", async () => {
      const play = open(standard, { started: false, passMark: 0.8, objectives: [] });
      globalThis[STANDARDS[standard].api] = play.session.api;
      const { adapter } = await launch(standard, {});
      const told = {
        response: ["b"],
        right: [["b"]],
        options: options(4),
        objective: "keep_it_safe",
        time: new Date(2026, 10, 22, 10, 0, 0).getTime(),
      };
      adapter.record(answer(told));
      adapter.record(answer({ ...told, attempt: 2, result: 0.5 }));
      const objectives = [{ id: "keep_it_safe", score: 0.5, success: "failed", completion: "incomplete" }];
      adapter.finish(
        progress({
          completion: "completed",
          success: "passed",
          score: 0.85,
          passMark: 0.8,
          progress: 1,
          location: "end",
          seconds: 61.5,
          objectives,
        }),
      );
      assert.deepEqual(play.faults(), []);
      const { values, answers, ...rest } = play.read();
      const old = standard === "scorm12";
      assert.deepEqual(rest, {
        completion: "completed",
        success: "passed",
        score: 0.85,
        raw: "85 of 100",
        progress: old ? null : 1,
        seconds: 61.5,
        location: "end",
        state: "1~abc",
        suspended: true,
        objectives: [{ id: "keep_it_safe", score: 0.5, success: "failed", completion: "incomplete", progress: null }],
        comments: [],
        navigation: "",
      });
      assert.deepEqual(answers[0], {
        id: "desk_left_open",
        question: old ? "desk left open" : "A file lies open on a desk. What do you do?",
        kind: "choice",
        response: old ? "b" : "option number 1",
        right: old ? "b" : "option number 1",
        result: "right",
        score: 1,
        weight: "1",
        latency: 12.34,
        time: old ? "10:00:00" : "2026-11-22 10:00:00",
        objective: "keep it safe",
      });
      assert.equal(answers[1].id, "desk_left_open__2");
      assert.equal(answers[1].result, "partly right (0.5)");
      assert.ok(values.some(([name]) => name === STANDARDS[standard].raw));
    });

    test("nothing yet", async () => {
      const nothing = STANDARDS[standard].lms.read(null);
      assert.deepEqual(Object.values(nothing), [
        "not attempted",
        "unknown",
        null,
        "",
        null,
        0,
        "",
        "",
        false,
        [],
        [],
        [],
        [],
        "",
      ]);
      const { completion, values, ...rest } = summary(standard, []);
      assert.deepEqual({ ...nothing, ...rest }, nothing);
      assert.equal(completion, standard === "scorm12" ? "completed" : "unknown");
      assert.ok(values.length > 0);
    });
  });
}

test("scorm12: one word for two things", async () => {
  const standing = (status) => {
    const { completion, success } = summary("scorm12", [["core.lesson_status", status]]);
    return [completion, success];
  };
  assert.deepEqual(standing("passed"), ["completed", "passed"]);
  assert.deepEqual(standing("completed"), ["completed", "unknown"]);
  assert.deepEqual(standing("failed"), ["incomplete", "failed"]);
  assert.deepEqual(standing("browsed"), ["incomplete", "unknown"]);
  assert.deepEqual(summary("scorm12", [["comments", "Good"]]).comments, ["Good"]);
});

test("scorm2004: scores on any scale, comments, long durations", async () => {
  const scored = (...scores) => {
    const { score, raw } = summary(
      "scorm2004",
      scores.map(([name, value]) => [`score.${name}`, value]),
    );
    return [score, raw];
  };
  assert.deepEqual(scored(["raw", "15"], ["min", "10"], ["max", "20"]), [0.5, "15 of 20 (from 10)"]);
  assert.deepEqual(scored(["raw", "15"], ["scaled", "0.7"]), [0.7, "15 of 100"]);
  assert.deepEqual(scored(["scaled", "-0.5"]), [0, ""]);
  const said = [
    ["comments_from_learner.0.comment", "{lang=en}Good"],
    ["comments_from_learner.0.location", "p1"],
    ["session_time", "P1DT1H1M1.5S"],
  ];
  const { comments, seconds } = summary("scorm2004", said);
  assert.deepEqual([comments, seconds], [["Good"], 90061.5]);
});
