"""S8: packages as other makers write them, played with the real command in a real browser."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.contexts import Contexts
from tests.player.running import module, playing
from tests.player.weeks import OLD, week

STRUCTURE = """<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://maker.example/fire"><title><langstring lang="en">Fire safety</langstring></title>
<description><langstring lang="en">What to do</langstring></description></course>
<au id="https://maker.example/fire/one" moveOn="CompletedOrPassed" masteryScore="0.5">
<title><langstring lang="en">Fire safety</langstring></title>
<description><langstring lang="en">What to do</langstring></description><url>start.html?a=1</url></au>
</courseStructure>"""
# What TinCanJS does with a launch, in a few lines: defaults written out, an agent with its name, PUT for one statement.
MODULE = """<!doctype html><title>Fire safety</title><script>
const given = new URLSearchParams(location.search), endpoint = given.get("endpoint") + EXTRA;
const actor = JSON.parse(given.get("actor"));
const activityId = given.get("activityId"), registration = given.get("registration");
const categories = "https://w3id.org/xapi/cmi5/context/categories/";
let token = "", template = {};
const send = (method, path, query, body, type) => {
  const headers = { Authorization: "Basic " + token, "X-Experience-API-Version": "1.0.1" };
  headers["Content-Type"] = type || "application/json";
  if (!IN_A_FORM) return fetch(endpoint + path + "?" + new URLSearchParams(query), { method, headers, body });
  const form = new URLSearchParams({ ...query, ...headers, ...(body ? { content: body } : {}) });
  return fetch(endpoint + path + "?method=" + method, { method: "POST", body: form });
};
const activity = (one) => ({ objectType: "Activity", ...one });
const tell = async (verb, result, names) => {
  const activities = {};
  for (const [name, all] of Object.entries(template.contextActivities)) activities[name] = all.map(activity);
  const extensions = { ...template.extensions };
  if (result && "success" in result) extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"] = 0.5;
  activities.category = names.map((name) => activity({ id: categories + name }));
  const id = crypto.randomUUID();
  const person = { objectType: "Agent", name: "Somebody", account: actor.account };
  const said = {
    id, version: "1.0.1", timestamp: new Date().toISOString(), actor: person,
    verb: { id: "http://adlnet.gov/expapi/verbs/" + verb, display: { und: verb } },
    object: activity({ id: activityId }), result, context: { registration, contextActivities: activities, extensions },
  };
  const answer = await send("PUT", "statements", { statementId: id }, JSON.stringify(said));
  if (answer.status !== 204) throw new Error(verb + ": " + await answer.text());
};
window.done = (async () => {
  token = (await (await fetch(given.get("fetch"), { method: "POST" })).json())["auth-token"];
  const agent = JSON.stringify({ objectType: "Agent", account: actor.account, name: actor.name });
  const ofState = (stateId) => ({ activityId, agent, registration, stateId });
  template = (await (await send("GET", "activities/state", ofState("LMS.LaunchData"))).json()).contextTemplate;
  await send("GET", "agents/profile", { agent, profileId: "cmi5LearnerPreferences" });
  await tell("initialized", undefined, ["cmi5"]);
  const put = await send("PUT", "activities/state", ofState("resume"), "page 3", "text/plain");
  const kept = await (await send("GET", "activities/state", ofState("resume"))).text();
  await tell("passed", { success: true, score: { scaled: 0.75 }, duration: "PT0H0M7.5S" }, ["cmi5", "moveon"]);
  await tell("completed", { completion: true, duration: "PT7S" }, ["cmi5", "moveon"]);
  await tell("terminated", { duration: "PT8S" }, ["cmi5"]);
  return [put.status, kept];
})();
</script>"""


@pytest.mark.parametrize(("extra", "in_a_form"), [('""', "false"), ('"/"', "false"), ('"//"', "true")])
def test_s8_a_module_made_with_tincanjs(extra: str, in_a_form: str, contexts: Contexts, tmp_path: Path) -> None:
    """With the endpoint as it is given, or with slashes added to it, and without headers, as old browsers ask."""
    path = tmp_path / "fire.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("cmi5.xml", STRUCTURE)
        made.writestr("start.html", MODULE.replace("EXTRA", extra).replace("IN_A_FORM", in_a_form))
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    with playing(path, page):
        assert module(page).evaluate("() => done") == [204, "page 3"]
        expect(page.locator("#contents button .standing-of")).to_have_text("Completed, Passed, 75%")
        expect(page.locator("#calls")).to_contain_text("no fault")


NUMBERS = """<!doctype html><title>Numbers</title><script>
const lms = parent.API;
lms.LMSInitialize("");
const score = { min: 0, max: 100, raw: 75 };
for (const [name, value] of Object.entries(score)) lms.LMSSetValue("cmi.core.score." + name, value);
lms.LMSSetValue("cmi.core.lesson_location", null);
lms.LMSSetValue("cmi.suspend_data", true);
lms.LMSSetValue("cmi.core.exit", "suspend");
lms.LMSSetValue("cmi.core.session_time", "00:00:10");
lms.LMSFinish("");
</script>"""


def test_s12_what_is_no_text_is_a_habit_told_once_a_package(contexts: Contexts, tmp_path: Path) -> None:
    """Opened again, as well."""
    path = week(tmp_path / "week.zip", OLD)
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, NUMBERS if name == "Monday.html" else content)
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    with playing(path, page):
        for said in ("9 calls, no fault", "18 calls, no fault"):
            page.get_by_role("button", name="Monday").first.click()
            expect(page.locator("#calls .count")).to_have_text(said)
        page.locator("#calls summary").click()
        expect(page.locator("#calls li p")).to_have_count(1)
        expect(page.locator("#calls li p")).to_contain_text("A habit: LMSSetValue takes text, and was given a number")
