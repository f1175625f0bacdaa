/** How work stands: the table of the runtime's README, the one in the code, and the real Saving in each state at each event. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Copies } from "../../builder/runtime/state/copies.js";
import { decode } from "../../builder/runtime/state/saved_state.js";
import { TABLE, after } from "../../builder/runtime/state/standing.js";
import { NOTHING, begin, course, page, question } from "./courses.mjs";

const README = readFileSync(new URL("../../builder/runtime/README.md", import.meta.url), "utf8");

/** The rows of the table whose first heading cell is empty and second is `changed`. */
function written() {
  const lines = README.split("\n");
  const head = lines.findIndex((line) => line.startsWith("| | changed |"));
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const events = cells(lines[head]).slice(1);
  const rows = lines.slice(head + 2, lines.indexOf("", head)).map(cells);
  return Object.fromEntries(rows.map(([state, ...next]) => [state, Object.fromEntries(events.map((event, at) => [event, next[at] || state]))]));
}

test("the README's table is the code's, cell by cell", () => {
  const table = written();
  assert.deepEqual(Object.keys(table), Object.keys(TABLE));
  for (const [state, row] of Object.entries(table)) {
    for (const [event, next] of Object.entries(row)) assert.equal(after(state, event), next, `${state} at ${event}`);
  }
});

