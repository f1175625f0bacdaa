import { make, one } from "../../runtime/kit/dom.js";
import { button, showRefusal } from "./parts.js";
import { say } from "./say.js";
import { untouched } from "./touched.js";

/**
 * A name and what it says: added by its button, by Enter, and when who has filled in both goes on elsewhere.
 * @param {string} title @param {string} ask_ @param {(name: string, value: string) => Promise<void>} write
 * @param {HTMLElement} $fields  of what there is @param {(name: string) => HTMLElement} fieldOf  one more of them
 * @returns {HTMLElement}
 */
export function adder(title, ask_, write, $fields, fieldOf) {
  const id = `add-${title.replace(/\W+/g, "-").toLowerCase()}`;
  const $name = /** @type {HTMLInputElement} */ (make("input", { type: "text", id, autocomplete: "off", maxlength: "60" }));
  const $value = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: `${id}-value`, autocomplete: "off" }));
  const typed = () => [$name.value.trim().toLowerCase(), $value.value.trim()];
  /** @type {Set<string>} */
  const adding = new Set();
  const add = async (/** @type {boolean} */ stay) => {
    const [name, value] = typed();
    const key = [name, value].join("\n");
    if (adding.has(key)) return;
    if (!name || !value) {
      (name ? $value : $name).focus();
      return;
    }
    adding.add(key);
    const still = untouched();
    try {
      await write(name, value);
      addField($fields, fieldOf(name));
      if (key === typed().join("\n")) $name.value = $value.value = ""; // else the next one is being written
      if (stay && still()) $name.focus();
      say(`${name} is added`);
    } finally {
      adding.delete(key);
    }
  };
  const $adder = make("div", { class: "adder" }, make("label", { class: "field", for: id }, ask_, $name), make("label", { class: "field", for: `${id}-value` }, "What it says", $value), button(title, () => add(true), { icon: "plus" }));
  $adder.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && !event.isComposing) add(true).catch(showRefusal);
  });
  $adder.addEventListener("focusout", ({ relatedTarget }) => {
    if (!$adder.contains(/** @type {Node | null} */ (relatedTarget)) && typed().every(Boolean)) add(false).catch(showRefusal);
  });
  return $adder;
}

/** One more field, or the one that there is, with what it says now. @param {HTMLElement} $fields @param {HTMLElement} $field */
function addField($fields, $field) {
  const { id } = one($field, "input");
  const $old = $fields.querySelector(`#${CSS.escape(id)}`)?.closest(".field");
  if (!$old) $fields.append($field);
  else if (!$old.contains(document.activeElement)) $old.replaceWith($field);
}
