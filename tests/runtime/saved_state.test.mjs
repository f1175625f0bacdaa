/** Saved state comes back as it was, fits, and never harms, whatever has become of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hash } from "../../builder/runtime/state/chance.js";
import { decode, encode, salvage } from "../../builder/runtime/state/saved_state.js";
import { oddText, often, whole } from "./chances.mjs";

const ALPHABET = /^[A-Za-z0-9_.~*!-]*$/;
const KEYS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LONGEST = 3800;
const MOST = 35;

const keyOf = ({ pick }) => [1, 2, 3].map(() => pick(KEYS)).join("");

function responseOf(chance) {
  const { many, pick } = chance;
  const kind = chance.whole(4);
  if (kind === 0) return null;
  if (kind === 1) return many(6, () => pick("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"));
  if (kind === 2) return [pick(["true", "false"])];
  return [oddText(chance), ...many(2, () => oddText(chance))];
}

function answerOf(chance) {
  const { whole: upTo, pick } = chance;
  return {
    response: responseOf(chance),
    score: pick([null, 0, 1, (1 + upTo(99)) / 100]),
    tries: upTo(MOST + 1),
    count: upTo(MOST + 1),
    done: chance.next() < 0.5,
  };
}

function sittingOf(chance) {
  const scores = chance.many(5, () => chance.whole(101));
  return { attempt: 1 + chance.whole(MOST), handedIn: chance.next() < 0.5, scores, drawn: chance.many(6, () => keyOf(chance)) };
}

function stateOf(chance) {
  const { many } = chance;
  const seen = many(10, () => keyOf(chance));
  return {
    seed: [1, 2, 3, 4].map(() => chance.pick("0123456789abcdefghijklmnopqrstuvwxyz")).join(""),
    revision: chance.whole(1e6),
    day: chance.pick([0, 1 + chance.whole(30000)]),
    page: chance.next() < 0.2 ? "" : keyOf(chance),
    seen: new Set(seen),
    answers: new Map(many(12, () => [keyOf(chance), answerOf(chance)])),
    sittings: new Map(many(3, () => [keyOf(chance), sittingOf(chance)])),
    audience: chance.pick(["", "-", "team-leaders"]),
  };
}

/** What must come back of a state: halves of characters can't. */
function kept(state) {
  const answers = [...state.answers].map(([key, answer]) => [
    key,
    { ...answer, response: answer.response && answer.response.map(whole) },
  ]);
  return { ...state, answers: new Map(answers) };
}

test("what goes in comes out", () => {
  often(600, (chance) => {
    const state = stateOf(chance);
    const text = encode(state);
    assert.match(text, ALPHABET);
    assert.deepEqual(decode(text), kept(state));
    assert.equal(encode(decode(text)), text);
  });
});

function fullest(count, response) {
  const key = (index, sign) => sign + KEYS[Math.floor(index / 62)] + KEYS[index % 62];
  const keys = Array.from({ length: count }, (_, index) => key(index, "Q"));
  const answer = { response, score: 0.57, tries: 40, count: 40, done: true };
  return {
    seed: "zzzz",
    revision: 99999,
    day: 20787,
    page: "P00",
    seen: new Set(Array.from({ length: 60 }, (_, index) => key(index, "P"))),
    answers: new Map(keys.map((one) => [one, { ...answer }])),
    sittings: new Map([["P01", { attempt: 9, handedIn: true, scores: [50, 60, 70, 80, 90, 100], drawn: keys.slice(0, 20) }]]),
    audience: "people-who-lead-a-team",
  };
}

const LONG = "字😀 ~*!'".repeat(40);
const RESPONSES = {
  "one option": ["a"],
  "ten options": [..."abcdefghij"],
  "true or false": ["false"],
  "a word a gap": ["confidential", "information"],
  "long odd texts": [LONG, LONG, LONG],
};

