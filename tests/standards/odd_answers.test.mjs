/** Odd texts, empty answers and answers by chance: no strict LMS refuses any. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ODD_TEXTS, STANDARDS, answer, dice, launch, makeLms, options, progress } from "./playing.mjs";

const KINDS = [
  "choice",
  "true-false",
  "fill-in",
  "long-fill-in",
  "matching",
  "sequencing",
  "likert",
  "numeric",
  "performance",
  "other",
];

describe("nothing odd is refused", () => {
  for (const [standard, { adapter, limits }] of Object.entries(STANDARDS)) {
    const record = async (changes) => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      const kept = adapter.record(answer(changes));
      assert.ok(adapter.save(progress()));
      assert.deepEqual(lms.faults, [], JSON.stringify(changes).slice(0, 400));
      assert.equal(kept, true, JSON.stringify(changes).slice(0, 400));
    };

    test(`${standard}: each odd text in each place`, async () => {
      for (const text of ODD_TEXTS) {
        for (const kind of KINDS) {
          await record({
            kind,
            response: [text],
            right: [[text]],
            description: text,
            objective: text,
            options: [],
            targets: [],
          });
        }
        const odd = options(3).map((option) => ({ ...option, name: text, text }));
        await record({ options: odd, response: ["a", "c"], right: [["b"]] });
        await record({ kind: "matching", options: odd, targets: odd, response: ["a.b", "b.c"], right: [["a.a"]] });
        await record({
          id: text || "q",
          kind: "fill-in",
          options: [],
          response: [text, text],
          right: [[text, text], [text]],
        });
      }
    });

    test(`${standard}: empty answers`, async () => {
      for (const kind of KINDS) {
        for (const response of [[], [""], ["", ""]]) {
          for (const right of [[], [[]], [[""]], [["", ""]]])
            await record({ kind, response, right, options: [], targets: [] });
          await record({ kind, response, right: [], options: options(3), targets: options(3) });
        }
      }
    });

    test(`${standard}: answers by chance`, async () => {
      for (let seed = 1; seed <= 400; seed += 1) {
        const die = dice(seed);
        const all = options(1 + die.below(60));
        const targets = options(1 + die.below(40));
        const key = () => die.one(all).key;
        const kind = die.one(KINDS);
        const part =
          {
            choice: key,
            sequencing: key,
            likert: key,
            matching: () => `${key()}.${die.one(targets).key}`,
            performance: () => `${key()}.${die.one(targets).key}`,
            "true-false": () => die.one(["true", "false"]),
            numeric: () => String(die.next() * 1000 - 500),
          }[kind] || (() => die.one(ODD_TEXTS));
        const many = kind === "true-false" || kind === "numeric" || kind === "likert" ? 1 : 1 + die.below(45);
        // A sequence, a choice and a set of pairs name nothing twice.
        const parts = () => [...new Set(Array.from({ length: 1 + die.below(many) }, part))];
        await record({
          kind,
          options: all,
          targets,
          response: parts(),
          right: Array.from({ length: die.below(6) }, parts),
          result: die.one(["right", "wrong", "neutral", die.next()]),
          weight: die.one([0, 1, 2.5, die.next(), NaN]),
          latency: die.next() * 1e5,
          time: die.one([0, NaN, Date.UTC(2026, 1, 28, 23, 59, 59)]),
          attempt: 1 + die.below(12),
          description: die.one(ODD_TEXTS),
          objective: die.one(["", "o", "an objective"]),
        });
      }
    });

    test(`${standard}: odd places and objectives`, async () => {
      for (const text of ODD_TEXTS) {
        const lms = makeLms(standard);
        await launch(standard, lms);
        const objectives = [{ id: text || "o", score: 0.5, success: "passed", completion: "completed" }];
        assert.ok(
          adapter.save(
            progress({ location: text.slice(0, limits.location), objectives: /\w/.test(text) ? objectives : [] }),
          ),
        );
        assert.deepEqual(
          lms.faults.filter((fault) => !/XML/.test(fault)),
          [],
          text.slice(0, 40),
        );
      }
    });
  }
});
