/** @typedef {import("../contract.js").Summary} Summary */

/** @type {Object<string, string>} */
export const COMPLETION = { "not attempted": "Not started", incomplete: "Not completed yet", completed: "Completed", unknown: "Not known" };
/** @type {Object<string, string>} */
export const SUCCESS = { passed: "Passed", failed: "Failed", unknown: "Not decided" };

/** A module's status in a line. @param {Summary} summary */
export function standing({ completion, success, score }) {
  const words = [COMPLETION[completion] || completion, success !== "unknown" && (SUCCESS[success] || success), score !== null && percent(score)];
  return words.filter(Boolean).join(", ");
}

/** @param {number} share */
export function percent(share) {
  return `${Math.round(share * 1000) / 10}%`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const rounded = Math.round(seconds);
  const parts = [
    [Math.floor(rounded / 3600), "h"],
    [Math.floor((rounded % 3600) / 60), "min"],
    [rounded % 60, "s"],
  ];
  return parts.filter(([number, unit]) => number || (unit === "s" && rounded < 60)).map((part) => part.join(" ")).join(" ");
}

/** @param {number} number @param {string} noun */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** @param {string} words */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
