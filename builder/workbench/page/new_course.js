import { make } from "../../runtime/kit/dom.js";
import { ask } from "./engine.js";
import { button, linkButton, showRefusal, viewOf } from "./parts.js";

/** @typedef {{name: string, title: string, about: string}} Template @typedef {import("./contract.js").Card} Card */

/** Asks for a title and what to begin with, starts the course, and opens it. @param {Template[]} templates @param {Card[]} courses */
export function askForCourse(templates, courses) {
  const $title = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "new-title", required: true, autocomplete: "off", maxlength: "200" }));
  const $form = /** @type {HTMLFormElement} */ (make("form", { method: "dialog" }));
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "new-dialog", "aria-labelledby": "new-heading" }, $form));
  const $templates = make("fieldset", { class: "doors" }, make("legend", { class: "unseen" }, "Which template?"), ...templates.map(({ name, title, about }, index) => door("template", name, title, `${about.charAt(0).toUpperCase()}${about.slice(1)}`, index === 0)));
  const $copies = /** @type {HTMLSelectElement} */ (make("select", { id: "new-copy" }, ...courses.map(({ course, title }) => make("option", { value: course }, title))));
  const $copy = make("label", { class: "field", for: "new-copy", hidden: true }, "Copy of", $copies);
  const $from = make("fieldset", { class: "doors", hidden: !courses.length }, make("legend", { class: "unseen" }, "From what?"), door("from", "template", "From a template", "Words to change, in the right places", true), ...(courses.length ? [door("from", "copy", "From a copy", "Of one of your courses", false)] : []));
  $from.addEventListener("change", () => {
    const isCopy = value($form, "from") === "copy";
    $templates.hidden = isCopy;
    $copy.hidden = !isCopy;
  });
  const close = () => $dialog.close();
  const $file = linkButton("From a file instead", "#/bring-in", { icon: "down2", look: "bare" });
  $file.addEventListener("click", close);
  $form.append(
    make("div", { class: "dialog-head" }, make("h2", { id: "new-heading" }, "A new course")),
    make("div", { class: "body" }, $from, $templates, $copy, make("label", { class: "field", for: "new-title" }, "Title", make("span", { class: "hint" }, "As learners will see it. You can change it later."), $title)),
    make("div", { class: "dialog-foot" }, $file, make("span", { class: "push" }), button("Cancel", close), make("button", { type: "submit", class: "main" }, "Start writing")),
  );
  document.body.append($dialog);
  $dialog.addEventListener("close", () => $dialog.remove());
  $form.addEventListener("submit", async (event) => {
    event.preventDefault();
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