for (const [name, response] of Object.entries(RESPONSES)) {
  test(`200 questions fit: ${name}`, () => {
    const state = fullest(200, response);
    const text = encode(state);
    assert.ok(text.length <= LONGEST, `${text.length} characters`);
    assert.match(text, ALPHABET);
    const back = decode(text);
    assert.deepEqual(back.seen, state.seen);
    assert.deepEqual(back.sittings, state.sittings);
    assert.equal(back.answers.size, 200);
    for (const answer of back.answers.values()) {
      const { score, tries, count, done } = answer;
      assert.deepEqual({ score, tries, count, done }, { score: 0.57, tries: MOST, count: MOST, done: true });
    }
  });
}

test("what is cut to fit is a beginning of what was typed", () => {
  for (const count of [20, 60, 120, 200]) {
    for (const answer of decode(encode(fullest(count, [LONG, "ok"]))).answers.values()) {
      if (!answer.response) continue;
      assert.ok(LONG.startsWith(answer.response[0]), answer.response[0]);
      assert.ok("ok".startsWith(answer.response[1]));
    }
  }
});

test("S5: where an edition keeps more, 60 questions of two typed answers come back whole", () => {
  const typed = ["Mae'r cŵn yn y tŷ, ac maent yn dda iawn. ".repeat(10).slice(0, 250), "What was said to the caller ".repeat(10).slice(0, 250)];
  const state = fullest(60, typed);
  for (const { response } of decode(encode(state, 48000)).answers.values()) assert.deepEqual(response, typed);
  assert.ok(encode(state).length <= LONGEST);
});

test("the day of a statement outlasts what was typed with it", () => {
  const state = fullest(200, [..."abcdefghij"]);
  state.answers.set("zzz", { response: [`2026-11-22 ${LONG}`], score: null, tries: 1, count: 1, done: true });
  const text = encode(state);
  assert.ok(text.length <= LONGEST, `${text.length} characters`);
  assert.ok(decode(text).answers.get("zzz").response[0].startsWith("2026-11-22"));
});

test("damage to any one character is found", () => {
  often(6, (chance) => {
    const text = encode(stateOf(chance));
    for (let place = 0; place < text.length; place += 1) {
      const others = [chance.pick(KEYS), chance.pick("_.~*!-"), " ", "é"].filter((other) => other !== text[place]);
      for (const other of others) assert.equal(decode(text.slice(0, place) + other + text.slice(place + 1)), null);
      assert.equal(decode(text.slice(0, place)), null, "cut off");
      assert.equal(decode(text.slice(0, place) + text.slice(place + 1)), null, "one left out");
    }
    assert.equal(decode(`${text}0`), null);
  });
});

/** Of what was saved, all that a salvaged state still says; nothing in it may be other than it was. */
function share(found, state) {
  for (const [key, answer] of found.answers) assert.deepEqual(answer, state.answers.get(key), key);
  for (const [key, sitting] of found.sittings) assert.deepEqual(sitting, state.sittings.get(key), key);
  for (const key of found.seen) assert.ok(state.seen.has(key));
  assert.deepEqual([found.seed, found.revision, found.day, found.page], [state.seed, state.revision, state.day, state.page]);
  return found.answers.size;
}

