/**
 * A day as people write it, by the language's own words: browsers know some languages, and not others.
 * @param {Date} date
 * @param {import("./contract.js").Module} module
 */
export function dayOf(date, { say }) {
  return say("date", { day: date.getDate(), month: say("months").split(" ")[date.getMonth()], year: date.getFullYear() });
}
