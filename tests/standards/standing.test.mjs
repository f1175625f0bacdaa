/** Status, score and time, and what a whole course costs in calls. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, dice, launch, makeLms, options, progress } from "./playing.mjs";

const COMMIT = 4;

for (const [standard, own] of Object.entries(STANDARDS)) {
  const { verbs, adapter } = own;

  describe(standard, () => {
    test("no wandering of status and score ever lowers what the LMS has", async () => {
      for (let seed = 1; seed <= 200; seed += 1) {
        const die = dice(seed);
        const lms = makeLms(standard);
        await launch(standard, lms);
        const passMark = die.one([null, 0.5, 0.8]);
        for (let step = 0; step < 12; step += 1) {
          const down = die.below(3) === 0;
          lms.hinder = (verb) => (down && verb === verbs[COMMIT] ? "false" : undefined);
          const saved = adapter.save(
            progress({
              completion: die.one(["incomplete", "completed"]),
              success: passMark === null ? "unknown" : die.one(["unknown", "passed", "failed"]),
              score: die.one([null, die.next(), 0, 1]),
              passMark,
              progress: die.next(),
              state: `s${step}`,
              seconds: step * 61.239,
            }),
          );
          assert.equal(saved, !down);
        }
        assert.deepEqual(lms.faults, [], `seed ${seed}`);
      }
    });

    test("the score that is sent is on the same side of the pass mark", async () => {
      for (const [score, passMark] of [
        [0.79999999, 0.8],
        [0.7999, 0.8],
        [0.8, 0.8],
        [0.57, 0.57],
        [0.29, 0.29],
        [2 / 3, 0.67],
        [1, 1],
        [0, 0],
        [0.999999, 1],
      ]) {
        const lms = makeLms(standard);
        await launch(standard, lms);
        adapter.save(progress({ score, passMark }));
        assert.equal(
          Number(lms.last(own.raw)) >= Math.round(passMark * 100),
          score >= passMark,
          `${score} of ${passMark}`,
        );
        if (standard === "scorm2004") assert.equal(Number(lms.last("cmi.score.scaled")) >= passMark, score >= passMark);
        assert.deepEqual(lms.faults, []);
      }
    });

    test("times never hold sixty seconds, an exponent or nothing", async () => {
      for (const seconds of [
        0,
        -1,
        NaN,
        Infinity,
        0.001,
        0.005,
        59.994,
        59.995,
        59.999,
        60,
        3599.999,
        3600,
        36000,
        1e5,
        1e9,
      ]) {
        const lms = makeLms(standard);
        await launch(standard, lms);
        adapter.record(answer({ latency: seconds }));
        adapter.save(progress({ seconds }));
        assert.deepEqual(lms.faults, [], String(seconds));
        assert.ok(lms.last(own.time), String(seconds));
      }
    });

    test("a whole course fits the budget of calls", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      for (let page = 1; page <= 6; page += 1) {
        adapter.save(progress({ location: `page_${page}`, state: `p${page}`, progress: page / 8, seconds: page * 60 }));
      }
      for (let question = 1; question <= 8; question += 1) {
        adapter.record(answer({ id: `q${question}`, options: options(4) }));
        if (question % 2 === 0)
          adapter.save(progress({ state: `q${question}`, location: "page_6", progress: 0.9, seconds: 400 + question }));
      }
      adapter.finish(
        progress({
          completion: "completed",
          success: "passed",
          score: 0.9,
          passMark: 0.8,
          progress: 1,
          seconds: 500,
          state: "end",
        }),
      );
      assert.deepEqual(lms.faults, []);
      assert.ok(lms.calls.length <= 150, String(lms.calls.length));
      assert.ok(lms.count(COMMIT) <= 16);
    });
  });
}
