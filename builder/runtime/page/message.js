import { make, one } from "../kit/dom.js";

/**
 * What a message is about: one at a time is shown of each.
 * @typedef {"launch"|"saving"|"windows"|"copy"} Topic
 */

/** The open messages, the newest last, each with its mood. @type {Map<Topic, [string, ...HTMLElement[]]>} */
const open = new Map();

/**
 * Tells the learner something in words at the top of the page, announced to screen readers. It takes the place of an earlier message of
 * its topic, and stands before those of others until it is withdrawn.
 * @param {Topic} topic
 * @param {string} text
 * @param {"good"|"bad"} mood
 * @param {HTMLElement[]} more to show with it
 */
export function notify(topic, text, mood, ...more) {
  open.delete(topic);
  open.set(topic, [mood, make("p", {}, text), ...more]);
  draw();
}

/** Takes the message of a topic away; one that stood behind it is seen again. @param {Topic} topic */
export function withdraw(topic) {
  const [newest] = [...open.keys()].slice(-1);
  if (open.delete(topic) && topic === newest) draw();
}

function draw() {
  const $message = one(document, ".message");
  if (document.querySelector("main:active")) window.requestAnimationFrame(draw); // what moves away from under a press is not pressed
  else {
    $message.hidden = !open.size;
    for (const [mood, ...content] of open.values()) {
      $message.className = `message ${mood}`;
      $message.replaceChildren(...content); // the newest is the last
    }
  }
}
