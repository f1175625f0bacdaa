/** How each kind of answer is told in each standard, to the letter, and what happens at the limits. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS, answer, launch, makeLms, options, values } from "./playing.mjs";

const { scorm12, scorm2004 } = STANDARDS;
const in12 = (changes) => scorm12.answers(answer(changes), scorm12.limits);
const in2004 = (changes) => scorm2004.answers(answer(changes), scorm2004.limits);

/** kind, changes, then [type, response, patterns] in 1.2 and in 2004 */
const USUAL = [
  [
    "choice",
    { response: ["a", "c"], right: [["a", "b"]] },
    ["choice", "a,c", ["a,b"]],
    ["choice", "option_number_0[,]option_number_2", ["option_number_0[,]option_number_1"]],
  ],
  [
    "true-false",
    { response: ["true"], right: [["false"]], options: [] },
    ["true-false", "t", ["f"]],
    ["true-false", "true", ["false"]],
  ],
  [
    "fill-in",
    { response: ["two weeks"], right: [["14 days"], ["a fortnight"]], options: [] },
    ["fill-in", "two weeks", ["14 days", "a fortnight"]],
    ["fill-in", "two weeks", ["14 days", "a fortnight"]],
  ],
  [
    "fill-in",
    { response: ["need", "know"], right: [["need", "know"]], options: [] },
    ["fill-in", "need, know", ["need, know"]],
    ["fill-in", "need[,]know", ["need[,]know"]],
  ],
  [
    "fill-in",
    { response: ["no", "no"], right: [["no", "no"]], options: [] },
    ["fill-in", "no, no", ["no, no"]],
    ["fill-in", "no[,]no", ["{case_matters=false}no[,]no"]],
  ],
  [
    "long-fill-in",
    { response: ["I will lock it, always."], right: [], options: [] },
    ["fill-in", "I will lock it, always.", []],
    ["long-fill-in", "I will lock it, always.", []],
  ],
  [
    "matching",
    { response: ["a.b", "b.a"], right: [["a.a", "b.b"]], options: options(2), targets: options(2) },
    ["matching", "a.b,b.a", ["a.a,b.b"]],
    [
      "matching",
      "option_number_0[.]option_number_1[,]option_number_1[.]option_number_0",
      ["option_number_0[.]option_number_0[,]option_number_1[.]option_number_1"],
    ],
  ],
  [
    "sequencing",
    { response: ["b", "a"], right: [["a", "b"]], options: options(2) },
    ["sequencing", "b,a", ["a,b"]],
    ["sequencing", "option_number_1[,]option_number_0", ["option_number_0[,]option_number_1"]],
  ],
  ["likert", { response: ["d"], right: [] }, ["likert", "d", []], ["likert", "option_number_3", []]],
  [
    "numeric",
    { response: ["12.50"], right: [["10", "15"]], options: [] },
    ["numeric", "12.5", []],
    ["numeric", "12.5", ["10[:]15"]],
  ],
  [
    "numeric",
    { response: ["12"], right: [["12", "12"]], options: [] },
    ["numeric", "12", ["12"]],
    ["numeric", "12", ["12[:]12"]],
  ],
  [
    "performance",
    { response: ["a.b"], right: [], options: options(2), targets: options(2) },
    ["performance", "option_number_0=option_number_1", []],
    ["performance", "option_number_0[.]option_number_1", []],
  ],
  [
    "other",
    { response: ["drew a map"], right: [], options: [] },
    ["fill-in", "drew a map", []],
    ["other", "drew a map", []],
  ],
];

describe("the usual case", () => {
  for (const [kind, changes, old, current] of USUAL) {
    test(`${kind} ${changes.response}`, async () => {
      const told12 = in12({ kind, ...changes });
      assert.deepEqual([told12.type, told12.response, told12.patterns], old);
      const told2004 = in2004({ kind, ...changes });
      assert.deepEqual([told2004.type, told2004.response, told2004.patterns], current);
    });
  }

  test("results", async () => {
    const results = ["right", "wrong", "neutral", 1, 0, 0.5, 1 / 3, NaN];
    assert.deepEqual(
      results.map((result) => in12({ result }).result),
      ["correct", "wrong", "neutral", "correct", "wrong", "0.5", "0.33", "neutral"],
    );
    assert.deepEqual(
      results.map((result) => in2004({ result }).result),
      ["correct", "incorrect", "neutral", "correct", "incorrect", "0.5", "0.3333", "neutral"],
    );
  });

  test("what an LMS's report shows beside", async () => {
    for (const standard of Object.keys(STANDARDS)) {
      const lms = makeLms(standard);
      const { adapter } = await launch(standard, lms);
      adapter.record(answer({ objective: "keep-secrets", weight: 2, latency: 3723.456 }));
      const sent = Object.fromEntries(
        lms
          .sets()
          .filter(([element]) => /interactions/.test(element))
          .map(([element, value]) => [element.slice(19), value]),
      );
      const old = standard === "scorm12";
      assert.equal(sent["objectives.0.id"], "keep_secrets");
      assert.equal(sent.weighting, "2");
      assert.equal(sent.latency, old ? "01:02:03.46" : "PT1H2M3.46S");
      assert.match(old ? sent.time : sent.timestamp, old ? /^\d\d:\d\d:\d\d$/ : /^2026-11-2\dT\d\d:\d\d:00$/);
      assert.equal(sent.description, old ? undefined : "A file lies open on a desk. What do you do?");
      assert.deepEqual(lms.faults, []);
    }
  });
});

