/** @param {number} number @param {string} noun @param {string} [many] */
export function count(number, noun, many = `${noun}s`) {
  return `${number} ${number === 1 ? noun : many}`;
}

/** @param {string} words */
export function upper(words) {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Words as a sentence, which has one full stop, whatever it ends with. @param {string} words */
export function sentence(words) {
  return /[.!?…]["”’)]?$/.test(words) ? upper(words) : `${upper(words)}.`;
}

/** A size as people say it. @param {number} bytes */
export function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const DAY = 86_400_000;

/** When something was, as people say it. @param {number} time  ms since 1970 @param {number} [now] */
export function ago(time, now = Date.now()) {
  const passed = now - time;
  if (passed < 60_000) return "just now";
  if (passed < 3_600_000) return `${count(Math.floor(passed / 60_000), "minute")} ago`;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (time >= midnight) return "today";
  if (time >= midnight - DAY) return "yesterday";
  return new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** A day as people say it. @param {number | string} time  ms since 1970, or ISO 8601 */
export function day(time) {
  const date = new Date(time);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year });
}
