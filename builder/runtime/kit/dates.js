/**
 * A day as people write it, by the language's own words: browsers know some languages, and not others.
 * @param {Date} date
 * @param {Pick<import("../contract.js").Module, "say">} words
 */
export function dayOf(date, { say }) {
  return say("date", { day: date.getDate(), month: say("months").split(" ")[date.getMonth()], year: date.getFullYear() });
}

/** @param {number} day counted from 1970 @returns {Date} on that day, where the learner is */
export function dateOf(day) {
  const date = new Date(day * 86400000);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12);
}
