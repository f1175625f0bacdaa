/**
 * No LMS: a package for any web server, or for a disk. The runtime then keeps progress on the learner's device, and
 * says so on the page.
 */
import { FIRST_LAUNCH } from "#runtime/lms/device_adapter.js";

/** @type {import("../../builder/runtime/contract.js").Adapter} */
export const adapter = {
  connect: () => "none",
  restore: () => FIRST_LAUNCH,
  record: () => false,
  save: () => false,
  finish: () => false,
  isAlone: true,
};
