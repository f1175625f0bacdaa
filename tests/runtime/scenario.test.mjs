/** How a story counts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { kind } from "../../builder/blocks/scenario/block.js";
import { decode, encode } from "../../builder/runtime/state/saved_state.js";
import { oddText, often } from "./chances.mjs";

const story = { data: { ways: [[1, 2], [3, 2, 0], [], []], endings: ["", "", "bad", "good"] } };
const grade = (path) => kind.grade(story, path);

test("the ending counts, whatever led there", () => {
  assert.equal(grade(["0", "0"]), 1);
  assert.equal(grade(["1"]), 0);
  assert.equal(grade(["0", "1"]), 0);
  assert.equal(grade(["0", "2", "0", "0"]), 1);
  assert.equal(kind.grade({ data: { ways: [[1], []], endings: ["", "other"] } }, ["0"]), 0.5);
});

test("a path that does not end counts nothing, and one of an older version goes as far as it can", () => {
  for (const path of [[], ["0"], ["0", "2"]]) assert.equal(grade(path), 0);
  assert.equal(grade(["0", "0", "0", "1"]), 1);
  assert.equal(grade(["z", "0"]), 0);
});

test("scenes that were seen on another way count nothing", () => {
  assert.equal(grade(["0", "0", "C"]), 1);
  assert.equal(grade(["1", "B", "D"]), 0);
  assert.equal(grade(["B", "C", "D"]), 0);
});

test("a path and the scenes seen beside it take a sign each, and come back", () => {
  const response = ["0", "2", "0", "1", "C", "D"];
  const state = { seed: "0000", page: "", revision: 1, day: 0, seen: new Set(), sittings: new Map(), audience: "" };
  const text = encode({ ...state, answers: new Map([["abc", { response, score: null, tries: 0, count: 0, done: true }]]) });
  assert.ok(text.includes("_0201CD"));
  assert.deepEqual(decode(text).answers.get("abc").response, response);
});

test("no input throws", () => {
  often(300, (chance) => {
    const path = chance.many(8, () => oddText(chance));
    for (const block of [story, {}, { data: {} }, { data: { ways: [[9]], endings: [] } }]) {
      const score = kind.grade(block, path);
      assert.ok(score >= 0 && score <= 1);
    }
  });
});
