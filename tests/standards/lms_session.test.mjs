/** The small LMSs: states and error numbers, access, order, what is kept and what an LMS does at the end. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STANDARDS } from "./playing.mjs";
import { open } from "./small_lms.mjs";

const OWN = {
  scorm12: {
    phases: [
      ["get", "301", "301"],
      ["set", "301", "301"],
      ["commit", "301", "301"],
      ["end", "301", "301"],
    ],
    again: ["101", "101"],
    argument: "201",
    down: ["101", "101"],
    id: "cmi.core.student_id",
    name: "cmi.core.student_name",
    entry: "cmi.core.entry",
    total: ["cmi.core.total_time", "0000:00:10.50", "0000:01:00.00"],
    time: ["cmi.core.session_time", "00:00:10.5", "00:00:49.5"],
    state: "cmi.suspend_data",
    status: "cmi.core.lesson_status",
    raw: "cmi.core.score.raw",
    clauses: ["SCORM 1.2 RTE 3.3", "SCORM 1.2 RTE 3.4.4"],
    errors: { 0: "No error", 405: "Incorrect Data Type" },
  },
  scorm2004: {
    phases: [
      ["get", "122", "123"],
      ["set", "132", "133"],
      ["commit", "142", "143"],
      ["end", "112", "113"],
    ],
    again: ["103", "104"],
    argument: "201",
    down: ["391", "111"],
    id: "cmi.learner_id",
    name: "cmi.learner_name",
    entry: "cmi.entry",
    total: ["cmi.total_time", "PT10.5S", "PT1M"],
    time: ["cmi.session_time", "PT10.5S", "PT49.5S"],
    state: "cmi.suspend_data",
    status: "cmi.completion_status",
    raw: "cmi.score.raw",
    clauses: ["SCORM 2004 RTE 3.1", "SCORM 2004 RTE 4.2.20"],
    errors: { 0: "No Error", 406: "Data Model Element Type Mismatch" },
  },
};
const ARGUMENTS = { get: ["cmi.suspend_data"], set: ["cmi.suspend_data", "x"], commit: [""], end: [""], start: [""] };

for (const [standard, own] of Object.entries(OWN)) {
  const { exit, location } = STANDARDS[standard];
  const codes = (play, calls) => calls.map((call) => play.call(...call)[1]);
  /** A whole session; gives what is kept. */
  const session = (sets, { kept = null, finish = true, ...changes } = {}) => {
    const play = open(standard, { kept, ...changes });
    for (const [element, value] of sets) assert.equal(play.set(element, value)[0], "true", element);
    assert.equal((finish ? play.end("") : play.commit(""))[0], "true");
    return play.session.close();
  };

  describe(standard, () => {
    test("each call has its number before the start and after the end", () => {
      const play = open(standard, { started: false });
      assert.equal(play.error()[0], "0");
      for (const [action, before] of own.phases) {
        const [answer, error, fault] = play.call(action, ...ARGUMENTS[action]);
        assert.deepEqual([answer, error], [action === "get" ? "" : "false", before]);
        assert.match(fault, /before the session was opened/);
        assert.ok(fault.endsWith(`(${own.clauses[0]}).`), fault);
      }
      assert.deepEqual(play.start(""), ["true", "0", ""]);
      assert.deepEqual(play.start("").slice(0, 2), ["false", own.again[0]]);
      assert.equal(play.session.finished, false);
      play.set(...own.time.slice(0, 2));
      assert.deepEqual(play.end(""), ["true", "0", ""]);
      assert.equal(play.session.finished, true);
      for (const [action, , after] of own.phases) assert.equal(play.call(action, ...ARGUMENTS[action])[1], after);
      assert.deepEqual(play.start("").slice(0, 2), ["false", own.again[1]]);
    });

    test("arguments are counted", () => {
      const play = open(standard, { started: false });
      const wrong = [["start"], ["start", "x"], ["start", null]];
      assert.deepEqual(
        codes(play, wrong),
        wrong.map(() => own.argument),
      );
      play.start("");
      const more = [
        ["get"],
        ["get", "a", "b"],
        ["set", "cmi.suspend_data"],
        ["commit"],
        ["commit", "x"],
        ["end"],
        ["end", "x"],
      ];
      assert.deepEqual(
        codes(play, more),
        more.map(() => own.argument),
      );
      assert.equal(play.session.finished, false);
    });

    test("S12: what is no text is taken as text, and told once a session, as no fault", () => {
      const others = [
        [80, "a number: an LMS keeps the text “80”"],
        [true, "a boolean"],
        [undefined, "undefined"],
        [null, "null"],
        [{}, "an object"],
      ];
      for (const [odd, words] of others) {
        const play = open(standard);
        assert.deepEqual(play.set(own.state, odd), ["true", "0", ""]);
        const { habit } = play.calls.at(-1);
        assert.ok(habit.includes(`takes text, and was given ${words}`), habit);
        assert.equal(play.get(own.state)[0], String(odd));
        for (const again of [7, false, null]) play.set(own.state, again);
        assert.deepEqual(play.faults().length, 1);
      }
      const play = open(standard);
      assert.equal(play.commit(null)[0], "false"); // as the standard says, and as Moodle and ILIAS do
    });

    test("errors in words, of any number and of none", () => {
      const play = open(standard);
      for (const [code, words] of Object.entries(own.errors)) assert.equal(play.words(code)[0], words);
      for (const odd of ["", "x", "999", "constructor", "__proto__"]) assert.equal(play.words(odd)[0], "");
      const [, code] = play.set(exit, "nonsense");
      assert.deepEqual(play.error(), [code, code, ""]);
      assert.match(play.diagnostic("")[0], /exit takes suspend/);
      assert.ok(play.set(own.raw, "x")[2].endsWith(`(${own.clauses[1]}).`));
      play.set(exit, "nonsense");
      assert.match(play.diagnostic(code)[0], /exit takes suspend/);
      assert.match(play.diagnostic("101")[0], /^General exception$/i);
      play.get(own.id);
      assert.equal(play.error()[0], "0");
    });

    test("a session begins with what the launch says", () => {
      const play = open(standard, { mode: "review", launchText: "data", language: "cy" });
      assert.deepEqual(
        [own.id, own.name, own.entry].map((name) => play.get(name)[0]),
        ["learner_1", "Learner, Test", "ab-initio"],
      );
      assert.equal(play.get("cmi.launch_data")[0], "data");
      assert.equal(play.get(STANDARDS[standard].mode)[0], "review");
      assert.equal(play.set(own.id, "x")[1], standard === "scorm12" ? "403" : "404");
      assert.equal(play.get(exit)[1], standard === "scorm12" ? "404" : "405");
    });

    test("S7: of a look at a module nothing is kept, and what was there stays", () => {
      const kept = session([[exit, "suspend"], [own.state, "s1"], own.time.slice(0, 2)]);
      const look = open(standard, { kept, mode: "review" });
      assert.deepEqual(look.end(""), ["true", "0", ""]);
      assert.deepEqual(look.session.committed(), kept);
    });

    test("what was suspended is handed back; anything else isn't", () => {
      const sets = [[own.state, "s1"], [location, "p1"], own.time.slice(0, 2)];
      const suspended = session([[exit, "suspend"], ...sets]);
      const second = open(standard, { kept: JSON.parse(JSON.stringify(suspended)) });
      const values = () => [own.entry, own.state, location, own.total[0]].map((name) => second.get(name)[0]);
      assert.deepEqual(values(), ["resume", "s1", "p1", own.total[1]]);
      second.set(own.time[0], own.time[2]);
      second.set(exit, "suspend");
      second.end("");
      const third = open(standard, { kept: second.session.close() });
      assert.equal(third.get(own.total[0])[0], own.total[2]);
      const left = open(standard, { kept: session([[exit, ""], ...sets]) });
      assert.notEqual(left.get(own.entry)[0], "resume");
      assert.deepEqual([left.get(own.state)[0], left.get(location)[0]], ["", ""]);
    });

    test("what wasn't committed is lost with the window", () => {
      const kept = session([[exit, "suspend"], [own.state, "s1"], own.time.slice(0, 2)], { finish: false });
      const play = open(standard, { kept });
      assert.equal(play.get(own.state)[0], "s1");
      play.set(exit, "suspend");
      play.set(own.state, "s2");
      assert.deepEqual(play.session.close(), kept);
      assert.deepEqual(play.set(own.state, "s3").slice(0, 2), ["false", "101"]);
      const begun = open(standard).session.close();
      assert.notEqual(STANDARDS[standard].lms.read(begun).completion, "completed");
      assert.deepEqual([begun.suspended, begun.values[own.id]], [false, "learner_1"]);
      const never = open(standard, { started: false });
      assert.equal(never.session.close(), null);
      assert.equal(STANDARDS[standard].lms.read(null).completion, "not attempted");
    });

    test("without a connection nothing is kept, and the session goes on", () => {
      const play = open(standard);
      play.set(exit, "suspend");
      play.set(own.state, "s1");
      play.commit("");
      play.network.down = true;
      play.set(own.state, "s2");
      assert.deepEqual(play.commit("").slice(0, 2), ["false", own.down[0]]);
      assert.deepEqual(play.end("").slice(0, 2), ["false", own.down[1]]);
      assert.equal(play.get(own.state)[0], "s2");
      assert.equal(play.read().state, "s1");
      play.network.down = false;
      assert.equal(play.end("")[0], "true");
      assert.equal(play.read().state, "s2");
    });

    test("every call is told, and what was kept is JSON", () => {
      const play = open(standard);
      play.set(own.state, "s1");
      play.error();
      play.end("");
      assert.deepEqual(
        play.calls.map(({ answer, error }) => [answer, error]),
        [
          ["true", "0"],
          ["true", "0"],
          ["0", "0"],
          ["true", "0"],
        ],
      );
      assert.ok(play.calls.every(({ time }) => Math.abs(time - Date.now()) < 5000));
      const kept = play.session.committed();
      assert.deepEqual(JSON.parse(JSON.stringify(kept)), kept);
    });

    test("habits that cost a learner are faults", () => {
      const faults = (...calls) => {
        const play = open(standard);
        for (const call of calls) play.call(...call);
        return play.faults().join("\n");
      };
      const state = ["set", own.state, "s"];
      assert.match(faults(state, ["commit", ""]), /if the window closes now/);
      const twice = faults(state, ["commit", ""], state, ["set", own.raw, "1"], ["commit", ""]);
      assert.equal(twice.split("\n").length, 1, "told once");
      assert.match(faults(state, ["end", ""]), /drops the saved state/);
      assert.match(faults(["end", ""]), /no time for this session/);
      assert.match(faults(["set", own.status, "completed"], ["set", own.status, "incomplete"]), /falls from completed/);
      assert.match(faults(["set", location, "\u0001"]), /can't be printed/);
      const hasty = [1, 2, 3, 4].flatMap((place) => [
        ["set", location, `p${place}`],
        ["commit", ""],
      ]);
      assert.match(faults(...hasty), /Commit once a batch/);
      const batches = [1, 2, 3, 4].flatMap((p) => [
        ["set", location, `p${p}`],
        ["set", own.raw, `${p}`],
        ["commit", ""],
      ]);
      assert.equal(faults(["set", exit, "suspend"], ...batches), "");
    });

    test("what any caller may send never throws", () => {
      const odd = [
        "",
        " ",
        "constructor",
        "__proto__",
        "cmi",
        "cmi.",
        "cmi..",
        "cmi.__proto__",
        "cmi.interactions.0",
        "cmi.interactions.0.",
        "cmi.interactions.99999999999999999999.id",
        "{target=}",
        "a".repeat(70000),
        "\ud800",
        null,
        undefined,
        0,
        {},
        [],
      ];
      for (const one of odd) {
        for (const other of odd) {
          const play = open(standard);
          assert.equal(play.set(one, other)[0], "false");
          assert.equal(play.get(one)[0], "");
          assert.notEqual(play.calls.at(-1).error, "0");
        }
      }
    });
  });
}

