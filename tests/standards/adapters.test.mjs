/** What holds for every SCORM adapter: the session, what is sent when, and that no LMS can break the course. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, dice, launch, makeLms, options, progress } from "./playing.mjs";

const INITIALIZE = 0;
const TERMINATE = 1;
const GET = 2;
const SET = 3;
const COMMIT = 4;

for (const [standard, own] of Object.entries(STANDARDS)) {
  const { verbs, adapter } = own;

  describe(standard, () => {
    test("a session from the first call to the last", () => {
      const lms = makeLms(standard);
      const { connected, restored } = launch(standard, lms);
      assert.equal(connected, true);
      assert.deepEqual(
        lms.calls.slice(0, 2).map(({ verb, args }) => [verb, ...args]),
        [
          [verbs[INITIALIZE], ""],
          [verbs[SET], own.exit, "suspend"],
        ],
      );
      assert.deepEqual(
        { ...restored, learner: null },
        {
          state: "",
          location: "",
          learner: null,
          completion: "incomplete",
          success: "unknown",
          score: null,
          mode: "normal",
        },
      );
      assert.equal(adapter.record(answer()), true);
      assert.equal(adapter.save(progress()), true);
      const done = {
        completion: "completed",
        success: "passed",
        score: 0.85,
        passMark: 0.8,
        progress: 1,
        location: "end",
        seconds: 90,
      };
      assert.equal(adapter.finish(progress(done)), true);
      const calls = lms.calls.length;
      assert.equal(adapter.finish(progress(done)), true);
      assert.equal(adapter.save(progress()), false);
      assert.equal(adapter.record(answer()), false);
      assert.equal(lms.calls.length, calls);
      assert.equal(lms.count(TERMINATE), 1);
      assert.equal(lms.count(COMMIT), 2);
      assert.equal(lms.last(own.exit), "suspend");
      assert.equal(lms.last(own.raw), "85");
      assert.deepEqual(lms.faults, []);
    });

    test("the first launch is called incomplete, a later one isn't changed", () => {
      const first = makeLms(standard);
      launch(standard, first);
      const status = first.sets()[1];
      assert.equal(status[1], "incomplete");
      const name = status[0].split(".").pop();
      const second = makeLms(standard, { data: own.core({ [name]: "completed" }) });
      assert.equal(launch(standard, second).restored.completion, "completed");
      assert.deepEqual(second.sets(), [[own.exit, "suspend"]]);
    });

    test("only what changed is sent, and the session's time", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
      adapter.save(progress({ score: 0.5, state: "s1" }));
      const before = lms.sets().length;
      adapter.save(progress({ score: 0.5, state: "s1", seconds: 20 }));
      assert.deepEqual(
        lms
          .sets()
          .slice(before)
          .map(([element]) => element),
        [own.time],
      );
      adapter.save(progress({ score: 0.5, state: "s2", seconds: 30, location: "page_2" }));
      assert.deepEqual(
        lms
          .sets()
          .slice(before + 1)
          .map(([element]) => element)
          .sort(),
        ["cmi.suspend_data", own.location, own.time].sort(),
      );
      assert.deepEqual(lms.faults, []);
    });

    test("the score comes before the status", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
      adapter.save(progress({ score: 1, passMark: 0.8, success: "passed", completion: "completed" }));
      const elements = lms.sets().map(([element]) => element);
      const statuses = elements
        .map((element, index) => (/_status$/.test(element) ? index : -1))
        .filter((index) => index > 1);
      assert.ok(elements.indexOf(own.raw) < Math.min(...statuses));
    });

    test("an answer costs few calls", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
      adapter.record(answer());
      const before = lms.calls.length;
      adapter.record(answer({ id: "other" }));
      assert.ok(lms.calls.length - before <= 9, String(lms.calls.length - before));
    });

    test("without an LMS nothing happens", () => {
      delete globalThis[own.api];
      const { connected, restored } = launch(standard, null);
      assert.equal(connected, false);
      assert.equal(restored.mode, "normal");
      assert.equal(adapter.record(answer()), false);
      assert.equal(adapter.save(progress()), false);
      assert.equal(adapter.finish(progress()), false);
    });

    test("an LMS that refuses to start is none", () => {
      const lms = makeLms(standard, { hinder: (verb) => (verb === verbs[INITIALIZE] ? "false" : undefined) });
      assert.equal(launch(standard, lms).connected, false);
      assert.equal(lms.calls.length, 1);
    });

    test("an LMS that throws, or answers nonsense, breaks nothing", () => {
      const nonsense = [
        null,
        undefined,
        0,
        {},
        "yes",
        true,
        1,
        Symbol("no"),
        {
          toString() {
            throw new Error("no");
          },
        },
      ];
      for (const verb of verbs) {
        for (const bad of [...nonsense, "throw"]) {
          globalThis[own.api] = Object.fromEntries(
            verbs.map((name) => [
              name,
              () => {
                if (name !== verb) return name === verbs[GET] ? "" : "true";
                if (bad === "throw") throw new Error("no");
                return bad;
              },
            ]),
          );
          launch(standard, null);
          adapter.record(answer());
          adapter.save(progress({ objectives: [{ id: "o", score: 1, success: "passed", completion: "completed" }] }));
          adapter.finish(progress());
        }
      }
      globalThis[own.api] = {};
      assert.equal(launch(standard, null).connected, false);
    });

    test("in a review and a browse nothing is recorded, and the state is safe", () => {
      for (const mode of ["review", "browse"]) {
        const lms = makeLms(standard, {
          data: { ...own.core({ [own.mode.split(".").pop()]: mode }), suspend_data: "kept" },
        });
        const { restored } = launch(standard, lms);
        assert.equal(restored.mode, mode);
        assert.equal(restored.state, "kept");
        assert.equal(adapter.record(answer()), true);
        assert.equal(adapter.save(progress({ score: 0 })), true);
        assert.equal(adapter.finish(progress()), true);
        assert.deepEqual(lms.sets(), [[own.exit, "suspend"]]);
        assert.equal(lms.count(COMMIT), 0);
        assert.equal(lms.count(TERMINATE), 1);
      }
    });

    test("what a failed commit may have lost is sent again", () => {
      for (const failure of [
        () => "false",
        () => {
          throw new Error("down");
        },
        () => "",
      ]) {
        const lms = makeLms(standard);
        launch(standard, lms);
        let down = true;
        lms.hinder = (verb) => (down && verb === verbs[COMMIT] ? failure() : undefined);
        adapter.record(answer());
        const first = progress({
          score: 0.9,
          state: "s1",
          objectives: [{ id: "o", score: 0.5, success: "unknown", completion: "incomplete" }],
        });
        assert.equal(adapter.save(first), false);
        assert.equal(adapter.save(first), false);
        down = false;
        const before = lms.sets().length;
        const tried = lms.sets().map(([element]) => element);
        assert.equal(adapter.save(first), true);
        const again = lms
          .sets()
          .slice(before)
          .map(([element]) => element);
        assert.deepEqual([...new Set(tried)].sort(), [...new Set(again)].sort());
        const settled = lms.sets().length;
        assert.equal(adapter.save(first), true);
        assert.equal(lms.sets().length, settled);
        assert.deepEqual(lms.faults, []);
      }
    });

    test("a refused state or score is not saved; refused extras are", () => {
      const refusing = (pattern) => (verb, args) =>
        verb === verbs[SET] && pattern.test(args[0]) ? "false" : undefined;
      for (const [pattern, kept] of [
        [/suspend_data/, false],
        [/score\.(raw|scaled)/, false],
        [/score\.m/, true],
        [/objectives|interactions/, true],
      ]) {
        const lms = makeLms(standard);
        launch(standard, lms);
        lms.hinder = refusing(pattern);
        adapter.record(answer());
        const objectives = [{ id: "o", score: 1, success: "passed", completion: "completed" }];
        assert.equal(adapter.save(progress({ score: 0.5, objectives })), kept, String(pattern));
      }
    });

    test("a state too long for the LMS is not cut", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
      assert.equal(adapter.save(progress({ state: "x".repeat(own.limits.saved_state + 1) })), false);
      assert.equal(lms.last("cmi.suspend_data"), undefined);
      assert.equal(adapter.save(progress({ state: "x".repeat(own.limits.saved_state) })), true);
      assert.deepEqual(lms.faults, []);
    });

    test("an LMS without interactions gets none, one that refuses them gets no more", () => {
      const without = makeLms(standard, { hinder: (verb, args) => (/interactions/.test(args[0]) ? "" : undefined) });
      launch(standard, without);
      adapter.record(answer());
      adapter.record(answer());
      assert.equal(without.sets().filter(([element]) => /interactions/.test(element)).length, 0);
      assert.equal(without.calls.filter(({ args }) => /interactions/.test(args[0])).length, 1);
      const refusing = makeLms(standard, {
        hinder: (verb, args) => (verb === verbs[SET] && /interactions/.test(args[0]) ? "false" : undefined),
      });
      launch(standard, refusing);
      assert.equal(adapter.record(answer()), false);
      assert.equal(adapter.record(answer()), false);
      assert.equal(refusing.sets().filter(([element]) => /interactions/.test(element)).length, 1);
      assert.equal(adapter.save(progress()), true);
    });

    test("children that an LMS doesn't keep are left out", () => {
      const lms = makeLms(standard, {
        hinder: (verb, args) => (args[0] === "cmi.interactions._children" ? "id,type,result" : undefined),
      });
      launch(standard, lms);
      adapter.record(answer());
      const sent = lms
        .sets()
        .filter(([element]) => /interactions/.test(element))
        .map(([element]) => element.split(".").pop());
      assert.deepEqual(sent.sort(), ["id", "result", "type"]);
    });

    test("an element that an LMS says it lacks isn't tried again", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
      let refused = false;
      lms.hinder = (verb, args) => {
        if (verb === verbs[5]) return refused ? "401" : undefined;
        refused = verb === verbs[SET] && /latency/.test(args[0]);
        return refused ? "false" : undefined;
      };
      adapter.record(answer());
      adapter.record(answer({ id: "b" }));
      assert.equal(lms.sets().filter(([element]) => /latency/.test(element)).length, 1);
      assert.equal(lms.last("cmi.interactions.1.result"), "correct");
    });

    test("answers go on where an earlier session stopped; retries are numbered", () => {
      const first = makeLms(standard);
      launch(standard, first);
      adapter.record(answer());
      adapter.record(answer({ attempt: 2, response: ["a"], result: "wrong" }));
      adapter.finish(progress());
      const data = first.cmi();
      delete (data.core || data).session_time;
      const second = makeLms(standard, { data });
      launch(standard, second);
      adapter.record(answer({ attempt: 3 }));
      assert.equal(second.last("cmi.interactions.2.id"), "desk_left_open_3");
      assert.equal(first.last("cmi.interactions.1.id"), "desk_left_open_2");
      assert.deepEqual([...first.faults, ...second.faults], []);
      const long = makeLms(standard);
      launch(standard, long);
      adapter.record(answer({ id: "q".repeat(400), attempt: 12 }));
      assert.match(long.last("cmi.interactions.0.id"), /^q+_12$/);
      assert.deepEqual(long.faults, []);
    });

    test("objectives are found by id, kept apart, and never lowered", () => {
      const good = { id: "keep-secrets", score: 0.8, success: "passed", completion: "completed" };
      const first = makeLms(standard);
      launch(standard, first);
      adapter.save(progress({ objectives: [{ ...good, id: "other" }, good] }));
      adapter.finish(progress({ objectives: [good] }));
      const data = first.cmi();
      delete (data.core || data).session_time;
      const second = makeLms(standard, { data });
      launch(standard, second);
      adapter.save(progress({ objectives: [{ ...good, score: 0.1, success: "failed", completion: "incomplete" }] }));
      assert.equal(second.sets().filter(([element]) => /objectives/.test(element)).length, 0);
      assert.equal(first.last("cmi.objectives.1.id"), "keep_secrets");
      assert.equal(first.sets().filter(([element]) => /objectives.*\.id/.test(element)).length, 2);
      assert.deepEqual([...first.faults, ...second.faults], []);
    });

    test("no wandering of status and score ever lowers what the LMS has", () => {
      for (let seed = 1; seed <= 200; seed += 1) {
        const die = dice(seed);
        const lms = makeLms(standard);
        launch(standard, lms);
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

    test("the score that is sent is on the same side of the pass mark", () => {
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
        launch(standard, lms);
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

    test("times never hold sixty seconds, an exponent or nothing", () => {
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
        launch(standard, lms);
        adapter.record(answer({ latency: seconds }));
        adapter.save(progress({ seconds }));
        assert.deepEqual(lms.faults, [], String(seconds));
        assert.ok(lms.last(own.time), String(seconds));
      }
    });

    test("a whole course fits the budget of calls", () => {
      const lms = makeLms(standard);
      launch(standard, lms);
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
