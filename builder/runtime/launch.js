import { attempt } from "./attempt.js";
import { hash } from "./chance.js";
import { Copies } from "./copies.js";
import { NOTHING, canKeep, deviceAdapter, keep, recall } from "./device.js";
import { tell } from "./message.js";
import { findReach } from "./reach.js";
import { recover } from "./recovery.js";

/** @typedef {import("./contract.js").Restored} Restored */
/** @typedef {import("./contract.js").Place} Place */
/** @typedef {import("./contract.js").Adapter} Adapter */
/** @typedef {import("./contract.js").CourseData} CourseData */

/**
 * What a launch has found out before the module starts.
 * @typedef {object} Launch
 * @property {Adapter} adapter    of the standard; where there is no LMS, the device's
 * @property {boolean} lacksLms   whether an LMS was to be expected, and is not there
 * @property {Restored} restored
 * @property {Place} place
 * @property {string} owner       a name for the learner among what this device keeps; "": nobody is named
 * @property {Copies | null} copies
 * @property {import("./recovery.js").Recovery} recovery
 * @property {() => Promise<import("./reach.js").Reached>} reach
 * @property {number} limit       characters of saved state
 */

const ON_DEVICE = 64000; // characters of saved state
/** What LMSs call whoever is not known to them: a name that many share is nobody's. */
const NOBODY = /^(0|-1|guest|anonymous|visitor|public)$/i;

/**
 * Connects to the LMS and compares what it hands back with what this device has.
 * @param {CourseData} course
 * @param {Adapter} standard
 * @param {import("./contract.js").AdapterSettings} settings
 * @returns {Promise<Launch>}
 */
export async function openLaunch(course, standard, settings) {
  const connected = await attempt(() => standard.connect(settings), "none");
  const adapter = connected === "none" ? deviceAdapter(course.id) : standard;
  const answers = connected === "open" || connected === "none" || adapter.isProof;
  const restored = answers ? await attempt(() => adapter.restore(), NOTHING) : NOTHING;
  const connection = restored.isUnread ? "refused" : connected; // what it holds must not be written over
  const owner = ownerOf(course, adapter, restored, connection);
  const place = { connection, keeps: canKeep() };
  const lacksLms = connection === "none" && !standard.isAlone && window.location.protocol.startsWith("http");
  if (connection === "none") {
    const recovery = recover(restored, true, new Copies(course.id, "-"), course);
    return { adapter, lacksLms, restored, place, owner, copies: null, recovery, reach: async () => "yes", limit: ON_DEVICE };
  }
  const copies = new Copies(course.id, owner);
  const recovery = recover(restored, Boolean(answers) && !restored.isUnread, copies, course);
  if (recovery.isDamaged) keep(`module:damaged:${course.id}:${owner}`, { state: restored.state, time: Date.now() });
  return { adapter, lacksLms, restored, place, owner, copies, recovery, reach: adapter.isProof ? async () => "yes" : findReach(), limit: settings.limits.own_state };
}

/**
 * The LMS names the learner; where its session has ended it can't, but this device knows whose it was, as long as that view of the LMS's
 * page stays open. Computers are shared, so that names are not kept, and nobody else's work is taken for theirs.
 * @param {CourseData} course
 * @param {Adapter} adapter
 * @param {Restored} restored
 * @param {import("./contract.js").Connection} connection
 */
function ownerOf(course, adapter, restored, connection) {
  const name = `module:view:${course.id}`;
  const { id } = restored.learner;
  const view = adapter.view?.() || "";
  const isNamed = id !== "" && !NOBODY.test(id);
  const owner = isNamed ? hash(id).toString(36) : "";
  if (connection === "open" && view && restored.mode === "normal") keep(name, { view, owner });
  if (isNamed || connection === "open" || !view) return owner;
  const before = Object(recall(name));
  return before.view === view && typeof before.owner === "string" ? before.owner : "";
}

/** How the work stands before anything is done. @param {Place} place @param {Restored} restored @returns {import("./standing.js").Standing} */
export function standingAt({ connection, keeps }, { mode }) {
  if (connection === "none") return keeps ? "alone" : "unkept";
  if (connection !== "open") return "closed";
  return mode === "normal" ? "saved" : "looking";
}

/**
 * Says at once what the learner must know of this launch.
 * @param {import("./contract.js").Module} module
 * @param {Launch} launch
 */
export function tellOfLaunch({ say }, { place, recovery, owner, lacksLms }) {
  const { connection, keeps } = place;
  if (connection === "closed") tell(say(owner && keeps ? "session_closed" : "session_closed_here"), "bad");
  else if (connection === "refused") tell(say("lms_refused"), "bad");
  else if (lacksLms) tell(say("no_lms"), "bad");
  else if (recovery.isDamaged) tell(say("state_damaged"), "bad");
}
