import { all, one } from "../kit/dom.js";
import { isDone } from "./programme.js";

/** Marks the modules of a programme that are done on this device. */
export function showContents() {
  for (const $module of all(document, "[data-module]")) {
    one($module, ".standing").hidden = !isDone($module.dataset.module || "", "");
  }
}
