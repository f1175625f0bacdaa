/** Days in the language of the course. Browsers lack some: Chromium knows no Welsh, and would say them in its own. */

/** @typedef {import("./contract.js").Module} Module */

/** @param {Date} date @param {Module} module @returns {string} the day as people write it */
export function dayOf(date, { course: { language }, say }) {
  return Intl.DateTimeFormat.supportedLocalesOf(language)[0]
    ? date.toLocaleDateString(language, { dateStyle: "long" })
    : `${date.getDate()} ${say("months").split(" ")[date.getMonth()]} ${date.getFullYear()}`;
}
