/** What our modules told an LMS in a browser, told again to the small LMSs and to scorm-again: both answer as then. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { STANDARDS } from "./playing.mjs";
import { open } from "./small_lms.mjs";

const FOLDER = new URL("../transcripts/", import.meta.url);
// The LMS of the browser tests is scorm-again with an early data model: what an LMS says of itself is its own.
const OWN = /_children$|learner_|student_|total_time/;

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json"))) {
  const edition = file.replace(".json", "");
  const standard = edition.replace(/-.*/, "");
  const sessions = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));

  describe(edition, () => {
    test("the small LMS takes each call, without a fault", () => {
      let kept = null;
      for (const calls of sessions) {
        const play = open(standard, { kept, started: false, edition, passMark: 0.75 });
        for (const [verb, args, told, error] of calls) {
          const answer = String(play.session.api[verb](...args));
          if (!OWN.test(args[0] ?? "")) assert.equal(answer, told, `${verb}(${args})`);
          if (verb === "GetLastError" || verb === "LMSGetLastError") continue;
          assert.equal(play.calls.at(-1).error, error, `${verb}(${args})`);
        }
        assert.deepEqual(play.faults(), []);
        kept = play.session.close();
      }
      const summary = STANDARDS[standard].lms.read(kept);
      assert.deepEqual([summary.completion, summary.success, summary.score], ["completed", "passed", 1]);
    });

    test("scorm-again takes each call", () => {
      let data = standard === "scorm2004" ? { scaled_passing_score: "0.75" } : {};
      for (const calls of sessions) {
        const api = new STANDARDS[standard].Real({ autocommit: false, logLevel: "NONE", onLogMessage: () => {} });
        api.loadFromJSON(data, "cmi");
        for (const [verb, args, told] of calls) {
          const answer = String(api[verb](...args));
          if (!OWN.test(args[0] ?? "")) assert.equal(answer, told, `${verb}(${args})`);
        }
        data = JSON.parse(JSON.stringify(api.renderCMIToJSONObject())).cmi;
        const core = data.core ?? data;
        for (const gone of ["exit", "session_time", "total_time"]) delete core[gone];
      }
    });
  });
}
