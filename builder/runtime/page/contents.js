import { all, fill, one } from "../kit/dom.js";
import { load, progressName } from "../state/device.js";
import { isDone } from "./programme.js";

/** Says of the modules of a programme which are done or begun on this device, and which comes next. */
export function showContents() {
  const $modules = all(document, "[data-module]");
  const $done = $modules.filter(($module) => isDone($module.dataset.module || "", ""));
  const begun = $modules.filter(($module) => load(progressName($module.dataset.module || "")) !== null);
  const $next = $modules.find(($module) => !$done.includes($module));
  for (const $module of $modules) {
    const done = $done.includes($module);
    one($module, ".standing").hidden = !done;
    one($module, ".begun").hidden = done || !begun.includes($module);
    one($module, ".next-up").hidden = $module !== $next || !$done.length || begun.includes($module);
    if (done) $module.dataset.is = "done";
    $module.classList.toggle("now", $module === $next);
  }
  if (!$done.length && !begun.length) return;
  const $count = one(document, "#ui--done");
  $count.textContent = fill($count.dataset.some || "", { count: $done.length, total: $modules.length });
  const $begin = one(document, ".begin");
  if (!$next) return $begin.remove();
  const $link = one($next, "a");
  $begin.setAttribute("href", $link.getAttribute("href") || "");
  $begin.textContent = fill($begin.dataset.some || "", { title: $link.textContent || "" });
}
