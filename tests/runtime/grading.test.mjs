/** What counts as right, kind by kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccepted, kind as fillIn } from "../../builder/blocks/fill_in/block.js";
import { gradeChoice, kind as question } from "../../builder/blocks/question/block.js";
import { kind as trueOrFalse } from "../../builder/blocks/true_or_false/block.js";
import { isNear, oddText, often } from "./chances.mjs";

const KEYS = [..."abcdefghij"];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

const choiceOf = (right, several) => ({ interaction: { kind: "choice", right: [right] }, data: { several } });
const gapsOf = (...accepted) => ({ interaction: { kind: "fill-in", right: [accepted.map(([first]) => first)] }, data: { accepted } });
const wordOf = (chance, length) => Array.from({ length }, () => chance.pick(LETTERS)).join("");

test("one right answer is right or wrong", () => {
  for (const key of KEYS) assert.equal(question.grade(choiceOf(["c"], false), [key]), key === "c" ? 1 : 0);
  assert.equal(gradeChoice(["c"], ["c", "d"], false), 0);
  assert.equal(gradeChoice(["c"], [], false), 0);
});

test("several right answers: parts are earned and taken away, in any order", () => {
  often(300, (chance) => {
    const shuffled = KEYS.slice().sort(() => chance.next() - 0.5);
    const right = shuffled.slice(0, 1 + chance.whole(6));
    const hits = right.slice(0, chance.whole(right.length + 1));
    const misses = shuffled.slice(right.length, right.length + chance.whole(4));
    const chosen = [...hits, ...misses].sort(() => chance.next() - 0.5);
    isNear(gradeChoice(right, chosen, true), Math.max(0, (hits.length - misses.length) / right.length));
    assert.equal(gradeChoice(right, right.slice().reverse(), true), 1);
    assert.equal(gradeChoice(right, [...chosen, ...chosen], true), gradeChoice(right, chosen, true), "said twice");
    assert.ok(gradeChoice(right, KEYS, true) < 1 || right.length === KEYS.length, "to choose all is no way out");
  });
});

test("true or false", () => {
  for (const right of ["true", "false"]) {
    const block = { interaction: { kind: "true-false", right: [[right]] } };
    for (const given of ["true", "false", ""]) assert.equal(trueOrFalse.grade(block, [given]), given === right ? 1 : 0);
  }
});

test("case, spaces, punctuation and accents don't count in a gap", () => {
  const pairs = [
    ["need to know", "  Need-to-KNOW. "],
    ["café", "cafe"],
    ["Zürich", "zurich"],
    ["it's", "its"],
    ["don’t", "don't"],
    ["50%", "50"],
    ["…", "…"],
    ["Ελλάδα", "ελλαδα"],
  ];
  for (const [wanted, typed] of pairs) assert.ok(isAccepted([wanted], typed), `${typed} for ${wanted}`);
  assert.ok(isAccepted(["others", "other people"], "Other people"));
});

test("a slip is forgiven in a long word, two are not, and none in a short one or a number", () => {
  often(300, (chance) => {
    const word = wordOf(chance, 5 + chance.whole(8));
    const place = chance.whole(word.length);
    const [before, after] = [word.slice(0, place), word.slice(place)];
    const other = chance.pick(LETTERS);
    assert.ok(isAccepted([word], before + after.slice(1)), "one left out");
    assert.ok(isAccepted([word], before + other + after), "one more");
    assert.ok(isAccepted([word], before + other + after.slice(1)), "another");
    if (after.length > 1) assert.ok(isAccepted([word], before + after[1] + after[0] + after.slice(2)), "exchanged");
    assert.ok(!isAccepted([word], `${word}xy`));
    assert.ok(!isAccepted([word], `xy${word}`));
    assert.ok(!isAccepted([word], word.slice(2)));
    assert.ok(!isAccepted([word], ""));
  });
  assert.ok(!isAccepted(["care"], "cure"));
  assert.ok(!isAccepted(["12345"], "12346"));
  assert.ok(!isAccepted(["section 12"], "section 13"));
});

test("gaps earn their parts", () => {
  const block = gapsOf(["blue", "azure"], ["black"], ["grey"]);
  assert.equal(fillIn.grade(block, ["azure", "black", "grey"]), 1);
  isNear(fillIn.grade(block, ["black", "black", "grey"]), 2 / 3);
  assert.equal(fillIn.grade(block, ["black", "blue", "x"]), 0, "each gap has its own words");
});

test("the right answer scores 1, any other answer from 0 to 1, and none throws", () => {
  often(800, (chance) => {
    const right = KEYS.slice(0, 1 + chance.whole(4));
    const words = [[wordOf(chance, 6)], [`x${oddText(chance, 4)}`, "second"]];
    const blocks = [
      [question, choiceOf(right, true)],
      [question, choiceOf(right.slice(0, 1), false)],
      [trueOrFalse, { interaction: { kind: "true-false", right: [["true"]] } }],
      [fillIn, gapsOf(...words)],
    ];
    for (const [kind, block] of blocks) {
      assert.equal(kind.grade(block, block.interaction.right[0]), 1);
      const score = kind.grade(block, chance.many(5, () => oddText(chance, 3)));
      assert.ok(score >= 0 && score <= 1, String(score));
      assert.equal(kind.grade(block, []), 0);
    }
  });
  for (const kind of [question, trueOrFalse]) assert.equal(kind.grade({}, ["a"]), 0);
});
