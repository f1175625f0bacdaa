/** The rules of a session: tries, attempts, draws, the score, what is complete, what is open. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../builder/runtime/state/saved_state.js";
import { handIn, openSittings, tryAgain } from "../../builder/runtime/state/sittings.js";
import { NOTHING, assessment, begin, course, page, question, work } from "./courses.mjs";
import { isNear, often } from "./chances.mjs";

const list = (count, sign = "q") => Array.from({ length: count }, (_, index) => question(`${sign}${String(index).padStart(2, "0")}`));

test("a question is done when it is right or the tries are spent", () => {
  const made = course([page("aaa", [question("qq1"), question("qq2", { tries: null }), question("qq3", { tries: 1 })])]);
  const session = begin(made);
  assert.deepEqual(session.submit("qq1", ["0"]), { response: ["0"], score: 0, tries: 1, count: 1, done: false });
  assert.deepEqual(session.submit("qq1", ["0.5"]), { response: ["0.5"], score: 0.5, tries: 2, count: 2, done: true });
  for (let tries = 1; tries < 9; tries += 1) assert.equal(session.submit("qq2", ["0"]).done, false);
  assert.equal(session.submit("qq2", ["1"]).done, true);
  assert.equal(session.submit("qq3", ["0"]).done, true);
});

test("attempts at an assessment: as many as there are, and the best counts", () => {
  const test1 = assessment("aaa", list(4), { attempts: 3 });
  const made = course([test1], { completion: "pass" });
  const session = begin(made);
  assert.equal(session.attemptsLeft(test1.page), 3);
  for (const [score, best, left] of [[0.25, 0.25, 2], [0.75, 0.75, 1], [0, 0.75, 0]]) {
    work(session, made, "aaa", score);
    assert.equal(session.counted(test1.page), best);
    assert.equal(session.score(), best);
    assert.equal(session.attemptsLeft(test1.page), left);
    tryAgain(session, test1.page);
  }
  assert.equal(session.success(), "passed");
  assert.equal(session.answer("q00").count, 3, "records go on counting");
  assert.equal(session.attemptsLeft(assessment("bbb", [], { attempts: null }).page), null);
});

test("marks weigh, and the score is out of all of them", () => {
  const made = course([page("aaa", [question("qq1", { weight: 3 }), question("qq2")])], { passMark: 0.75 });
  const session = begin(made);
  session.submit("qq1", ["1"]);
  assert.equal(session.score(), null, "none until all are answered");
  session.submit("qq2", ["0"]);
  assert.equal(session.score(), 0.75);
  assert.equal(session.success(), "passed");
});

test("whole per cents are compared, so that rounding decides nothing", () => {
  for (const [right, of, mark, success] of [[5, 6, 0.833, "passed"], [2, 3, 0.67, "passed"], [2, 3, 0.68, "failed"], [3, 5, 0.6, "passed"]]) {
    const made = course([page("aaa", list(of))], { passMark: mark });
    const session = begin(made);
    made.blocks.forEach((block, index) => session.submit(block.key, [index < right ? "1" : "0"]));
    assert.equal(session.success(), success, `${right} of ${of} with ${mark}`);
  }
});

const COMPLETIONS = {
  "all pages": ["aaa", "bbb", "ttt"],
  "all questions": ["aaa", "ttt"],
  pass: ["ttt"],
  "pages and pass": ["aaa", "bbb", "ttt"],
};
for (const [completion, needed] of Object.entries(COMPLETIONS)) {
  test(`complete by ${completion}: with ${needed.join(", ")}, and with no less`, () => {
    const made = course([page("aaa", list(2, "p")), page("bbb"), assessment("ttt", list(3))], { completion });
    for (const left of needed) {
      const session = begin(made);
      for (const key of needed) if (key !== left) work(session, made, key);
      assert.equal(session.completion(), "incomplete", `without ${left}`);
      assert.ok(session.progress() < 1);
      work(session, made, left);
      assert.equal(session.completion(), "completed");
      assert.equal(session.progress(), 1);
    }
    const session = begin(made);
    for (const key of ["aaa", "bbb", "ttt"]) work(session, made, key, 0);
    assert.equal(session.completion(), completion.includes("pass") ? "incomplete" : "completed", "all done, and failed");
    assert.equal(session.success(), "failed");
  });
}

function madeUp(chance) {
  const pages = [page("aaa", list(chance.whole(3), "p")), page("bbb", list(chance.whole(3), "r"))];
  const rules = { attempts: chance.pick([1, 2, null]), draw: chance.pick([undefined, 1, 2, 5]), passMark: chance.pick([0.5, 1, null]) };
  if (chance.next() < 0.7) pages.push(assessment("ttt", list(3), rules));
  const completion = chance.pick(Object.keys(COMPLETIONS));
  return course(pages, { completion, passMark: chance.pick([null, 0.6]), navigation: chance.pick(["free", "in order"]) });
}

function step(session, made, chance) {
  const one = chance.pick(made.pages);
  const keys = session.keysOn(one);
  const { handedIn } = one.assessment ? session.sittingOf(one) : { handedIn: true };
  const left = one.assessment && session.attemptsLeft(one);
  const turn = chance.whole(4);
  if (turn === 0) session.visit(one);
  else if (turn === 1 && keys.length) session.submit(chance.pick(keys), [chance.pick(["0", "0.5", "1"])], Boolean(one.assessment));
  else if (turn === 2 && one.assessment && !handedIn) handIn(session, one);
  else if (turn === 3 && one.assessment && handedIn && left !== 0) tryAgain(session, one);
}

test("whatever is done: nothing reached is lost, and progress is 1 exactly when completed", () => {
  often(400, (chance) => {
    const made = madeUp(chance);
    let session = begin(made);
    let [completed, passed, score] = [false, false, 0];
    for (let turn = 0; turn < 40; turn += 1) {
      step(session, made, chance);
      const progress = session.progress();
      assert.ok(progress >= 0 && progress <= 1);
      assert.equal(progress === 1, session.completion() === "completed");
      assert.ok(!completed || session.completion() === "completed", "completion is lost");
      assert.ok(!passed || session.success() === "passed", "a pass is lost");
      assert.ok((session.score() ?? 0) >= score, "the score falls");
      [completed, passed, score] = [session.completion() === "completed", session.success() === "passed", session.score() ?? 0];
      if (chance.next() < 0.2) {
        const lms = { completion: session.completion(), success: session.success(), score: session.score() };
        session = begin(made, decode(encode(session.state)), lms);
      }
    }
  });
});

test("a draw stays on resume, and another attempt draws anew", () => {
  const test1 = assessment("ttt", list(10), { draw: 3, attempts: null });
  const made = course([test1]);
  const draws = new Set();
  const session = begin(made);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const drawn = session.keysOn(test1.page);
    assert.equal(new Set(drawn).size, 3);
    assert.deepEqual(begin(made, decode(encode(session.state))).keysOn(test1.page), drawn);
    draws.add(drawn.join());
    work(session, made, "ttt", 0);
    tryAgain(session, test1.page);
  }
  assert.ok(draws.size > 6, "hardly ever the same");
  const firsts = new Set(Array.from({ length: 40 }, () => begin(made).keysOn(test1.page).join()));
  assert.ok(firsts.size > 20, "and not the same for everybody");
});

test("a draw keeps what it can when the course is edited", () => {
  const before = course([assessment("ttt", list(6), { draw: 3 })]);
  const state = encode(begin(before).state);
  const drawn = begin(before, decode(state)).keysOn(before.pages[0]);
  const gone = drawn[1];
  const kept = list(6).filter(({ key }) => key !== gone);
  const after = course([assessment("ttt", [...list(2, "n"), ...kept], { draw: 3 })]);
  const now = begin(after, decode(state)).keysOn(after.pages[0]);
  assert.equal(now.length, 3);
  for (const key of drawn) if (key !== gone) assert.ok(now.includes(key), key);
  const fewer = course([assessment("ttt", kept, { draw: 1 })]);
  assert.equal(begin(fewer, decode(state)).keysOn(fewer.pages[0]).length, 1);
});

test("what has gone from the course is forgotten, the rest is kept", () => {
  const before = course([page("aaa", list(3)), page("bbb"), assessment("ttt", list(2, "t"))]);
  const old = begin(before);
  for (const key of ["aaa", "bbb", "ttt"]) work(old, before, key);
  const after = course([page("aaa", list(2)), page("ccc", [question("new")])]);
  const session = begin(after, decode(encode(old.state)));
  assert.deepEqual([...session.state.seen], ["aaa"]);
  assert.deepEqual([...session.state.answers.keys()], ["q00", "q01"]);
  assert.equal(session.state.sittings.size, 0);
  assert.equal(session.completion(), "incomplete");
  const done = { completion: "completed", success: "passed", score: 0.9 };
  const finished = begin(after, decode(encode(old.state)), done);
  assert.deepEqual([finished.completion(), finished.success(), finished.score(), finished.progress()], ["completed", "passed", 0.9, 1]);
});

test("pages open in order, all of them once it is completed, and for a look", () => {
  const made = course([page("aaa", list(2)), page("bbb"), page("ccc")], { navigation: "in order" });
  const open = (session) => made.pages.filter((one) => session.isOpen(one)).map((one) => one.key);
  const session = begin(made);
  assert.deepEqual(open(session), ["aaa"]);
  session.visit(made.pages[0]);
  session.submit("q00", ["0"]);
  assert.deepEqual(open(session), ["aaa"]);
  session.submit("q01", ["0"]);
  assert.deepEqual(open(session), ["aaa", "bbb"]);
  session.visit(made.pages[1]);
  assert.deepEqual(open(session), ["aaa", "bbb", "ccc"]);
  for (const floor of [{ ...NOTHING, completion: "completed" }, { ...NOTHING, mode: "review" }, { ...NOTHING, mode: "browse" }]) {
    assert.equal(open(begin(made, null, floor)).length, 3);
  }
  assert.equal(open(begin(made, null, { ...NOTHING, mode: "normal" })).length, 1);
});

test("objectives are what their questions say", () => {
  const questions = [question("qq1", { objective: "one" }), question("qq2", { objective: "one" }), question("qq3")];
  const made = course([page("aaa", questions)], { objectives: ["one", "two"], passMark: 0.5 });
  const session = begin(made);
  session.submit("qq1", ["1"]);
  assert.deepEqual(session.objectives()[0], { id: "one", score: null, success: "unknown", completion: "incomplete" });
  session.submit("qq2", ["0"]);
  isNear(session.objectives()[0].score, 0.5);
  assert.equal(session.objectives()[0].success, "passed");
  assert.equal(session.objectives()[1].completion, "incomplete");
});

test("what is for another audience is not met, asked, nor waited for", () => {
  const own = question("qq2", { audience: "leaders" });
  const test1 = assessment("ttt", [question("b01", { audience: "leaders" }), question("b02"), question("b03")], { draw: 2 });
  const made = course([page("aaa", [question("qq1"), own]), page("lll", [question("qq3")]), test1]);
  made.pages[1].audience = "leaders";
  const session = begin(made);
  session.state.audience = "-";
  openSittings(session);
  assert.deepEqual(session.pages.map((one) => one.key), ["aaa", "ttt"]);
  assert.deepEqual(session.keysOn(made.pages[0]), ["qq1"]);
  assert.deepEqual([...session.keysOn(test1.page)].sort(), ["b02", "b03"]);
  for (const key of ["aaa", "ttt"]) session.visit(made.pages.find((one) => one.key === key));
  assert.equal(session.completion(), "completed");
  session.state.audience = "leaders";
  openSittings(session);
  assert.equal(session.pages.length, 3);
  assert.deepEqual(session.keysOn(made.pages[0]), ["qq1", "qq2"]);
  assert.deepEqual([...session.keysOn(test1.page)].sort(), ["b02", "b03"], "what was drawn stays");
  assert.deepEqual(session.steps(), [2, 3], "a page more to read");
  assert.equal(session.completion(), "completed", "but what was reached stays");
});
