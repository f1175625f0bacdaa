/** Our own adapters played against the small LMSs: a whole course without a fault, and scorm-again of the same mind. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, launch, options, progress } from "./playing.mjs";
import { open } from "./small_lms.mjs";

/** Answers of every kind, as the runtime records them. */
const RECORDED = [
  { id: "one", response: ["b"], right: [["b"]] },
  { id: "many", response: ["a", "c"], right: [["a", "b"]], result: 0.5 },
  { id: "true_false", kind: "true-false", options: [], response: ["true"], right: [["false"]], result: "wrong" },
  { id: "gaps", kind: "fill-in", options: [], response: ["London", "two words, please"], right: [["London", "three"]] },
  { id: "long", kind: "long-fill-in", options: [], response: ["Any text. ".repeat(300)], right: [], result: "neutral" },
  { id: "pairs", kind: "matching", targets: options(3), response: ["a.b", "b.a"], right: [["a.a", "b.b"]], result: 0 },
  { id: "steps", kind: "sequencing", response: ["c", "a", "b"], right: [["a", "b", "c"]] },
  { id: "view", kind: "likert", response: ["d"], right: [], result: "neutral" },
  { id: "number", kind: "numeric", options: [], response: ["4.5"], right: [["4", "5"]] },
  { id: "deeds", kind: "performance", targets: options(3), response: ["a.b"], right: [["a.b"]] },
  { id: "rest", kind: "other", options: [], response: ["kept"], right: [], result: "neutral" },
];

/** A course through our own adapter: three sessions, each with answers of every kind, objectives, a lost connection. */
async function playCourse(standard) {
  const transcripts = [];
  let kept = null;
  const objectives = (score) => [
    { id: "keep_it_safe", score, success: score < 0.8 ? "failed" : "passed", completion: "completed" },
  ];
  for (const round of [1, 2, 3]) {
    const play = open(standard, { kept, started: false, passMark: 0.8 });
    globalThis[STANDARDS[standard].api] = play.session.api;
    const { adapter, restored } = await launch(standard, {});
    assert.equal(restored.state, round === 1 ? "" : `state~${round - 1}`);
    for (const one of RECORDED)
      assert.equal(adapter.record(answer({ ...one, attempt: round, objective: "keep_it_safe" })), true, one.id);
    const done = { completion: "completed", success: "passed", score: 0.9, progress: 1 };
    const now = progress({
      passMark: 0.8,
      score: 0.4,
      state: `state~${round}`,
      location: `page_${round}`,
      objectives: objectives(0.4),
      ...(round > 1 && { ...done, objectives: objectives(0.9) }),
    });
    if (round === 2) {
      play.network.down = true;
      assert.equal(adapter.save(now), false);
      play.network.down = false;
    }
    assert.equal(adapter.save(now), true);
    assert.equal(adapter.finish({ ...now, seconds: 30 * round }), true);
    transcripts.push(play.calls);
    kept = play.session.close();
  }
  return { transcripts, summary: STANDARDS[standard].lms.read(kept) };
}

const played = new Map();
for (const standard of Object.keys(STANDARDS)) played.set(standard, await playCourse(standard));

describe("our own adapters", () => {
  for (const [standard, { transcripts, summary }] of played) {
    const { Real, verbs } = STANDARDS[standard];

    test(`${standard}: a course of three sessions without a fault`, async () => {
      const faults = transcripts.flat().filter(({ fault }) => fault && !fault.startsWith("There is no connection"));
      assert.deepEqual(faults, []);
      assert.deepEqual(
        [summary.completion, summary.success, summary.score, summary.seconds],
        ["completed", "passed", 0.9, 180],
      );
      assert.equal(summary.answers.length, 3 * RECORDED.length);
      assert.ok(summary.answers.every(({ response, kind, result }) => response && kind && result));
      assert.deepEqual([summary.objectives.length, summary.objectives[0].score], [1, 0.9]);
    });

    test(`${standard}: scorm-again says the same to each call of the first session`, async () => {
      const real = new Real({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
      const who =
        standard === "scorm12"
          ? { core: { student_id: "learner_1", student_name: "Learner, Test" }, student_data: { mastery_score: "80" } }
          : { learner_id: "learner_1", learner_name: "Learner, Test", scaled_passing_score: "0.8" };
      real.loadFromJSON(who, "cmi");
      assert.ok(transcripts[0].length > 100);
      for (const { verb, args, answer: ours, error } of transcripts[0]) {
        const theirs = String(real[verb](...args));
        // Names of children come in any order.
        const sorted = (text) => (String(args[0]).endsWith("_children") ? text.split(",").sort().join() : text);
        assert.deepEqual([sorted(theirs), real[verbs.at(-1)]()], [sorted(ours), error], `${verb}(${args})`);
      }
    });
  }
});
