/** Times as SCORM 2004 writes them (RTE 4.1.1.7), where LMSs agree on them. */
import { asDecimal, clockParts, twoDigits } from "../scorm_values.js";

/**
 * timeinterval(second,10,2): at most two decimals, and never a bare PT.
 * @param {number} seconds
 * @returns {string}
 */
export function duration(seconds) {
  const { hours, minutes, hundredths } = clockParts(seconds);
  const rest = hundredths > 0 || hours + minutes === 0 ? `${asDecimal(hundredths / 100, 2)}S` : "";
  return `PT${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest}`;
}

/**
 * time(second,10,0) on the learner's clock, with no zone and no fraction: Moodle refuses any, ADL's classes take both.
 * @param {number} time
 * @returns {string}
 */
export function localTime(time) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return "";
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => twoDigits(part)).join("-");
  return `${day}T${[date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => twoDigits(part)).join(":")}`;
}
