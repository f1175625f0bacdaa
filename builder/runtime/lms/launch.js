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
 * @property {() => Promise<import("./reach.js").Reached>} reach  whether the server can be reached
 * @property {number} limit       characters of saved state
 */

const ON_DEVICE = 64000; // characters of saved state
/** What LMSs call whoever is not known to them: a name that many share is nobody's. */
const NOBODY = /^(0|-1|guest|anonymous|visitor|public)$/i;

/**
 * Connects to the LMS and compares what it hands back with what this device has.
 * @param {CourseData} course
 * @param {Adapter} standard
 * @param {import("../contract.js").AdapterSettings} settings
 * @returns {Promise<Launch>}
 */
export async function openLaunch(course, standard, settings) {
  const connected = await guarded(() => standard.connect(settings), "none");
  const atLms = connected !== "none";
  const adapter = atLms ? standard : deviceAdapter(course.id);
  const answers = !atLms || connected === "open" || Boolean(adapter.isProof);
  const restored = answers ? await guarded(() => adapter.restore(), FIRST_LAUNCH) : FIRST_LAUNCH;
  const connection = restored.isUnread ? "refused" : connected; // what it holds must not be written over
  const owner = ownerOf(course, adapter, restored, connection);
  const copies = new Copies(course.id, atLms ? owner : "-");
  const recovery = recover(restored, answers && !restored.isUnread, copies, course);
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
    reach: adapter.isProof ? async () => "yes" : findReach(),
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
  const isNamed = id !== "" && !NOBODY.test(id);
  const owner = isNamed ? hash(id).toString(36) : "";
  if (connection === "open" && view && restored.mode === "normal") store(name, { view, owner });
  if (isNamed || connection === "open" || !view) return owner;
  const before = Object(load(name));
  return before.view === view && typeof before.owner === "string" ? before.owner : "";
}

/** @param {Connection} connection @param {boolean} stores @param {Restored["mode"]} mode */
function standingAt(connection, stores, mode) {
  if (connection === "none") return stores ? "alone" : "unkept";
  if (connection !== "open") return "closed";
  return mode === "normal" ? "saved" : "looking";
}
