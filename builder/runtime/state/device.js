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

/** Where the progress of a module lies that no LMS keeps. @param {string} course */
export function progressName(course) {
  return storageName("progress", course, "");
}

/** @param {string} name @param {"localStorage" | "sessionStorage"} [where] the second is gone with the tab @returns {any} what was kept, or null */
export function load(name, where = "localStorage") {
  try {
    return JSON.parse(window[where].getItem(name) || "null");
  } catch (refused) {
    return null;
  }
}

/** @param {string} name @param {any} value @param {"localStorage" | "sessionStorage"} [where] @returns {boolean} whether the browser keeps it */
export function store(name, value, where = "localStorage") {
  try {
    window[where].setItem(name, JSON.stringify(value));
    return true;
  } catch (refused) {
    return false;
  }
}

/** Whether the browser lets this page keep anything: in a frame of another site it may not. */
export function canStore() {
  const name = "module:probe";
  const isStored = store(name, true);
  remove(name);
  return isStored;
}

/** @param {string} name @param {"localStorage" | "sessionStorage"} [where] */
export function remove(name, where = "localStorage") {
  try {
    window[where].removeItem(name);
  } catch (refused) {
    // nothing was kept then
  }
}

/** @param {string} beginning @returns {string[]} the names of all that is kept under such a one */
export function storedNames(beginning) {
  try {
    return Object.keys(window.localStorage).filter((name) => name.startsWith(beginning));
  } catch (refused) {
    return [];
  }
}
