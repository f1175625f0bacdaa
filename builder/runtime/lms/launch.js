import { hash } from "../state/chance.js";
import { Copies } from "../state/copies.js";
import { canStore, load, store } from "../state/device.js";
import { recover } from "../state/recovery.js";
import { FIRST_LAUNCH, deviceAdapter } from "./device_adapter.js";
import { guarded } from "./guarded.js";
import { findReach } from "./reach.js";

/** @typedef {import("../contract.js").Restored} Restored */
/** @typedef {import("../contract.js").Adapter} Adapter */
/** @typedef {import("../contract.js").Connection} Connection */
/** @typedef {import("../contract.js").CourseData} CourseData */

/**
 * What a launch has found out before the module starts.
 * @typedef {object} Launch
 * @property {Adapter} adapter    of the standard; where there is no LMS, the device's
 * @property {Connection} connection
 * @property {boolean} stores     whether the browser lets the page store anything on the device
 * @property {boolean} lacksLms   whether an LMS was to be expected, and is not there
 * @property {Restored} restored
 * @property {import("../state/standing.js").Standing} standing  how the work stands before anything is done
 * @property {string} owner       a name for the learner among what this device stores; "": nobody is named
 * @property {Copies | null} copies  null: the adapter itself stores all on the device
 * @property {import("../state/recovery.js").Recovery} recovery
 * @property {import("../state/copies.js").Copy | null} unowned  a copy that may be this learner's: only they can say
 * @property {() => Promise<boolean>} reach  whether the server can be reached
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
  const connection = await guarded(() => standard.connect(settings), "none");
  const atLms = connection !== "none";
  const adapter = atLms ? standard : deviceAdapter(course.id);
  const answers = !atLms || connection === "open" || Boolean(adapter.isProof);
  const restored = answers ? await guarded(() => adapter.restore(), FIRST_LAUNCH) : FIRST_LAUNCH;
  const owner = ownerOf(course, adapter, restored, connection);
  const copies = new Copies(course.id, atLms ? owner : "-");
  const recovery = recover(restored, answers, copies, course);
  if (atLms && recovery.isDamaged) store(`module:damaged:${course.id}:${owner}`, { state: restored.state, time: Date.now() });
  const stores = canStore();
  return {
    adapter,
    connection,
    stores,
    lacksLms: !atLms && !standard.isAlone && window.location.protocol.startsWith("http"),
    restored,
    standing: standingAt(connection, stores, restored.mode),
    owner,
    copies: atLms ? copies : null,
    recovery,
    unowned: restored.state || restored.mode !== "normal" ? null : copies.findUnowned(),
    reach: adapter.isProof ? async () => true : await findReach(),
    limit: atLms ? settings.limits.own_state : ON_DEVICE,
  };
}

/**
 * The LMS names the learner; where its session has ended it can't, but this device knows whose it was, as long as that view of the LMS's
 * page stays open. Computers are shared, so that names are not kept, and nobody else's work is taken for theirs.
 * @param {CourseData} course
 * @param {Adapter} adapter
 * @param {Restored} restored
 * @param {Connection} connection
 */
function ownerOf(course, adapter, restored, connection) {
  const name = `module:view:${course.id}`;
  const { id } = restored.learner;
  const view = adapter.view?.() || "";
  const owner = id ? hash(id).toString(36) : "";
  if (connection === "open" && view && restored.mode === "normal") store(name, { view, owner });
  if (id || connection === "open" || !view) return owner;
  const before = Object(load(name));
  return before.view === view && typeof before.owner === "string" ? before.owner : "";
}

/** @param {Connection} connection @param {boolean} stores @param {Restored["mode"]} mode */
function standingAt(connection, stores, mode) {
  if (connection === "none") return stores ? "alone" : "unkept";
  if (connection !== "open") return "closed";
  return mode === "normal" ? "saved" : "looking";
}
