import { all, one } from "../kit/dom.js";
import { load, progressName, storageName, store } from "../state/device.js";

/*
 * A module among those of a programme. An LMS may not know which come first, so that the module says it: by what this device knows.
 * It can't know of another one, so that it never stands in the way.
 */

/**
 * Whether this device knows a learner to have done a module.
 * @param {string} id of its course
 * @param {string} learner "" where there is no LMS
 */
export function isDone(id, learner) {
  const alone = !learner && load(progressName(id));
  return (alone && alone.completion === "completed") || load(storageName("done", id, learner)) === true;
}

/**
 * The adapter, which also keeps on the device that the module is done, and says at its start what comes first. Beside a final test
 * a module tells its LMS only whether it is done.
 * @param {import("../contract.js").Adapter} adapter
 * @param {import("../contract.js").CourseData} course
 * @param {string} [objective]  by which LMSs of the standard are told that a module is done; none: they aren't
 * @returns {import("../contract.js").Adapter}
 */
export function inProgramme(adapter, { id, ungraded }, objective) {
  let learner = "";
  /** @param {{completion: string}} progress */
  const note = ({ completion }) => completion === "completed" && store(storageName("done", id, learner), true);
  /** @param {import("../contract.js").Progress} done */
  const noted = (done) => {
    note(done);
    // An LMS that makes one grade of all modules, the highest or the mean, would take a score beside the final test's for a part of it.
    /** @type {import("../contract.js").Progress} */
    const progress = ungraded ? { ...done, success: "unknown", score: null, passMark: null } : done;
    const { completion, objectives } = progress;
    if (!objective) return progress;
    /** @type {import("../contract.js").Success} */
    const success = completion === "completed" ? "passed" : "unknown";
    return { ...progress, objectives: [...objectives, { id: objective, score: null, success, completion }] };
  };
  return {
    ...adapter,
    async connect(settings) {
      const connection = await adapter.connect(settings);
      if (connection === "none") {
        one(document, "#ui--up").hidden = false;
        if (!load(progressName(id))) tellFirst("");
      }
      return connection;
    },
    async restore() {
      const restored = await adapter.restore();
      learner = restored.learner.id;
      note(restored);
      if (restored.mode === "normal" && !restored.state) tellFirst(learner);
      return restored;
    },
    save: (progress) => adapter.save(noted(progress)),
    finish: (progress) => adapter.finish(noted(progress)),
  };
}

/** @param {string} learner */
function tellFirst(learner) {
  const $before = document.getElementById("ui--before");
  if (!$before) return;
  const $modules = all($before, "[data-module]");
  const $left = $modules.filter(($module) => !isDone($module.dataset.module || "", learner));
  for (const $module of $modules) $module.hidden = !$left.includes($module);
  $before.hidden = !$left.length;
  const hide = () => ($before.hidden = true);
  one($before, "button").addEventListener("click", () => {
    hide();
    one(document, "main").focus();
  });
  window.addEventListener("hashchange", hide); // who has gone on has read it
}