/** A browser as far as Saving needs one, with a clock of its own. */
function browser() {
  const store = new Map();
  const listeners = {};
  let [now, timers, count] = [1_700_000_000_000, [], 0];
  const events = [];
  const pace = { frame: 16 };
  const listen = (name, act) => (listeners[name] ??= []).push(act);
  globalThis.Date.now = () => now;
  globalThis.document = { visibilityState: "visible", addEventListener: listen };
  globalThis.window = {
    performance: { now: () => now },
    navigator: { onLine: true },
    addEventListener: listen,
    setTimeout: (act, wait = 0) => (timers.push({ act, at: now + wait, id: (count += 1) }), count),
    requestAnimationFrame: (act) => globalThis.window.setTimeout(() => (act(), events.push(["painted", now])), pace.frame),
    clearTimeout: (id) => (timers = timers.filter((one) => one.id !== id)),
    localStorage: new Proxy(
      { getItem: (name) => store.get(name) ?? null, setItem: (name, value) => store.set(name, value), removeItem: (name) => store.delete(name) },
      { ownKeys: () => [...store.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  };
  const rest = () => new Promise((done) => setImmediate(done));
  return {
    store,
    /** When a button was let go, and when the page was painted. */
    events,
    /** How long the computer takes to paint, in ms. */
    pace,
    press: () => listeners.pointerdown.forEach((act) => act()),
    letGo: () => (events.push(["let go", now]), listeners.pointerup.forEach((act) => act())),
    /** A synchronous request keeps the page waiting. @returns when it began */
    hold: (wait) => ((now += wait), now - wait),
    fire: async (name) => {
      for (const act of listeners[name] || []) act();
      await rest();
    },
    pass: async (wait) => {
      const end = now + wait;
      for (;;) {
        await rest();
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = end;
    },
  };
}

const { Saving } = await import("../../builder/runtime/lms/saving.js");

/** A learner at work, an LMS that does as it is told, and what its server holds. */
function play(standing = "saved", pace = null) {
  const made = course([page("aaa", ["qq1", "qq2", "qq3", "qq4"].map((key) => question(key)))]);
  const window = browser();
  if (pace !== null) window.store.set("module:pace", String(pace)); // what an earlier session felt
  const session = begin(made);
  const server = { state: "", answers: [], finishes: 0 };
  const lms = { takes: true, reached: true, over: false, locks: false, hold: 0, commits: [] };
  let given = [];
  const adapter = {
    record: (one) => (given.push(one.id), true),
    save: ({ state }) => {
      lms.commits.push(window.hold(lms.hold));
      if (!lms.takes || lms.over) return false;
      if (lms.reached === true) [server.state, server.answers] = [state, [...server.answers, ...given]];
      given = [];
      return true;
    },
    finish: (progress) => {
      server.finishes += 1;
      return adapter.save(progress);
    },
    restore: () => NOTHING,
    hasEnded: () => lms.over,
    isLocked: () => lms.locks,
  };
  const atLms = standing !== "alone" && standing !== "unkept";
  const copies = atLms ? new Copies("c", "someone") : null;
  const told = [];
  const saving = new Saving(
    session,
    { adapter, restored: { ...NOTHING, state: "" }, standing, stores: true, copies, recovery: { isDamaged: false }, reach: async () => (lms.reached === true ? "yes" : lms.reached || "no"), limit: 3800 },
    (now) => told.push(now),
    () => undefined,
  );
  const done = [];
  const answer = () => {
    const key = `qq${(done.length % 4) + 1}`;
    session.submit(key, ["0"]);
    const id = `${key}__${done.length}`;
    done.push(id);
    saving.changed("soon", [{ id, attempt: 1, options: [], targets: [], response: [], right: [] }]);
  };
  return { window, session, saving, lms, server, copies, told, done, answer };
}

/** How each state is reached, from the one that it starts in. */
const WAYS = {
  saved: ["saved", async () => undefined],
  waiting: ["saved", async ({ answer }) => answer()],
  failed: ["saved", async (at) => ((at.lms.takes = false), at.answer(), await at.window.pass(100), (at.lms.takes = true))],
  offline: ["saved", async (at) => ((at.lms.reached = false), at.answer(), await at.window.pass(100), (at.lms.reached = true))],
  closed: ["closed", async () => undefined],
  alone: ["alone", async () => undefined],
  unkept: ["unkept", async () => undefined],
  looking: ["looking", async () => undefined],
  left: ["saved", async ({ saving }) => saving.leave()],
};

/** How each event is brought about by what can happen to a page. */
const EVENTS = {
  changed: async ({ answer }) => answer(),
  taken: async ({ answer, window }) => (answer(), await window.pass(130_000)),
  refused: async ({ lms, answer, window }) => ((lms.takes = false), answer(), await window.pass(130_000)),
  unreachable: async ({ lms, answer, window }) => ((lms.reached = false), answer(), await window.pass(130_000)),
  reachable: async ({ window }) => window.fire("online"),
  ended: async ({ lms, answer, window }) => ((lms.over = true), answer(), await window.pass(130_000)),
  locked: async ({ lms, answer, window }) => ((lms.locks = true), answer(), await window.pass(130_000)),
  left: async ({ saving }) => saving.leave(),
};
/** An answer is what brings these about: the state that it leads to is where they begin. */
const BY_ANSWER = ["taken", "refused", "unreachable", "ended", "locked"];
const DEVICE = ["alone", "unkept"]; // where a server is no part of it

for (const [state, [start, reach]] of Object.entries(WAYS)) {
  for (const [event, cause] of Object.entries(EVENTS)) {
    if (DEVICE.includes(state) && ["unreachable", "reachable", "ended", "locked"].includes(event)) continue;
    test(`${event} in ${state}`, async () => {
      const at = play(start);
      await reach(at);
      assert.equal(at.saving.standing, state, "the way there");
      const from = BY_ANSWER.includes(event) ? after(state, "changed") : state;
      await cause(at);
      assert.equal(at.saving.standing, after(from, event));
      if (at.saving.standing === "saved") {
        assert.deepEqual([...decode(at.server.state || "x")?.answers.keys() ?? []].length, Math.min(4, at.done.length), "“Saved” is certain");
        for (const id of at.done) assert.ok(at.server.answers.includes(id), `the LMS was told of ${id}`);
      }
      if (at.copies && state !== "looking" && state !== "left") {
        const copy = at.copies.find(at.session.state.seed);
        assert.equal(at.done.length > 0 ? copy?.state.answers.size : 0, Math.min(4, at.done.length), "this device has all of it");
        for (const id of at.done) assert.ok(copy.answers.some((one) => one.id === id));
      }
    });
  }
}

test("a page that was turned is nothing to wait for, and hides nothing that is", async () => {
  const at = play();
  const seen = () => [at.saving.standing, at.saving.isQuiet];
  at.saving.changed("turned");
  assert.deepEqual(seen(), ["waiting", true]);
  at.answer();
  assert.deepEqual([seen(), at.told.at(-1)], [["waiting", false], "waiting"], "and it is told");
  at.saving.changed("turned");
  assert.deepEqual(seen(), ["waiting", false]);
  await at.window.pass(30_000);
  at.lms.reached = false;
  at.answer();
  await at.window.pass(10_000);
  at.saving.changed("turned");
  assert.deepEqual(seen(), ["offline", false]);
  await at.window.fire("online");
  assert.deepEqual(seen(), ["waiting", false]);
});

test("L11: the first answer goes at once, the next in company", async () => {
  const at = play();
  at.answer();
  await at.window.pass(60);
  assert.equal(at.server.answers.length, 1);
  at.answer();
  at.answer();
  await at.window.pass(4000);
  assert.equal(at.server.answers.length, 1);
  await at.window.pass(1500);
  assert.equal(at.server.answers.length, 3);
});

test("a click is painted before an LMS may hold the page up, and nothing comes between a press and what it does", async () => {
  const computers = [["now", 16], ["soon", 16], ["soon", 700]];
  for (const [urgency, frame] of computers) {
    const at = play();
    at.window.pace.frame = frame;
    at.lms.hold = 3000;
    at.window.press();
    at.saving.changed("now"); // what was done before
    await at.window.pass(500); // a slow hand's time from pressing to letting go
    assert.deepEqual(at.lms.commits, []);
    at.window.letGo();
    at.saving.changed(urgency);
    await at.window.pass(1500);
    assert.deepEqual(at.window.events.map(([name]) => name), ["let go", "painted"]);
    assert.equal(at.lms.commits.length, 1);
    assert.ok(at.lms.commits[0] >= at.window.events[1][1], urgency);
  }
});

test("a page that is hidden commits at once, though a commit was just about to", async () => {
  const at = play();
  at.answer();
  await at.window.pass(5); // it waits for the page to be painted
  assert.deepEqual(at.lms.commits, []);
  at.saving.flush();
  assert.equal(at.lms.commits.length, 1);
  await at.window.pass(4000);
  assert.deepEqual([at.lms.commits.length, at.saving.standing], [1, "saved"]);
});

test("a slow LMS gets one commit for many answers, and leaves the page alone five times as long as it held it up", async () => {
  const at = play();
  at.lms.hold = 3000;
  for (let second = 0; second < 60; second += 1) {
    if (second < 40) at.answer();
    await at.window.pass(1000);
  }
  assert.deepEqual([...at.server.answers].sort(), [...at.done].sort());
  assert.ok(at.lms.commits.length <= 4, `${at.lms.commits.length} commits`);
  at.lms.commits.slice(1).forEach((commit, index) => assert.ok(commit - at.lms.commits[index] >= 15_000));
});

test("one that is slow to refuse is not asked more often than one that is slow to take", async () => {
  const at = play();
  Object.assign(at.lms, { hold: 3000, takes: false });
  at.answer();
  await at.window.pass(60_000);
  at.lms.commits.slice(1).forEach((commit, index) => assert.ok(commit - at.lms.commits[index] >= 15_000));
  assert.ok(at.lms.commits.length > 1, "and it is asked again");
});

test("Exit says that it is saving before an LMS may hold the page up, however slow the computer is", async () => {
  for (const frame of [16, 700]) {
    const at = play();
    at.window.pace.frame = frame;
    at.lms.hold = 3000;
    const ending = at.saving.end();
    assert.deepEqual([at.saving.standing, at.lms.commits.length], ["waiting", 0]);
    await at.window.pass(1000);
    assert.equal(await ending, true);
    assert.ok(at.lms.commits[0] >= at.window.events.find(([name]) => name === "painted")[1]);
  }
});

test("where nothing is painted, as in a tab behind others, an LMS is told all the same", async () => {
  const at = play();
  at.window.pace.frame = Infinity;
  at.answer();
  await at.window.pass(2000);
  assert.deepEqual([at.lms.commits.length, at.saving.standing], [1, "saved"]);
});

test("L3: offline nothing is handed over; when the network is back all of it is", async () => {
  const at = play();
  at.answer();
  await at.window.pass(10_000);
  at.lms.reached = false;
  at.answer();
  at.answer();
  await at.window.pass(300_000);
  assert.equal(at.saving.standing, "offline");
  assert.ok(!at.told.slice(at.told.indexOf("offline")).includes("saved"), "never said");
  at.lms.reached = true;
  await at.window.fire("online");
  await at.window.pass(100);
  assert.equal(at.saving.standing, "saved");
  assert.deepEqual([...at.server.answers].sort(), [...at.done].sort());
});

test("a hidden page commits at once, and says “saved” only if the server could be reached", async () => {
  const at = play();
  at.answer();
  at.lms.reached = false;
  at.saving.flush();
  await at.window.pass(10);
  assert.equal(at.saving.standing, "offline");
});

test("L3: “saved” is not said where somebody else answers for the server", async () => {
  const at = play();
  at.answer();
  await at.window.pass(10_000);
  at.lms.reached = "turned away";
  at.answer();
  await at.window.pass(10_000);
  assert.equal(at.saving.standing, "failed");
  at.lms.reached = true;
  await at.window.pass(130_000);
  assert.equal(at.saving.standing, "saved");
});

test("R10: an LMS known to be slow gets nothing while the learner acts, in the next session, too", async () => {
  const at = play("saved", 3000);
  at.answer();
  for (let second = 0; second < 10; second += 1) {
    await at.window.fire("pointerdown");
    await at.window.pass(1000);
  }
  assert.equal(at.server.answers.length, 0);
  await at.window.pass(1200);
  assert.equal(at.server.answers.length, 1);
});

test("L3: a browser that has no room left keeps nothing, and that is told", async () => {
  const at = play();
  at.answer();
  assert.ok(at.saving.stores);
  const { localStorage } = globalThis.window;
  globalThis.window.localStorage = { ...localStorage, getItem: () => null, setItem: () => { throw new Error("full"); } };
  at.answer();
  assert.ok(!at.saving.stores);
  assert.equal(at.told.at(-1), at.saving.standing);
});

test("L17: what others wrote in a copy's place is none", () => {
  const { window } = play();
  const copies = new Copies("c", "someone");
  const whole = JSON.stringify({ state: "", base: "", answers: [] });
  for (const text of ["", "null", "[]", "7", '"x"', whole, '{"state":{},"base":1}', '{"state":"2aaaaa","base":"","answers":{"length":9}}', "{"]) {
    window.store.set("module:copy:c:someone:abcd", text);
    assert.equal(copies.find("abcd"), null, text);
  }
});
