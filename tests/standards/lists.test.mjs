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

    test("L15: a question has one place for all learners, in whatever order they answer and try again", async () => {
      const places = [
        { id: "one", most: 2 },
        { id: "poll", most: 1 },
        { id: "two", most: null },
        { id: "three", most: 1 },
      ];
      const ORDERS = [
        ["three", "two", "one", "one", "poll", "two", "two", "two"],
        ["two", "two", "poll", "one", "three", "two", "one", "poll"],
        ["one", "poll", "two", "three"],
        ["two", "two", "two"],
      ];
      const columns = new Map();
      for (const [learner, order] of ORDERS.entries()) {
        const times = new Map();
        let data = {};
        const met = new Map(); // the last answer to each, by its place
        for (const [index, id] of order.entries()) {
          // Every third answer is another session's.
          const lms = index % 3 ? globalThis.lms : makeLms(standard, { data });
          if (index % 3 === 0) await launch(standard, (globalThis.lms = lms), places);
          times.set(id, (times.get(id) || 0) + 1);
          assert.ok(adapter.record(answer({ id, attempt: times.get(id), response: ["abcd"[learner]], result: "wrong" })));
          if (index % 3 === 2 || index === order.length - 1) {
            adapter.finish(progress());
            data = lms.cmi();
            delete (data.core || data).session_time;
            for (const [element, value] of lms.sets()) {
              const [, place] = /^cmi\.interactions\.(\d+)\.id$/.exec(element) || [];
              if (place) columns.set(place, (columns.get(place) || new Set()).add(value));
              const [, answered] = /^cmi\.interactions\.(\d+)\.\w+_response$/.exec(element) || [];
              if (answered) met.set(answered, value);
            }
            assert.deepEqual(lms.faults, []);
          }
        }
        const most = { one: 2, poll: 1, two: 3, three: 1 };
        const told = [...times].reduce((sum, [id, count]) => sum + Math.min(count, most[id]), 0);
        assert.equal(met.size, told);
      }
      assert.deepEqual(
        Object.fromEntries([...columns].map(([place, ids]) => [place, [...ids]])),
        { 0: ["one"], 1: ["poll"], 2: ["two"], 3: ["three"], 4: ["one__2"], 5: ["two__2"], 6: ["two__3"] },
      );
    });

    test("L15: an LMS that takes each element once gets the first answer to each question, whenever it comes", async () => {
      const places = ["one", "two", "three"].map((id) => ({ id, most: 1 }));
      const taken = new Set();
      const hinder = (verb, [element]) => {
        if (verb !== verbs[SET] || !/interactions/.test(element)) return undefined;
        if (taken.has(element)) return "false";
        taken.add(element);
        return undefined;
      };
      let data = {};
      for (const id of ["three", "one", "two"]) {
        const lms = makeLms(standard, { data, hinder });
        await launch(standard, lms, places);
        assert.equal(adapter.record(answer({ id })), true);
        assert.equal(adapter.finish(progress()), true);
        data = lms.cmi();
        delete (data.core || data).session_time;
      }
      for (const place of [0, 1, 2]) assert.ok(taken.has(`cmi.interactions.${place}.result`));
    });

    test("L15: answers go behind a list that was begun in another order, where it can be read", async () => {
      const first = makeLms(standard);
      await launch(standard, first, [{ id: "old", most: 1 }]);
      adapter.record(answer({ id: "old" }));
      adapter.finish(progress());
      const data = first.cmi();
      delete (data.core || data).session_time;
      const second = makeLms(standard, { data });
      await launch(standard, second, [{ id: "new", most: 1 }, { id: "old", most: 1 }]);
      adapter.record(answer({ id: "new" }));
      const place = standard === "scorm12" ? 0 : 1; // what 1.2 was told can't be asked for
      assert.equal(second.last(`cmi.interactions.${place}.id`), "new");
      assert.deepEqual(second.faults, []);
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
