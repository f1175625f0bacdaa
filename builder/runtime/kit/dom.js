/**
 * An element with attributes and children; a text child is text, never HTML.
 * @param {string} tag
 * @param {Object<string, string | boolean>} [attributes]  true sets an empty one, false leaves it out
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) $element.setAttribute(name, value === true ? "" : value);
  }
  $element.append(...children);
  return $element;
}

/**
 * The one element that a selector means. Throws where there is none: our own bug.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function one(within, selector) {
  const $found = within.querySelector(selector);
  if (!($found instanceof HTMLElement)) throw new Error(`no ${selector}`);
  return $found;
}

/** What a question is answered with: all that can be operated in its fieldset. */
export const CONTROLS = "input, select, textarea, fieldset button";

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(within, selector) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}

/** What one of the page's templates holds. @param {string} name */
export function content(name) {
  return /** @type {HTMLTemplateElement} */ (one(document, `#ui--${name}`)).content.cloneNode(true);
}

/** What the browser itself lets the focus come to. */
const FOCUSABLE = "a, area, audio, button, embed, iframe, input, object, select, summary, textarea, video";

/**
 * Moves the focus to an element, for a screen reader to read on from. A control stays as it is: with a `tabindex` of -1 the Tab key
 * would pass it over from then on (WCAG 2.2, 2.1.1).
 * @param {HTMLElement} $element
 */
export function focusOn($element) {
  if (!$element.matches(FOCUSABLE) && !$element.hasAttribute("tabindex")) $element.setAttribute("tabindex", "-1");
  $element.focus();
}

/**
 * Marks a control as at fault and ties the fault's words to it, for those who hear the page; or takes both away. A button holds no
 * value that could be at fault: it gets the words alone.
 * @param {HTMLElement} $control
 * @param {HTMLElement} $fault
 * @param {boolean} faulty
 */
export function markFaulty($control, $fault, faulty) {
  const ids = ($control.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== $fault.id);
  if (faulty) ids.unshift($fault.id);
  setOrRemove($control, "aria-describedby", ids.join(" "));
  setOrRemove($control, "aria-invalid", faulty && !$control.matches("button") && "true");
}

/** Sets an attribute, or removes it where there is nothing to say. @param {Element} $element @param {string} name @param {string | false} value */
export function setOrRemove($element, name, value) {
  if (value) $element.setAttribute(name, value);
  else $element.removeAttribute(name);
}

/**
 * A phrase with its {values} put in.
 * @param {string} phrase
 * @param {Object<string, string | number>} values
 */
export function fill(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (placeholder, name) => (name in values ? String(values[name]) : placeholder));
}

/**
 * The id in an address's hash, or "" where no text can be made of it: anybody may have typed it, or an LMS have cut it off.
 * @param {string} hash with its "#", or ""
 * @returns {string}
 */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** The id that a link leads to within this document. @param {Element} $link whose `href` begins with "#" */
export function idOf($link) {
  return idIn($link.getAttribute("href") || "");
}
