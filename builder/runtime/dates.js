/**
 * A day as people write it, by the language's own words: browsers know some languages, and not others.
 * @param {Date} date
 * @param {Pick<import("./contract.js").Module, "say">} words
 */
export function dayOf(date, { say }) {
  return say("date", { day: date.getDate(), month: say("months").split(" ")[date.getMonth()], year: date.getFullYear() });
}
