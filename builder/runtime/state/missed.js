import { load, store } from "./device.js";
import { draw } from "./sittings.js"; // only for: assessments

/*
 * Which questions of a course its learner has missed, for the course's refresher. No LMS shows a module what it keeps of another, so
 * that only this device can know: where the course was done on it, at the same address, by the same learner.
 */

/** @typedef {import("./assessed_session.js").AssessedSession} Session */
/** @typedef {Pick<import("../lms/launch.js").Launch, "connection"|"owner"|"standing">} Launched */

/** Where that is stored; null: an LMS names nobody, so that it would be anybody's. @param {Session} session @param {Launched} launch */
function place({ course }, { connection, owner }) {
  return connection !== "none" && !owner ? null : `module:missed:${course.missed?.of}:${owner || "-"}`;
}

/** @param {string} name @returns {string[]} keys of questions */
function missedAt(name) {
  const stored = load(name);
  return Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : [];
}

/** Has the refresher, as long as it is not begun, ask first what was missed. @param {Session} session @param {Launched} launch */
export function askMissed(session, launch) {
  const name = place(session, launch);
  if (!name || !session.course.missed?.isRefresher || session.state.revision) return;
  const missed = missedAt(name);
  for (const page of session.course.pages.filter(({ assessment }) => assessment)) {
    const sitting = session.sittingOf(page);
    session.state.sittings.set(page.key, { ...sitting, drawn: draw(session, page, { ...sitting, drawn: missed }) });
  }
}

/**
 * Keeps what is missed now with what was before; in the refresher, what is known by now is forgotten.
 * @param {Session} session
 * @param {Launched} launch
 */
export function noteMissed(session, launch) {
  const name = place(session, launch);
  if (!name || launch.standing === "looking") return;
  const before = missedAt(name);
  const missed = new Set(before);
  for (const [key, { score }] of session.state.answers) {
    if (score === null || !session.blocks.get(key)?.weight) continue;
    if (score < 1) missed.add(key);
    else if (session.course.missed?.isRefresher) missed.delete(key);
  }
  if (missed.size !== before.length || before.some((key) => !missed.has(key))) store(name, [...missed]);
}