describe("scorm12 alone", () => {
  const get = (play, names) => names.map((name) => play.get(name).slice(0, 2));
  test("keywords, children and counts", () => {
    const play = open("scorm12");
    play.set("cmi.objectives.0.id", "a");
    assert.deepEqual(
      get(play, ["cmi._version", "cmi.objectives._count", "cmi.interactions._count", "cmi.core.score._children"]),
      [
        ["3.4", "0"],
        ["1", "0"],
        ["0", "0"],
        ["raw,min,max", "0"],
      ],
    );
    assert.equal(
      play.get("cmi.core._children")[0],
      "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    );
    assert.equal(
      play.get("cmi.interactions._children")[0],
      "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
    );
    const wrong = {
      "cmi.core.entry._children": "202",
      "cmi.core._count": "203",
      "cmi.nonsense": "201",
      "cmi.objectives.1.id": "201",
      "cmi.interactions.0.id": "404",
      "cmi.core.exit": "404",
    };
    for (const [name, code] of Object.entries(wrong)) assert.deepEqual(play.get(name).slice(0, 2), ["", code], name);
    assert.equal(play.set("cmi.core._children", "x")[1], "402");
    assert.equal(play.set("cmi.objectives.2.id", "x")[1], "201");
    play.set("cmi.interactions.0.id", "q");
    assert.equal(play.get("cmi.interactions.0.id")[1], "404");
    assert.deepEqual(play.get("cmi.interactions.0.objectives._count").slice(0, 2), ["0", "0"]);
  });

  test("a module that said no status has one at its end", () => {
    const end = (sets, changes) => {
      const play = open("scorm12", { passMark: 0.8, ...changes });
      for (const [name, value] of sets) play.set(`cmi.core.${name}`, value);
      play.end("");
      return play.session.committed().values["cmi.core.lesson_status"];
    };
    assert.equal(end([]), "completed");
    assert.equal(end([["score.raw", "80"]]), "passed");
    assert.equal(end([["score.raw", "79.9"]]), "failed");
    assert.equal(end([["score.raw", "10"]], { passMark: null }), "completed");
    assert.equal(end([], { mode: "browse" }), "browsed");
    assert.equal(
      end([
        ["lesson_status", "incomplete"],
        ["score.raw", "90"],
      ]),
      "incomplete",
    );
    const open12 = open("scorm12");
    open12.commit("");
    assert.equal(open12.session.close().values["cmi.core.lesson_status"], "not attempted");
    assert.equal(open("scorm12", { passMark: 0.585 }).get("cmi.student_data.mastery_score")[0], "58.5");
  });

  test("what other LMSs refuse is a fault", () => {
    const fault = (...calls) => {
      const play = open("scorm12", { passMark: 0.8 });
      return calls.map(([element, value]) => play.set(`cmi.${element}`, value)).at(-1)[2];
    };
    assert.match(fault(["core.lesson_status", "passed"], ["core.score.raw", "90"]), /Send the score first/);
    assert.equal(fault(["core.lesson_status", "incomplete"], ["core.score.raw", "90"]), "");
    assert.match(fault(["suspend_data", "é"]), /outside ASCII/);
    assert.match(fault(["core.session_time", "00:75:00"]), /more than 59/);
    assert.match(fault(["interactions.0.type", "choice"]), /comes before cmi.interactions.0.id/);
    assert.match(fault(["interactions.0.id", "q"], ["interactions.0.student_response", "a"]), /comes before .*\.type/);
    assert.match(fault(["objectives.0.id", "a"], ["objectives.1.id", "a"]), /is the id of objective 0/);
    assert.match(fault(["objectives.0.id", "a"], ["objectives.0.id", "b"]), /was a before/);
    const play = open("scorm12", { passMark: 0.8 });
    play.set("cmi.core.score.raw", "70");
    play.set("cmi.core.lesson_status", "passed");
    assert.match(play.end("")[2], /pass mark of the manifest/);
  });
});

describe("scorm2004 alone", () => {
  test("keywords, children, counts and what is unset", () => {
    const play = open("scorm2004", {
      objectives: [
        { id: "a", passMark: null },
        { id: "", passMark: null },
      ],
      stores: ["notes"],
    });
    const answers = {
      "cmi._version": "1.0",
      "cmi.objectives._count": "1",
      "cmi.objectives.0.id": "a",
      "cmi.objectives.0.success_status": "unknown",
      "cmi.score._children": "scaled,raw,min,max",
      "cmi.comments_from_lms._count": "0",
      "cmi.interactions._children":
        "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
      "adl.nav.request": "_none_",
      "adl.nav.request_valid.continue": "false",
      "adl.nav.request_valid.choice.{target=item_1}": "false",
      "adl.data._count": "1",
      "adl.data.0.id": "notes",
      "cmi.time_limit_action": "continue,no message",
    };
    for (const [name, value] of Object.entries(answers))
      assert.deepEqual(play.get(name).slice(0, 2), [value, "0"], name);
    const wrong = {
      "cmi.location": "403",
      "cmi.launch_data": "403",
      "cmi.scaled_passing_score": "403",
      "cmi.objectives.0.description": "403",
      "cmi.objectives.1.id": "301",
      "cmi.interactions.0.id": "301",
      "cmi.exit._children": "301",
      "cmi.score._count": "301",
      "cmi.nonsense": "401",
      "": "301",
      "cmi.exit": "405",
      "adl.data.0.store": "403",
    };
    for (const [name, code] of Object.entries(wrong)) assert.deepEqual(play.get(name).slice(0, 2), ["", code], name);
    assert.equal(play.get("cmi.location")[2], "", "an unset element is no fault");
    assert.match(play.get("")[2], /^An empty name is no element/);
    assert.match(play.get("cmi.nonsense")[2], /^cmi.nonsense is no element of SCORM 2004/);
    assert.equal(play.set("", "x")[1], "351");
    const clauses = { "cmi._children": "RTE 4.2", "cmi.exit": "RTE 4.2.8", "adl.data.1.id": "RTE 4.3" };
    for (const [name, clause] of Object.entries(clauses))
      assert.ok(play.get(name)[2].endsWith(`(SCORM 2004 ${clause}).`));
    assert.match(play.set("adl.nav.request", "next")[2], /\(SCORM 2004 SN 5\.6\)\.$/);
    assert.equal(play.set("cmi.score._children", "x")[1], "404");
    assert.equal(open("scorm2004", { moves: ["continue"] }).get("adl.nav.request_valid.continue")[0], "true");
  });

  test("ids come first and once, types before what depends on them, lists have no gaps", () => {
    const run = (...calls) => {
      const play = open("scorm2004");
      return calls.map(([element, value]) => play.set(`cmi.${element}`, value)[1]).at(-1);
    };
    const id = ["interactions.0.id", "q"];
    const kind = (name) => [id, ["interactions.0.type", name]];
    const right = (index, value) => [`interactions.0.correct_responses.${index}.pattern`, value];
    assert.equal(run(["interactions.0.type", "choice"]), "408");
    assert.equal(run(["interactions.1.id", "q"]), "351");
    assert.equal(run(id, ["interactions.0.id", "other"]), "351");
    assert.equal(run(id, ["interactions.0.learner_response", "a"]), "408");
    assert.equal(run(id, right(0, "a")), "408");
    assert.equal(run(id, ["interactions.0.objectives.1.id", "o"]), "351");
    assert.equal(run(id, ["interactions.0.objectives.0.id", "o"], ["interactions.0.objectives.1.id", "o"]), "351");
    assert.equal(run(...kind("choice"), right(1, "a")), "351");
    assert.equal(run(...kind("choice"), right(0, "a"), right(1, "a")), "351");
    assert.equal(run(...kind("choice"), right(0, "a"), right(0, "a")), "0");
    assert.equal(run(...kind("choice"), right(0, "a"), right(1, "b")), "0");
    for (const name of ["true-false", "likert", "numeric", "other"]) {
      const value = { "true-false": "true", numeric: "[:]" }[name] ?? "a";
      assert.equal(run(...kind(name), right(0, value), right(1, value)), "351", name);
    }
    assert.equal(run(["objectives.0.success_status", "passed"]), "408");
    assert.equal(run(["objectives.0.id", "a"], ["objectives.0.id", "b"]), "351");
    assert.equal(run(["objectives.0.id", "a"], ["objectives.0.id", "a"]), "0");
    assert.equal(run(["objectives.0.id", "a"], ["objectives.1.id", "a"]), "351");
    assert.equal(run(["objectives.1.id", "a"]), "351");
    assert.equal(run(["comments_from_learner.1.comment", "a"]), "351");
    assert.equal(run(["comments_from_lms.0.comment", "a"]), "404");
  });

  test("a threshold and a pass mark decide", () => {
    const standing = (sets) => {
      const play = open("scorm2004", { passMark: 0.8, completionThreshold: 0.5 });
      for (const [name, value] of sets) play.set(`cmi.${name}`, value);
      const held = ["completion_status", "success_status"].map((name) => play.get(`cmi.${name}`)[0]);
      const [, , fault] = play.end("");
      assert.deepEqual([play.read().completion, play.read().success], held);
      return [...held, fault];
    };
    const time = ["session_time", "PT1S"];
    assert.deepEqual(standing([time]), ["unknown", "unknown", ""]);
    assert.deepEqual(standing([time, ["progress_measure", "0.5"], ["score.scaled", "0.8"]]), [
      "completed",
      "passed",
      "",
    ]);
    assert.deepEqual(standing([time, ["progress_measure", "0.4"], ["score.scaled", "0.79"]]), [
      "incomplete",
      "failed",
      "",
    ]);
    assert.match(
      standing([["completion_status", "completed"]])[2],
      /set to completed, but by the completion threshold/,
    );
    assert.match(standing([["success_status", "passed"]])[2], /by the pass mark of the manifest it is unknown/);
  });

  test("where it went is told once it ended", () => {
    const play = open("scorm2004");
    play.set("adl.nav.request", "suspendAll");
    play.commit("");
    assert.equal(play.read().navigation, "");
    play.end("");
    assert.deepEqual([play.read().navigation, play.read().suspended], ["suspendAll", true]);
    assert.equal(open("scorm2004", { kept: play.session.close() }).get("adl.nav.request")[0], "_none_");
  });

  test("what Moodle and others refuse is a fault", () => {
    const fault = (...calls) => {
      const play = open("scorm2004");
      return calls.map(([element, value]) => play.set(`cmi.${element}`, value)).at(-1)[2];
    };
    const question = [
      ["interactions.0.id", "q"],
      ["interactions.0.type", "choice"],
    ];
    assert.match(fault(...question, ["interactions.0.learner_response", "a[,]b-c"]), /Moodle refuses/);
    assert.equal(fault(...question, ["interactions.0.learner_response", "a[,]b_c"]), "");
    assert.match(fault(question[0], ["interactions.0.timestamp", "2026-11-22T10:00:00.0Z"]), /fraction or a zone/);
    assert.equal(fault(question[0], ["interactions.0.timestamp", "2026-11-22T10:00:00"]), "");
    assert.match(fault(question[0], ["interactions.0.description", "{x} y"]), /starts with a brace/);
    assert.match(fault(question[0], ["interactions.0.description", "a\nb"]), /more than one line/);
    assert.match(fault(["score.raw", "1.123456789"]), /more than 7/);
  });
});
