import { make, one } from "../kit/dom.js";

/** @typedef {import("../contract.js").Module} Module */

const WEEKS = 4;
const HOUR = 9; // by the learner's clock
const LONGEST = 75; // octets of a line, its end left out (RFC 5545, 3.1)

/** @param {HTMLElement} $part of the results @param {Module} module */
export function offerReminder($part, module) {
  one($part, ".remind").addEventListener("click", () => {
    download(calendarFile(module, new Date()), `${module.course.id.replace(/[^\w-]+/g, "-")}.ics`);
    one($part, ".said").textContent = module.say("reminder_made");
  });
}

/**
 * A calendar file (RFC 5545) that reminds of what was planned. Calendars are often shared, so it says nothing of what a learner wrote.
 * @param {Module} module
 * @param {Date} now
 * @returns {string}
 */
function calendarFile({ course, say }, now) {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 7 * WEEKS);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const name = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-"); // like no other (RFC 7986, 5.3)
  const language = course.language.replace(/[^A-Za-z0-9-]/g, "");
  const spoken = language ? `;LANGUAGE=${language}` : "";
  const title = textOf(say("reminder", { course: course.title }));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//module//reminder//EN",
    "BEGIN:VEVENT",
    `UID:${name}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${localDay(day)}T${twoDigits(HOUR)}0000`,
    "DURATION:PT15M",
    `SUMMARY${spoken}:${title}`,
    `DESCRIPTION${spoken}:${textOf(say("reminder_text", { course: course.title }))}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION${spoken}:${title}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** By the learner's own calendar: a time of no zone (RFC 5545, 3.3.5, form 1). @param {Date} day */
function localDay(day) {
  return day.getFullYear() + twoDigits(day.getMonth() + 1) + twoDigits(day.getDate());
}

/** @param {number} number */
function twoDigits(number) {
  return String(number).padStart(2, "0");
}

/** A text as a value (RFC 5545, 3.3.11). @param {string} text */
function textOf(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, " ");
}

/** A line in lines that are not too long, none of which parts a character (RFC 5545, 3.1). @param {string} line */
function folded(line) {
  let [whole, octets] = ["", 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LONGEST) {
      whole += "\r\n ";
      octets = 1;
    }
    whole += character;
    octets += size;
  }
  return whole;
}

/** @param {string} text @param {string} name */
function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const $link = make("a", { href: address, download: name });
  document.body.append($link);
  $link.click();
  $link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers read it only after they have asked where to put it
}
