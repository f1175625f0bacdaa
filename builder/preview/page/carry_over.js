/*
 * What stands on a module's page but not in the LMS: where it is scrolled to, what was typed and not yet handed in, and where the
 * focus is. Controls are known by their ids, of whatever module.
 */

/** @typedef {{id: string, value: string, checked: boolean}} Typed */
/** @typedef {{top: number, typed: Typed[], focus: string | null}} Memory */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @param {HTMLIFrameElement} $frame @returns {Memory | null} null where the frame holds no page of ours */
export function remember($frame) {
  const { contentWindow, contentDocument } = $frame;
  if (!contentWindow || !contentDocument) return null;
  const isElsewhere = window.parent !== window && !document.hasFocus(); // in the page around this one
  const hasFocus = document.activeElement === $frame && !isElsewhere && contentDocument.activeElement;
  return {
    top: contentWindow.scrollY,
    typed: controls(contentDocument).filter(isChanged).map(($one) => ({ id: $one.id, value: $one.value, checked: "checked" in $one && $one.checked })),
    focus: hasFocus ? hasFocus.id : null,
  };
}

/** Puts it back, as far as the page still has a place for it. @param {HTMLIFrameElement} $frame @param {Memory} memory */
export function recall($frame, memory) {
  const { contentWindow, contentDocument } = $frame;
  if (!contentWindow || !contentDocument) return;
  const byId = new Map(controls(contentDocument).map(($one) => [$one.id, $one]));
  for (const typed of memory.typed) {
    const $one = byId.get(typed.id);
    if ($one && !$one.disabled) put($one, typed);
  }
  contentWindow.scrollTo({ top: memory.top, behavior: "instant" });
  if (memory.focus === null) return;
  $frame.focus();
  const $focused = contentDocument.getElementById(memory.focus);
  if ($focused) $focused.focus({ preventScroll: true });
}

/** @param {Document} page @returns {Control[]} */
function controls(page) {
  return [...page.querySelectorAll(":is(input:not([type=file]), textarea, select)[id]")].map(($one) => /** @type {Control} */ ($one));
}

/** Whether it differs from how the page came. @param {Control} $one */
function isChanged($one) {
  if ("options" in $one) return true;
  return $one.value !== $one.defaultValue || ("checked" in $one && $one.checked !== $one.defaultChecked);
}

/** @param {Control} $one @param {Typed} typed */
function put($one, { value, checked }) {
  const box = "checked" in $one && /^(radio|checkbox)$/.test($one.type) ? $one : null;
  if (box ? box.checked === checked : $one.value === value) return;
  if (box) box.checked = checked;
  else $one.value = value;
  for (const name of ["input", "change"]) $one.dispatchEvent(new Event(name, { bubbles: true }));
}
