/** Interactions and objectives: optional lists, which every LMS keeps in its own way. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, launch, makeLms, progress } from "./playing.mjs";

const SET = 3;

for (const [standard, own] of Object.entries(STANDARDS)) {
  const { verbs, adapter } = own;

  describe(standard, () => {
    test("an answer costs few calls", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
      adapter.record(answer());
      const before = lms.calls.length;
      adapter.record(answer({ id: "other" }));
      assert.ok(lms.calls.length - before <= 9, String(lms.calls.length - before));
    });

    test("an LMS without interactions gets none, one that refuses them gets no more", async () => {
      const without = makeLms(standard, { hinder: (verb, args) => (/interactions/.test(args[0]) ? "" : undefined) });
      await launch(standard, without);
      adapter.record(answer());
      adapter.record(answer());
      assert.equal(without.sets().filter(([element]) => /interactions/.test(element)).length, 0);
      assert.equal(without.calls.filter(({ args }) => /interactions/.test(args[0])).length, 1);
      const refusing = makeLms(standard, {
        hinder: (verb, args) => (verb === verbs[SET] && /interactions/.test(args[0]) ? "false" : undefined),
      });
      await launch(standard, refusing);
      assert.equal(adapter.record(answer()), false);
      assert.equal(adapter.record(answer()), false);
      assert.equal(refusing.sets().filter(([element]) => /interactions/.test(element)).length, 1);
      assert.equal(adapter.save(progress()), true);
    });

    test("children that an LMS doesn't keep are left out", async () => {
      const lms = makeLms(standard, {
        hinder: (verb, args) => (args[0] === "cmi.interactions._children" ? "id,type,result" : undefined),
      });
      await launch(standard, lms);
      adapter.record(answer());
      const sent = lms
        .sets()
        .filter(([element]) => /interactions/.test(element))
        .map(([element]) => element.split(".").pop());
      assert.deepEqual(sent.sort(), ["id", "result", "type"]);
    });

    test("an element that an LMS says it lacks isn't tried again", async () => {
      const lms = makeLms(standard);
      await launch(standard, lms);
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

    test("answers go on where an earlier session stopped; retries are numbered", async () => {
      const first = makeLms(standard);
      await launch(standard, first);
      adapter.record(answer());
      adapter.record(answer({ attempt: 2, response: ["a"], result: "wrong" }));
      adapter.finish(progress());
      const data = first.cmi();
      delete (data.core || data).session_time;
      const second = makeLms(standard, { data });
      await launch(standard, second);
      adapter.record(answer({ attempt: 3 }));
      assert.equal(second.last("cmi.interactions.2.id"), "desk_left_open__3");
      assert.equal(first.last("cmi.interactions.1.id"), "desk_left_open__2");
      assert.deepEqual([...first.faults, ...second.faults], []);
      const long = makeLms(standard);
      await launch(standard, long);
      adapter.record(answer({ id: "q".repeat(400), attempt: 12 }));
      assert.match(long.last("cmi.interactions.0.id"), /^q+__12$/);
      assert.deepEqual(long.faults, []);
    });

    test("objectives are found by id, kept apart, and never lowered", async () => {
      const good = { id: "keep-secrets", score: 0.8, success: "passed", completion: "completed" };
      const first = makeLms(standard);
      await launch(standard, first);
      adapter.save(progress({ objectives: [{ ...good, id: "other" }, good] }));
      adapter.finish(progress({ objectives: [good] }));
      const data = first.cmi();
      delete (data.core || data).session_time;
      const second = makeLms(standard, { data });
      await launch(standard, second);
      adapter.save(progress({ objectives: [{ ...good, score: 0.1, success: "failed", completion: "incomplete" }] }));
      assert.equal(second.sets().filter(([element]) => /objectives/.test(element)).length, 0);
      assert.equal(first.last("cmi.objectives.1.id"), "keep_secrets");
      assert.equal(first.sets().filter(([element]) => /objectives.*\.id/.test(element)).length, 2);
      assert.deepEqual([...first.faults, ...second.faults], []);
    });
  });
}
