/** Seeded chance for property tests: a failure comes back with its seed. */
import assert from "node:assert/strict";

/** Numbers from 0 to below 1 (a linear congruential generator: its quality is of no matter here). */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const whole = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[whole(list.length)];
  const many = (limit, make) => Array.from({ length: whole(limit + 1) }, make);
  return { next, whole, pick, many };
}

/** Runs a test many times, each with chances of its own. */
export function often(times, test) {
  for (let seed = 1; seed <= times; seed += 1) {
    try {
      test(chance(seed * 7919));
    } catch (failure) {
      failure.message = `seed ${seed}: ${failure.message}`;
      throw failure;
    }
  }
}

const ODD = ["", " ", "a", "Z", "0", "'", '"', "-", "_", ".", "~", "*", "!", "(", ")", "%", "%2", "<b>", "&amp;", "\n", "\t"];
const ODDER = ["\u0000", "é", "ß", "ﬁ", "字", "\u202e", "\u0301", "😀", "\ud83d", "\ude00", "\ufeff", "\\", "[,]", "{lang=en}"];

export function oddText({ many, pick }, longest = 12) {
  return many(longest, () => pick([...ODD, ...ODDER])).join("");
}

/** A text without halves of characters: nothing can keep those. */
export function whole(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");
}

export function isNear(actual, expected) {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}
