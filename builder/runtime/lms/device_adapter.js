import { load, progressName, store } from "../state/device.js";

/**
 * What is known at a first launch.
 * @type {import("../contract.js").Restored}
 */
export const FIRST_LAUNCH = { state: "", location: "", learner: { id: "", name: "" }, completion: "incomplete", success: "unknown", score: null, mode: "normal" };

/**
 * Stands in for a standard's adapter where no LMS is found: progress stays on this device.
 * @param {string} course
 * @returns {import("../contract.js").Adapter}
 */
export function deviceAdapter(course) {
  const name = progressName(course);
  /** @type {(progress: import("../contract.js").Progress) => boolean} */
  const save = ({ state, location, completion, success, score }) => store(name, { state, location, completion, success, score });
  return {
    connect: () => "none",
    restore: () => ({ ...FIRST_LAUNCH, ...kept(name) }),
    record: () => true,
    save,
    finish: save,
    isProof: true,
  };
}

/**
 * What lies under a name, as far as it is what belongs there: others may write there, too.
 * @param {string} name
 * @returns {Pick<import("../contract.js").Restored, "state"|"location"|"completion"|"success"|"score">}
 */
function kept(name) {
  const { state, location, completion, success, score } = Object(load(name));
  return {
    state: typeof state === "string" ? state : "",
    location: typeof location === "string" ? location : "",
    completion: completion === "completed" ? completion : "incomplete",
    success: success === "passed" || success === "failed" ? success : "unknown",
    score: typeof score === "number" && score >= 0 && score <= 1 ? score : null,
  };
}
