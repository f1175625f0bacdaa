/**
 * How the learner's work stands: what is certain at the LMS, what is on its way, what only this device has. README.md beside this file
 * tells each state and event in words; its table is this one, and the tests hold them against each other.
 *
 * @typedef {"saved"|"waiting"|"failed"|"offline"|"closed"|"alone"|"unkept"|"looking"|"left"} Standing
 * @typedef {"changed"|"taken"|"refused"|"unreachable"|"reachable"|"ended"|"locked"|"left"} Event
 */

/** @type {Record<Standing, Partial<Record<Event, Standing>>>} what is not named changes nothing */
export const TABLE = {
  saved: { changed: "waiting", refused: "failed", ended: "closed", locked: "looking", left: "left" },
  waiting: { taken: "saved", refused: "failed", unreachable: "offline", ended: "closed", locked: "looking", left: "left" },
  failed: { taken: "saved", unreachable: "offline", reachable: "waiting", ended: "closed", locked: "looking", left: "left" },
  offline: { taken: "saved", refused: "failed", reachable: "waiting", ended: "closed", locked: "looking", left: "left" },
  closed: { left: "left" },
  alone: { refused: "unkept", left: "left" },
  unkept: { taken: "alone", left: "left" },
  looking: { left: "left" },
  left: {},
};

/** @param {Standing} standing @param {Event} event @returns {Standing} */
export function after(standing, event) {
  return TABLE[standing][event] || standing;
}