describe("limits", () => {
  test("36 options have characters, 37 are told as text in 1.2", async () => {
    const all = (count) => options(count).map((option) => option.key);
    assert.equal(in12({ options: options(36), response: all(36), right: [all(36)] }).type, "choice");
    for (const kind of ["choice", "sequencing", "likert"]) {
      const told = in12({ kind, options: options(37), response: ["o36", "o2"], right: [["o36"]] });
      assert.deepEqual(
        [told.type, told.response, told.patterns],
        ["fill-in", "option_number_36, option_number_2", ["option_number_36"]],
      );
    }
    const pairs = in12({ kind: "matching", options: options(37), targets: options(3), response: ["o36.b"], right: [] });
    assert.deepEqual([pairs.type, pairs.response], ["fill-in", "option_number_36=option_number_1"]);
  });

  test("more than 36 choices at once are told as text in 2004, fewer of many options are not", async () => {
    const all = options(50).map((option) => option.key);
    assert.equal(in2004({ options: options(50), response: all.slice(0, 36), right: [] }).type, "choice");
    const told = in2004({ options: options(50), response: all, right: [all] });
    assert.equal(told.type, "long-fill-in");
    assert.match(told.response, /^option_number_0; option_number_1; .*option_number_49$/);
  });

  test("names stay different when they are cut", async () => {
    const long = options(5).map((option) => ({ ...option, name: `${"n".repeat(150)}${option.key}` }));
    const parts = in2004({ options: long, response: ["a", "b", "c", "d", "e"], right: [] }).response.split("[,]");
    assert.equal(new Set(parts).size, 5);
    assert.ok(parts.every((part) => part.length <= scorm2004.limits.option_name));
  });

  test("gaps and long texts", async () => {
    const texts = Array.from({ length: 11 }, (_, index) => `gap ${index}`);
    assert.equal(in2004({ kind: "fill-in", options: [], response: texts.slice(0, 10), right: [] }).type, "fill-in");
    assert.equal(in2004({ kind: "fill-in", options: [], response: texts, right: [] }).response, texts.join("; "));
    assert.equal(in2004({ kind: "fill-in", options: [], response: ["x".repeat(300)], right: [] }).response.length, 250);
    assert.equal(
      in2004({ kind: "long-fill-in", options: [], response: ["x".repeat(5000)], right: [] }).response.length,
      4000,
    );
    assert.equal(
      in12({ kind: "long-fill-in", options: [], response: ["x".repeat(5000)], right: [] }).response.length,
      255,
    );
  });

  test("no character is cut in half", async () => {
    assert.equal(values.cutText("😀".repeat(200), 255), "😀".repeat(127));
    assert.equal(values.cutAtWord(`${"word ".repeat(60)}`, 250).slice(-7), "word...");
    assert.ok(values.cutAtWord("w".repeat(500), 250).length <= 250);
  });

  test("numbers", async () => {
    const told = [0, -0, 1, 0.1 + 0.2, 1e-9, -1.5, 1e9, 1e10, NaN, "", " ", "12,5", "7"].map((number) =>
      values.asDecimal(number, 4),
    );
    assert.deepEqual(told, ["0", "0", "1", "0.3", "0", "-1.5", "1000000000", "", "", "", "", "", "7"]);
  });
});

/** What a learner types, and how 1.2, whose texts are ASCII, is told. */
const SPELT = {
  "Mae'r cŵn yn y tŷ – “wir” – â’r gath…": "Mae'r cwn yn y ty - \"wir\" - a'r gath...",
  "Zażółć gęślą jaźń; ŁÓDŹ": "Zazolc gesla jazn; LODZ",
  "Café, naïve: £20 or €5, 1½ hours, ≥ 3 × a day, 5 m², 10²": "Cafe, naive: GBP20 or EUR5, 1 1/2 hours, >= 3 x a day, 5 m2, 10^2",
  "Æsir, Œuvre, smørbrød, Straße, Þór": "Aesir, Oeuvre, smorbrod, Strasse, Thor",
  "Привіт, Ольга! Щастя, Єва": "Pryvit, Olha! Shchastya, Yeva",
  "Καλημέρα": "Kalimera",
  "no\u00adbreak\u00a0space\u200b": "nobreak space",
  "plain ~ {text}": "plain ~ {text}",
  "مرحبا": "&#1605;&#1585;&#1581;&#1576;&#1575;",
  "done ✓ 😀": "done yes &#128512;",
};

test("S6: a typed answer keeps its sense in plain letters", () => {
  for (const [typed, told] of Object.entries(SPELT)) {
    const { response, patterns } = in12({ kind: "fill-in", options: [], response: [typed], right: [[typed]] });
    assert.deepEqual([response, patterns], [told, [told]], typed);
    assert.equal(in2004({ kind: "long-fill-in", options: [], response: [typed], right: [] }).response.includes("&#"), false);
  }
  const long = in12({ kind: "long-fill-in", options: [], response: ["م".repeat(200)], right: [] }).response;
  assert.match(long, /^(&#1605;){36}$/);
});
