import { all, one } from "../kit/dom.js";
import { load, store } from "../state/device.js";

const KEPT = "module:display"; // the device's, for all modules: it tells of no learner and no course

/**
 * How the page is shown: each choice is an attribute of the root, and styles do the rest. It is kept on the device, and before anything
 * is painted a script of the page has set what was kept (`as_chosen.html.jinja`).
 * @param {import("../contract.js").Module} module
 */
export function setUpDisplay({ say }) {
  const $display = one(document, ".display");
  const $button = one($display, "button");
  const $panel = one($display, ".display-panel");
  const $sets = all($display, "[data-display]");
  const root = document.documentElement.dataset;
  const stored = Object(load(KEPT));
  for (const $set of $sets) {
    const name = $set.dataset.display || "";
    const $inputs = /** @type {HTMLInputElement[]} */ (all($set, "input"));
    const $chosen = $inputs.find(({ value }) => value === stored[name]) || $inputs[0];
    $chosen.checked = true;
    set(root, name, $chosen.value);
    $set.addEventListener("change", (event) => {
      set(root, name, /** @type {HTMLInputElement} */ (event.target).value);
      const chosen = Object.fromEntries($sets.map(({ dataset: { display = "" } }) => [display, root[display]]));
      if (!store(KEPT, chosen)) one($display, ".said").textContent = say("display_not_kept");
    });
  }
  const open = (/** @type {boolean} */ isOpen) => {
    $panel.hidden = !isOpen;
    $button.setAttribute("aria-expanded", String(isOpen));
  };
  const closeFrom = (/** @type {EventTarget | null} */ $place) => $place instanceof Node && !$display.contains($place) && open(false);
  $button.addEventListener("click", () => open(Boolean($panel.hidden)));
  $display.addEventListener("focusout", ({ relatedTarget }) => closeFrom(relatedTarget));
  document.addEventListener("click", ({ target }) => closeFrom(target));
  $display.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || $panel.hidden) return;
    open(false);
    $button.focus();
  });
}

/** @param {DOMStringMap} root @param {string} name @param {string} value "": as the device has it */
function set(root, name, value) {
  if (value) root[name] = value;
  else delete root[name];
}
