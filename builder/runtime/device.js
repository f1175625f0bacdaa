import { hash } from "./chance.js";

/*
 * What is kept on the learner's device: the whole progress where there is no LMS, a copy of what an LMS has not yet taken, and private
 * text that the learner chose to keep. Computers are shared, so a name always tells the module and the learner apart, and storage that
 * the browser refuses is never an error.
 */

/** @param {string} use @param {string} course @param {string} learner @param {string} [part] */
export function storageName(use, course, learner, part = "") {
  return ["module", use, course, hash(learner).toString(36), part].filter(Boolean).join(":");
}

/** @param {string} name @returns {any} what was kept, or null */
export function recall(name) {
  try {
    return JSON.parse(window.localStorage.getItem(name) || "null");
  } catch (refused) {
    return null;
  }
}

/** @param {string} name @param {any} value @returns {boolean} whether the browser keeps it */
export function keep(name, value) {
  try {
    window.localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch (refused) {
    return false;
  }
}

/** Whether the browser lets this page keep anything: in a frame of another site it may not. */
export function canKeep() {
  const name = "module:probe";
  const kept = keep(name, true);
  forget(name);
  return kept;
}

/** @param {string} name */
export function forget(name) {
  try {
    window.localStorage.removeItem(name);
  } catch (refused) {
    // nothing was kept then
  }
}

/**
 * What is known at a first launch.
 * @type {import("./contract.js").Restored}
 */
export const NOTHING = { state: "", location: "", learner: { id: "", name: "" }, completion: "incomplete", success: "unknown", score: null, mode: "normal" };

/**
 * Stands in for a standard's adapter where no LMS is found: progress stays on this device.
 * @param {string} course
 * @returns {import("./contract.js").Adapter}
 */
export function deviceAdapter(course) {
  const name = storageName("progress", course, "");
  /** @type {(progress: import("./contract.js").Progress) => boolean} */
  const save = ({ state, location, completion, success, score }) => keep(name, { state, location, completion, success, score });
  return {
    connect: () => true,
    restore: () => ({ ...NOTHING, ...recall(name) }),
    record: () => true,
    save,
    finish: save,
  };
}
