/** What holds for every SCORM adapter: the session, what is sent when, and that no LMS can break the course. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, launch, makeLms, progress } from "./playing.mjs";

const INITIALIZE = 0;
const TERMINATE = 1;
const GET = 2;
const SET = 3;
const COMMIT = 4;

for (const [standard, own] of Object.entries(STANDARDS)) {
  const { verbs, adapter } = own;

  describe(standard, () => {
    test("a session from the first call to the last", async () => {
      const lms = makeLms(standard);
      const { connection, restored } = await launch(standard, lms);
      assert.equal(connection, "open");
      assert.deepEqual(
        lms.calls.slice(0, 3).map(({ verb, args }) => [verb, ...args]),
        [
          [verbs[INITIALIZE], ""],
          [verbs[GET], own.mode],
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
          passMark: null,
          isUnread: false,
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

    test("the first launch is called incomplete, a later one isn't changed", async () => {
      const first = makeLms(standard);
      await launch(standard, first);
      const status = first.sets()[1];
      assert.equal(status[1], "incomplete");
      const name = status[0].split(".").pop();
      const second = makeLms(standard, { data: own.core({ [name]: "completed" }) });
      assert.equal((await launch(standard, second)).restored.completion, "completed");
      assert.deepEqual(second.sets(), [[own.exit, "suspend"]]);
    });

    test("only what changed is sent, and the session's time", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
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

    test("the score comes before the status", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      adapter.save(progress({ score: 1, passMark: 0.8, success: "passed", completion: "completed" }));
      const elements = lms.sets().map(([element]) => element);
      const statuses = elements
        .map((element, index) => (/_status$/.test(element) ? index : -1))
        .filter((index) => index > 1);
      assert.ok(elements.indexOf(own.raw) < Math.min(...statuses));
    });

    test("without an LMS nothing happens", async () => {
      delete globalThis[own.api];
      const { connection, restored } = await launch(standard, null);
      assert.equal(connection, "none");
      assert.equal(restored.mode, "normal");
      assert.equal(adapter.record(answer()), false);
      assert.equal(adapter.save(progress()), false);
      assert.equal(adapter.finish(progress()), false);
    });

    test("L1: an LMS that refuses to start is not taken for none", async () => {
      const lms = makeLms(standard, { hinder: (verb) => (verb === verbs[INITIALIZE] ? "false" : undefined) });
      assert.notEqual((await launch(standard, lms)).connection, "open");
      assert.equal(lms.count(SET), 0);
      assert.equal(adapter.save(progress()), false);
    });

    test("L1: a session that has ended is said to be closed, where no other begins", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      adapter.finish(progress());
      const after = { 1: "false", 2: "", 3: "false", 4: "false", 5: standard === "scorm12" ? "301" : "104" };
      lms.hinder = (verb) => (verb === verbs[INITIALIZE] ? "false" : after[verbs.indexOf(verb)]);
      assert.equal((await launch(standard, lms)).connection, "closed");
    });

    test("L5: a session that the LMS's own page has begun is gone on with", async () => {
      const lms = makeLms(standard, { data: own.core({ [own.location.split(".").pop()]: "sharing" }) });
      lms.real[verbs[INITIALIZE]]("");
      const { connection, restored } = await launch(standard, lms);
      assert.equal(connection, "open");
      assert.equal(restored.location, "sharing");
      assert.equal(adapter.save(progress()), true);
    });

    test("L5: an API that appears a second later is found", async () => {
      delete globalThis[own.api];
      globalThis.parent = {};
      const started = launch(standard, null);
      setTimeout(() => makeLms(standard), 1000);
      assert.equal((await started).connection, "open");
      globalThis.parent = globalThis;
    });

    test("L1: of a session that ends in the middle all is given to the next, where one begins", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      adapter.record(answer());
      assert.equal(adapter.save(progress({ state: "one" })), true);
      const [gone, error] = standard === "scorm12" ? ["false", "301"] : ["false", "143"];
      let over = true;
      lms.hinder = (verb) => {
        if (verb === verbs[INITIALIZE]) {
          over = false;
          return "true";
        }
        if (over && verb === verbs[COMMIT]) return gone;
        return over && verb === verbs[5] ? error : undefined;
      };
      adapter.record(answer({ id: "another" }));
      assert.equal(adapter.save(progress({ state: "two" })), false);
      assert.equal(adapter.hasEnded(), false);
      assert.equal(adapter.hasReopened(), true);
      assert.equal(adapter.hasReopened(), false, "once");
      const before = lms.sets().length;
      assert.equal(adapter.save(progress({ state: "two" })), true);
      const again = lms.sets().slice(before).map(([element]) => element);
      assert.ok(again.includes("cmi.suspend_data") && again.includes(own.exit), String(again));
    });

    test("L3: what a doubtful commit held is given again", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      adapter.record(answer());
      assert.equal(adapter.save(progress({ state: "one", score: 0.5 })), true);
      adapter.doubt();
      const before = lms.sets().length;
      assert.equal(adapter.save(progress({ state: "two", score: 0.5 })), true);
      const again = lms.sets().slice(before).map(([element]) => element);
      for (const element of ["cmi.interactions.0.id", own.raw, own.exit]) assert.ok(again.includes(element), element);
      assert.deepEqual(lms.faults, []);
    });

    test("an LMS that throws, or answers nonsense, breaks nothing", async () => {
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
          await launch(standard, null);
          adapter.record(answer());
          adapter.save(progress({ objectives: [{ id: "o", score: 1, success: "passed", completion: "completed" }] }));
          adapter.finish(progress());
        }
      }
      globalThis[own.api] = {};
      assert.notEqual((await launch(standard, null)).connection, "open");
    });

    test("L8: the pass mark that the LMS gives is handed on", async () => {
      const [element, top] = { scorm12: ["cmi.student_data.mastery_score", 100], scorm2004: ["cmi.scaled_passing_score", 1] }[standard];
      const asked = async (text) => {
        const lms = makeLms(standard, { hinder: (verb, args) => (args[0] === element ? text : undefined) });
        return (await launch(standard, lms)).restored.passMark;
      };
      assert.equal(await asked(String(0.6 * top)), 0.6);
      assert.equal(await asked(String(top)), 1);
      for (const none of ["", "0", "-1", String(top + 1), "most"]) assert.equal(await asked(none), null);
    });

    test("S7: in a review and a browse nothing is set at all", async () => {
      for (const mode of ["review", "browse"]) {
        const lms = makeLms(standard, {
          data: { ...own.core({ [own.mode.split(".").pop()]: mode }), suspend_data: "kept" },
        });
        const { restored } = await launch(standard, lms);
        assert.equal(restored.mode, mode);
        assert.equal(restored.state, "kept");
        assert.equal(adapter.record(answer()), true);
        assert.equal(adapter.save(progress({ score: 0 })), true);
        assert.equal(adapter.finish(progress()), true);
        assert.deepEqual(lms.sets(), []);
        assert.equal(lms.count(COMMIT), 0);
        assert.equal(lms.count(TERMINATE), 1);
      }
    });

    test("what a failed commit may have lost is sent again", async () => {
      for (const failure of [
        () => "false",
        () => {
          throw new Error("down");
        },
        () => "",
      ]) {
        const lms = makeLms(standard);
        await launch(standard, lms);
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

    test("a refused state or score is not saved; refused extras are", async () => {
      const refusing = (pattern) => (verb, args) =>
        verb === verbs[SET] && pattern.test(args[0]) ? "false" : undefined;
      for (const [pattern, kept] of [
        [/suspend_data/, false],
        [/score\.(raw|scaled)/, false],
        [/score\.m/, true],
        [/objectives|interactions/, true],
      ]) {
        const lms = makeLms(standard);
        await launch(standard, lms);
        lms.hinder = refusing(pattern);
        adapter.record(answer());
        const objectives = [{ id: "o", score: 1, success: "passed", completion: "completed" }];
        assert.equal(adapter.save(progress({ score: 0.5, objectives })), kept, String(pattern));
      }
    });

    test("a state too long for the LMS is not cut", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      assert.equal(adapter.save(progress({ state: "x".repeat(own.limits.saved_state + 1) })), false);
      assert.equal(lms.last("cmi.suspend_data"), undefined);
      assert.equal(adapter.save(progress({ state: "x".repeat(own.limits.saved_state) })), true);
      assert.deepEqual(lms.faults, []);
    });
  });
}
