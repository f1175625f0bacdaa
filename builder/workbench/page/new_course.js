import { make } from "../../runtime/kit/dom.js";
import { bringIn } from "./bring_in.js";
import { ask } from "./engine.js";
import { button, dropPlace, showRefusal, viewOf } from "./parts.js";

/** @typedef {{name: string, title: string, about: string}} Template */

/**
 * Asks for a title and what to begin with, starts the course, and opens it.
 * @param {Template[]} templates @param {{course: string, title: string}[]} courses  that there are
 */
export function askForCourse(templates, courses) {
  const $title = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "new-title", required: true, pattern: ".*\\S.*", title: "A title has a word", autocomplete: "off", maxlength: "200" }));
  const $form = /** @type {HTMLFormElement} */ (make("form", { method: "dialog" }));
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "new-dialog", "aria-labelledby": "new-heading" }, $form));
  const $templates = make("fieldset", { class: "doors" }, make("legend", { class: "unseen" }, "Which template?"), ...templates.map(({ name, title, about }, index) => door("template", name, title, `${about.charAt(0).toUpperCase()}${about.slice(1)}`, index === 0)));
  const $copies = /** @type {HTMLSelectElement} */ (make("select", { id: "new-copy" }, ...courses.map(({ course, title }) => make("option", { value: course }, title))));
  const $copy = make("label", { class: "field", for: "new-copy" }, "Copy of", make("span", { class: "hint" }, "All its pages and pictures. To an LMS it is another course."), $copies);
  const $named = make("label", { class: "field", for: "new-title" }, "Title", make("span", { class: "hint" }, "As learners will see it. You can change it later."), $title);
  const copies = courses.length ? [door("from", "copy", "From a copy", "Of one of your courses", false)] : [];
  const $from = make("fieldset", { class: "doors" }, make("legend", { class: "unseen" }, "From what?"), door("from", "template", "From a template", "Words to change, in the right places", true), door("from", "file", "From a file", "PowerPoint, Word, PDF, quiz, package", false), ...copies);
  const close = () => $dialog.close();
  const take = async (/** @type {File[]} */ files) => {
    close();
    await bringIn(files);
  };
  const $drop = dropPlace("Drop files here, or", "Several become one course. Nothing is sent anywhere: they are read on this computer.", take, { multiple: true });
  const $start = make("button", { type: "submit", class: "main" }, "Start writing");
  const draw = () => {
    const from = value($form, "from");
    $templates.hidden = from !== "template";
    $drop.hidden = from !== "file";
    $copy.hidden = from !== "copy";
    $named.hidden = from === "file";
    $start.hidden = from === "file";
    if (from === "copy" && (!$title.value || $title.value === offered)) offered = `${courses.find(({ course }) => course === $copies.value)?.title} (copy)`;
    else if ($title.value !== offered) return;
    else offered = "";
    $title.value = offered;
  };
  let offered = ""; // the title that stands there, as long as nobody has typed another
  $from.addEventListener("change", draw);
  $copies.addEventListener("change", draw);
  $form.append(
    make("div", { class: "dialog-head" }, make("h2", { id: "new-heading" }, "A new course")),
    make("div", { class: "body" }, $from, $templates, $drop, $copy, $named),
    make("div", { class: "dialog-foot" }, make("span", { class: "push" }), button("Cancel", close), $start),
  );
  draw();
  document.body.append($dialog);
  $dialog.addEventListener("close", () => $dialog.remove());
  $form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ($start.ariaBusy === "true") return;
    $start.ariaBusy = "true";
    const isCopy = value($form, "from") === "copy";
    try {
      const { course } = await (isCopy ? ask("copy", { course: $copies.value, title: $title.value }) : ask("start", { template: value($form, "template"), title: $title.value }));
      close();
      window.location.hash = viewOf(course, "write");
    } catch (reason) {
      close();
      showRefusal(reason);
    }
  });
  $dialog.showModal();
  $title.focus();
}

/** @param {HTMLFormElement} $form @param {string} name */
function value($form, name) {
  return String(new FormData($form).get(name));
}

/** @param {string} group @param {string} name @param {string} title @param {string} about @param {boolean} chosen */
function door(group, name, title, about, chosen) {
  const $radio = make("input", { type: "radio", name: group, value: name, checked: chosen });
  return make("label", { class: "door" }, $radio, make("b", {}, title), make("span", { class: "hint" }, about));
}
