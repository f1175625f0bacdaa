/**
 * Walks through a package in scorm-again's sequencing engine, and prints where each step leads.
 *
 *     node walk.mjs < {"tree": activities as scorm-again takes them, "steps": […]}
 *
 * A step is a navigation request: ["start"], ["continue"], ["choice", "an item"]; or what a module reports while it is open:
 * ["report", {"cmi.completion_status": "completed"}, "an objective that is passed"]. Printed are, for each request, the item that is open then, or "refused";
 * and in the end the status of the whole, "root".
 */
import { readFileSync } from "node:fs";

const { Scorm2004API } = await import(`${process.env.NODE_MODULES}/scorm-again/dist/esm/scorm2004.js`);
const { tree, steps } = JSON.parse(readFileSync(0, "utf8"));
const api = new Scorm2004API({
  autocommit: false,
  logLevel: "NONE",
  onLogMessage: () => {},
  sequencing: { activityTree: tree },
});

/** @param {[string, any, string?]} step */
function report([, values, objective]) {
  api.Initialize("");
  for (const [element, value] of Object.entries(values)) api.SetValue(element, value);
  if (objective) {
    let index = 0;
    const count = Number(api.GetValue("cmi.objectives._count"));
    while (index < count && api.GetValue(`cmi.objectives.${index}.id`) !== objective) index += 1;
    if (index === count) api.SetValue(`cmi.objectives.${index}.id`, objective);
    api.SetValue(`cmi.objectives.${index}.success_status`, "passed");
  }
  api.Commit("");
  api.Terminate("");
}

function opened() {
  const { currentActivity } = api.getSequencingState();
  return currentActivity ? currentActivity.id : "";
}

const walked = [];
for (const step of steps) {
  if (step[0] === "report") report(step);
  else {
    const went = api.processNavigationRequest(...step);
    walked.push(went ? opened() : "refused");
    api.reset();
  }
}
const { rootActivity } = api.getSequencingState();
const { isCompleted, objectiveSatisfiedStatus, objectiveNormalizedMeasure } = rootActivity || {};
process.stdout.write(JSON.stringify({ walked, root: api.getActivityTrackingData(tree.id) }));
