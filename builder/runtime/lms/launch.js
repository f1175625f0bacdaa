import { hash } from "../state/chance.js";
import { Copies } from "../state/copies.js";
import { canKeep, keep, recall } from "../state/device.js";
import { recover } from "../state/recovery.js";
import { attempt } from "./attempt.js";
import { NOTHING, deviceAdapter } from "./device_adapter.js";
import { findReach } from "./reach.js";

/** @typedef {import("../contract.js").Restored} Restored */
/** @typedef {import("../contract.js").Place} Place */
/** @typedef {import("../contract.js").Adapter} Adapter */
/** @typedef {import("../contract.js").CourseData} CourseData */

/**
 * What a launch has found out before the module starts.
 * @typedef {object} Launch
 * @property {Adapter} adapter    of the standard; where there is no LMS, the device's
 * @property {boolean} lacksLms   whether an LMS was to be expected, and is not there
 * @property {Restored} restored
 * @property {Place} place
 * @property {string} owner       a name for the learner among what this device keeps; "": nobody is named
 * @property {Copies | null} copies
 * @property {import("../state/recovery.js").Recovery} recovery
 * @property {import("../state/copies.js").Copy | null} unowned  a copy that may be this learner's: only they can say
 * @property {() => Promise<boolean>} reach
 * @property {number} limit       characters of saved state
 */

const ON_DEVICE = 64000; // characters of saved state

/**
 * Connects to the LMS and compares what it hands back with what this device has.
 * @param {CourseData} course
 * @param {Adapter} standard
 * @param {import("../contract.js").AdapterSettings} settings
 * @returns {Promise<Launch>}
 */
export async function openLaunch(course, standard, settings) {
  const connection = await attempt(() => standard.connect(settings), "none");
  const adapter = connection === "none" ? deviceAdapter(course.id) : standard;
  const answers = connection === "open" || connection === "none" || adapter.isProof;
  const restored = answers ? await attempt(() => adapter.restore(), NOTHING) : NOTHING;
  const owner = ownerOf(course, adapter, restored, connection);
  const place = { connection, keeps: canKeep() };
  const lacksLms = connection === "none" && !standard.isAlone && window.location.protocol.startsWith("http");
  if (connection === "none") {
    const recovery = recover(restored, true, new Copies(course.id, "-"), course);
    return { adapter, lacksLms, restored, place, owner, copies: null, recovery, unowned: null, reach: async () => true, limit: ON_DEVICE };
  }
  const copies = new Copies(course.id, owner);
  const recovery = recover(restored, Boolean(answers), copies, course);
  if (recovery.isDamaged) keep(`module:damaged:${course.id}:${owner}`, { state: restored.state, time: Date.now() });
  const unowned = restored.state || restored.mode !== "normal" ? null : copies.findUnowned();
  return { adapter, lacksLms, restored, place, owner, copies, recovery, unowned, reach: await findReach(), limit: settings.limits.own_state };
}

/**
 * The LMS names the learner; where its session has ended it can't, but this device knows whose it was, as long as that view of the LMS's
 * page stays open. Computers are shared, so that names are not kept, and nobody else's work is taken for theirs.
 * @param {CourseData} course
 * @param {Adapter} adapter
 * @param {Restored} restored
 * @param {import("../contract.js").Connection} connection
 */
function ownerOf(course, adapter, restored, connection) {
  const name = `module:view:${course.id}`;
  const { id } = restored.learner;
  const view = adapter.view?.() || "";
  const owner = id ? hash(id).toString(36) : "";
  if (connection === "open" && view && restored.mode === "normal") keep(name, { view, owner });
  if (id || connection === "open" || !view) return owner;
  const before = Object(recall(name));
  return before.view === view && typeof before.owner === "string" ? before.owner : "";
}

/** How the work stands before anything is done. @param {Place} place @param {Restored} restored @returns {import("../state/standing.js").Standing} */
export function standingAt({ connection, keeps }, { mode }) {
  if (connection === "none") return keeps ? "alone" : "unkept";
  if (connection !== "open") return "closed";
  return mode === "normal" ? "saved" : "looking";
}
