/** Grading, of every block that is found: it is pure, it never throws, and no answer earns more than all or less than nothing. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { oddText, often } from "./chances.mjs";

const BLOCKS = new URL("../../builder/blocks/", import.meta.url);
const KEYS = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const names = readdirSync(BLOCKS).filter((name) => existsSync(new URL(`${name}/block.js`, BLOCKS)));
const kinds = await Promise.all(names.map(async (name) => [name, (await import(new URL(`${name}/block.js`, BLOCKS))).kind]));
const graded = kinds.filter(([, kind]) => kind.grade);

/** Always the first, always the least. */
const CHANCELESS = { next: () => 0, whole: () => 0, pick: (list) => list[0], many: () => [] };

/** What the builder could tell a script of a question, whatever its kind makes of it. */
function blockOf(chance) {
  const options = KEYS.slice(0, 1 + chance.whole(6));
  const pairs = options.map((key) => `${key}.${chance.pick(KEYS)}`);
  const range = [chance.whole(50), 50 + chance.whole(50)].map(String);
  const right = chance.pick([options, [chance.pick(options)], pairs, range, ["true"], ["false"]]);
  return {
    interaction: { kind: "other", right: [right] },
    data: { accepted: right.map((one) => [one, oddText(chance)]), parts: chance.pick([true, false]), ways: [[1], []], endings: ["", "good"] },
  };
}

function answerOf(chance, right) {
  const near = () => chance.pick([oddText(chance, 30), chance.pick(KEYS), chance.pick(right), `${chance.pick(KEYS)}.${chance.pick(KEYS)}`]);
  return chance.many(8, near);
}

test("blocks that grade are found", () => assert.ok(graded.length > 5));

for (const [name, kind] of graded) {
  test(`${name}: any answer earns from nothing to all, the same each time, and is left as it was`, () => {
    often(400, (chance) => {
      const block = blockOf(chance);
      const answer = answerOf(chance, block.interaction.right[0]);
      const before = JSON.stringify([block, answer]);
      const score = kind.grade(block, answer);
      assert.equal(typeof score, "number");
      assert.ok(score >= 0 && score <= 1, `${score} for ${before}`);
      assert.equal(kind.grade(block, answer), score);
      assert.equal(JSON.stringify([block, answer]), before);
    });
  });

  test(`${name}: what is empty, endless or of another version throws nothing`, () => {
    const answers = [[], [""], ["", "", ""], ["z".repeat(5000)], Array(500).fill("a"), [".", "..", "a.", ".a", "a.b.c"]];
    const blocks = [blockOf(CHANCELESS), { interaction: { kind: "other", right: [] }, data: { accepted: [] } }];
    for (const block of blocks) {
      for (const answer of answers) {
        const score = kind.grade(block, answer);
        assert.ok(score >= 0 && score <= 1, `${score} for ${answer.slice(0, 3)}`);
      }
    }
  });
}
