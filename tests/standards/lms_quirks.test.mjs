/** The quirks (R10): each does what it says, around the small LMS and around scorm-again alike, and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { STANDARDS, quirks as ALL } from "./playing.mjs";
import { launchOf } from "./small_lms.mjs";

const { QUIRKS, Quirks } = ALL;
const ACTIONS = ["initialize", "terminate", "get", "set", "commit", "error"];
const FAMILIES = Object.keys(STANDARDS);

/** An LMS with quirks: calls by their actions, `world` to change, and what its server holds. */
function small(family, names, kept = null) {
  const world = { down: false, held: 0 };
  const { lms, verbs } = STANDARDS[family];
  const launch = launchOf(family, { quirks: names });
  const session = lms.open(kept, launch, { isDown: () => world.down }, () => undefined);
  const calls = ACTIONS.map((action, index) => [action, (...args) => session.api[verbs[index]](...args)]);
  return { ...Object.fromEntries(calls), world, session, holds: (name) => session.committed()?.values[name] };
}

/** The same around scorm-again, which knows nothing of quirks. */
function real(family, names) {
  const { Real, verbs, terms } = STANDARDS[family];
  const api = new Real({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
  api.loadFromJSON({}, "cmi");
  const world = { down: false, leaving: false, expired: false, held: 0 };
  const around = {
    isOnline: () => !world.down,
    isLeaving: () => world.leaving,
    isExpired: () => world.expired,
    hold: (time) => (world.held += time),
  };
  const quirks = new Quirks(names, terms, around, (action, args) => api[verbs[ACTIONS.indexOf(action)]](...args));
  const calls = ACTIONS.map((action) => [action, (...args) => quirks.call(action, args)]);
  return { ...Object.fromEntries(calls), world, quirks };
}

const of = (family) => STANDARDS[family].terms.names;
const early = (family, action, phase) => STANDARDS[family].terms.phases[action][phase];

for (const family of FAMILIES) {
  for (const open of [small, real]) {
    const at = `${family}, ${open.name}`;

    test(`one-session: what the standard says, to the letter (${at})`, () => {
      const lms = open(family, ["one-session"]);
      for (const [action, ...args] of [["get", "cmi.suspend_data"], ["set", "cmi.suspend_data", "x"], ["commit", ""]]) {
        assert.equal(lms[action](...args), action === "get" ? "" : "false");
        assert.equal(lms.error(""), early(family, action, "before"), action);
      }
      assert.equal(lms.initialize(""), "true");
      assert.equal(lms.error(""), "0");
      assert.equal(lms.initialize(""), "false");
      assert.equal(lms.error(""), early(family, "initialize", "running"));
      assert.equal(lms.terminate(""), "true");
      assert.equal(lms.initialize(""), "false");
      assert.equal(lms.error(""), early(family, "initialize", "ended"));
      assert.equal(lms.get("cmi.suspend_data"), "");
      assert.equal(lms.error(""), early(family, "get", "ended"));
    });

    test(`opened: the module's own opening is the second, and all else works (${at})`, () => {
      const lms = open(family, ["opened"]);
      assert.equal(lms.initialize(""), "false");
      assert.equal(lms.error(""), early(family, "initialize", "running"));
      assert.equal(lms.set("cmi.suspend_data", "x"), "true");
      assert.equal(lms.get("cmi.suspend_data"), "x");
      assert.equal(lms.commit(""), "true");
      assert.equal(lms.terminate(""), "true");
    });

    test(`no-id: neither id nor name (${at})`, () => {
      const lms = open(family, ["no-id"]);
      lms.initialize("");
      assert.deepEqual(of(family).learner.map((name) => lms.get(name)), ["", ""]);
    });

    test(`drops-offline: says true, and the page's own model keeps it (${at})`, () => {
      const lms = open(family, ["drops-offline"]);
      lms.initialize("");
      lms.world.down = true;
      assert.equal(lms.set("cmi.suspend_data", "x"), "true");
      assert.equal(lms.commit(""), "true");
      assert.equal(lms.error(""), "0");
      assert.equal(lms.get("cmi.suspend_data"), "x");
    });

    test(`locks: true, and nothing changes, once completed has arrived (${at})`, () => {
      const lms = open(family, ["locks"]);
      const [[name, [done]]] = Object.entries(of(family).verdicts);
      lms.initialize("");
      lms.set("cmi.suspend_data", "a");
      lms.set(name, done);
      assert.equal(lms.set("cmi.suspend_data", "b"), "true");
      lms.commit("");
      assert.equal(lms.set("cmi.suspend_data", "c"), "true");
      assert.equal(lms.set(name, "incomplete"), "true");
      assert.deepEqual([lms.get("cmi.suspend_data"), lms.get(name)], ["b", done]);
    });

    test(`locks-refusing: false, read only (${at})`, () => {
      const lms = open(family, ["locks-refusing"]);
      const [[name, [done]]] = Object.entries(of(family).verdicts);
      lms.initialize("");
      lms.set(name, done);
      lms.commit("");
      assert.equal(lms.set("cmi.suspend_data", "c"), "false");
      assert.equal(lms.error(""), STANDARDS[family].terms.codes.readOnly);
      assert.equal(lms.set(of(family).exit, "suspend"), "true");
    });
  }

  test(`slow: three seconds a save, none for a beacon (${family})`, () => {
    const lms = real(family, ["slow"]);
    lms.initialize("");
    lms.set("cmi.suspend_data", "x");
    assert.equal(lms.world.held, 0);
    lms.commit("");
    assert.equal(lms.world.held, 3000);
    lms.world.leaving = true;
    lms.terminate("");
    assert.equal(lms.world.held, 3000);
  });

  test(`expires: false while the page lives, a beacon's true when it goes, and neither arrives (${family})`, () => {
    const lms = real(family, ["expires"]);
    lms.initialize("");
    lms.world.expired = true;
    assert.deepEqual([lms.commit(""), lms.error(""), lms.quirks.arrived], ["false", "101", false]);
    lms.world.leaving = true;
    assert.deepEqual([lms.terminate(""), lms.quirks.arrived], ["true", false]);
  });

  test(`drops-offline: the server learns it with the next commit that arrives (${family})`, () => {
    const lms = small(family, ["drops-offline"]);
    lms.initialize("");
    lms.world.down = true;
    lms.set("cmi.suspend_data", "x");
    lms.commit("");
    assert.notEqual(lms.holds("cmi.suspend_data"), "x");
    lms.world.down = false;
    lms.commit("");
    assert.equal(lms.holds("cmi.suspend_data"), "x");
  });

  test(`only-changes: what was lost stays so until it changes (${family})`, () => {
    const lms = small(family, ["drops-offline", "only-changes"]);
    lms.initialize("");
    lms.set("cmi.interactions.0.id", "first");
    lms.set("cmi.suspend_data", "1");
    lms.commit("");
    lms.world.down = true;
    lms.set("cmi.interactions.1.id", "lost");
    lms.set("cmi.suspend_data", "2");
    lms.commit("");
    lms.world.down = false;
    lms.set("cmi.interactions.2.id", "third");
    lms.set("cmi.suspend_data", "2");
    lms.commit("");
    assert.equal(lms.holds("cmi.suspend_data"), "1");
    assert.deepEqual([0, 1, 2].map((index) => lms.holds(`cmi.interactions.${index}.id`)), ["first", "third", undefined]);
    lms.set("cmi.suspend_data", "3");
    lms.commit("");
    assert.equal(lms.holds("cmi.suspend_data"), "3");
  });

  test(`only-changes: a failed commit counts as sent (${family})`, () => {
    const lms = small(family, ["only-changes"]);
    lms.initialize("");
    lms.set("cmi.suspend_data", "1");
    lms.commit("");
    lms.world.down = true;
    lms.set("cmi.suspend_data", "2");
    assert.equal(lms.commit(""), "false");
    lms.world.down = false;
    assert.equal(lms.commit(""), "true");
    assert.equal(lms.holds("cmi.suspend_data"), "1");
  });

  test(`locks: the next launch is a review (${family})`, () => {
    const first = small(family, ["locks"]);
    const [[name, [done]]] = Object.entries(of(family).verdicts);
    first.initialize("");
    first.set(of(family).exit, "suspend");
    first.set(name, done);
    first.terminate("");
    const next = small(family, ["locks"], first.session.close());
    next.initialize("");
    assert.deepEqual([next.get(of(family).mode), next.get(of(family).credit)], ["review", "no-credit"]);
  });

  for (const [name, given, back] of [
    ["cut", "0123456789", "01234"],
    ["character", "0123456789", "01234x6789"],
    ["ampersands", 'a&b<c"', "a&amp;b&lt;c&quot;"],
    ["pluses", "a+b", "a b"],
    ["blanks", " a  b ", "a b"],
    ["unset", "", "undefined"],
  ]) {
    test(`alters-${name}: at the next launch, not in this one (${family})`, () => {
      const first = small(family, [`alters-${name}`]);
      first.initialize("");
      first.set(of(family).exit, "suspend");
      first.set("cmi.suspend_data", given);
      assert.equal(first.get("cmi.suspend_data"), given);
      first.terminate("");
      const next = small(family, [`alters-${name}`], first.session.close());
      next.initialize("");
      assert.equal(next.get("cmi.suspend_data"), back);
    });
  }

  test(`late, and how long a session lasts, are the host's to see to (${family})`, () => {
    assert.equal(small(family, ["late"]).session.delay, 1500);
    assert.equal(small(family, ["one-session"]).session.lasting, true);
    assert.equal(small(family, ["late"]).session.lasting, false);
  });

  test(`without a quirk, all is as it was (${family})`, () => {
    assert.equal(small(family, []).session.lasting, undefined);
    assert.throws(() => small(family, ["no such quirk"]), /no such quirk/);
  });

  test(`every quirk goes with every other (${family})`, () => {
    const lms = small(
      family,
      QUIRKS.map(({ name }) => name).filter((name) => name !== "slow"),
    );
    assert.equal(lms.set("cmi.suspend_data", "x"), "true");
    assert.equal(lms.commit(""), "true");
    assert.equal(lms.terminate(""), "true");
    assert.equal(lms.initialize(""), "false");
  });
}