const hex = (sign) => sign.charCodeAt(0).toString(16);
/** What scripts, pages and databases of LMSs make of a text on its way there and back. */
const WAYS = {
  "blanks at its ends": (text) => ` ${text}\r\n`,
  "lines of 76 characters": (text) => text.replace(/(.{76})/g, "$1\r\n"),
  "quotation marks": (text) => JSON.stringify(text),
  "escape()": (text) => escape(text),
  "signs in per cent": (text) => text.replace(/[^\w]/g, (sign) => `%${hex(sign)}`),
  "signs in per cent, twice over": (text) => encodeURIComponent(text.replace(/[^\w]/g, (sign) => `%${hex(sign)}`)),
  "HTML's numbers": (text) => text.replace(/[^A-Za-z0-9]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  "HTML's numbers in hexadecimal, escaped": (text) => text.replace(/[^A-Za-z0-9]/g, (sign) => `&amp;#x${hex(sign).toUpperCase()};`),
  "a script's escapes": (text) => text.replace(/[-!*~]/g, (sign) => `\\u00${hex(sign)}`),
  "slashes before signs": (text) => text.replace(/[-.!*]/g, "\\$&"),
};

for (const [name, way] of Object.entries(WAYS)) {
  test(`L6: a text that comes back with ${name} is read whole`, () => {
    often(60, (chance) => {
      const state = stateOf(chance);
      assert.deepEqual(decode(way(encode(state))), kept(state));
    });
  });
}

test("L6: with any one character changed all but the part that was hit is saved", () => {
  const state = kept(fullest(12, ["some words", "and others"]));
  const whole = decode(encode(state));
  const text = encode(whole);
  for (let place = 0; place < text.length; place += 1) {
    for (const other of ["0", "X", "_", ".", "é", " "].filter((sign) => sign !== text[place])) {
      const found = salvage(text.slice(0, place) + other + text.slice(place + 1));
      assert.ok(found, `nothing is left with ${other} at ${place}`);
      assert.ok(share(found, whole) >= whole.answers.size - 2, `${other} at ${place}`);
    }
  }
});

test("L6: of a text that was cut short all is saved that stands before the cut", () => {
  const whole = decode(encode(fullest(12, ["some words", "and others"])));
  const text = encode(whole);
  for (let end = 30; end < text.length; end += 1) {
    const found = salvage(text.slice(0, end));
    assert.ok(found, `cut at ${end}`);
    const before = text.slice(0, end).split(".").filter((part) => /^..Q/.test(part)).length - 1;
    assert.ok(share(found, whole) >= before);
  }
});

test("L6: what is a later version's is left alone", () => {
  const inside = encode(fullest(3, ["a"])).slice(6);
  const later = `3${(hash(`3${inside}`) % 60466176).toString(36).padStart(5, "0")}${inside}`;
  assert.equal(decode(later), null);
  assert.equal(salvage(later), null);
});

test("the first packages' state is read: learners in the middle keep what they did", () => {
  const inside = "ab1zr7~P00P00P01~QaaR11_b.QabW21*some_words!more.QacP1e11_ac~P01222o1e*Qaa~leaders";
  const text = `1${(hash(inside) % 60466176).toString(36).padStart(5, "0")}${inside}`;
  const state = decode(text);
  assert.deepEqual([state.seed, state.revision, state.page, [...state.seen]], ["ab1z", 979, "P00", ["P00", "P01"]]);
  assert.deepEqual(state.answers.get("Qab"), { response: ["some words", "more"], score: 0, tries: 2, count: 1, done: true });
  assert.equal(state.answers.get("Qac").score, 0.5);
  assert.deepEqual([...state.sittings.keys()], ["P01"]);
  assert.equal(state.audience, "leaders");
  assert.deepEqual(decode(encode(state)), state);
});

test("no text throws, not even one with a right checksum", () => {
  const seal = (inside) => `1${(hash(inside) % 60466176).toString(36).padStart(5, "0")}${inside}`;
  const signs = [...KEYS, ..."_.~*!-~~~...***", "é", ""];
  often(2000, (chance) => {
    const rubbish = chance.many(40, () => chance.pick(signs)).join("");
    for (const text of [rubbish, `1${rubbish}`, seal(rubbish), `200000${rubbish}`, `2abcde*${rubbish}`]) {
      const state = decode(text) || salvage(text);
      if (state) decode(encode(state));
    }
  });
  for (const none of [undefined, null, "", 0, {}, [], "null", "1", "100000"]) assert.equal(decode(none), null);
});

test("capital letters as keys are read as they were written before scenarios had moods", () => {
  const before = decode("29te0qGj*002k3564.-s_FVO356.uY!vxu1o*p68LinjlsJeK.DiQcJw11*A!b.t98Yvw11*Z.Gj*002k3564");
  const now = decode("2zcyk2Gj*002k3564.-s_FVO356.uY!vxu1o*p68LinjlsJeK.S8QcJw11_Ab.fz8Yvw11_Z.Gj*002k3564");
  assert.ok(before);
  assert.deepEqual([...before.answers.values()].map(({ response }) => response), [["A", "b"], ["Z"]]);
  assert.deepEqual(before, now);
});
