import { make } from "../../runtime/kit/dom.js";
import { Refused, ask, bring } from "./engine.js";
import { toast } from "./say.js";

/** @typedef {{name: string, title: string, about: string}} Template */

/** Asks for a title and a template, starts the course, and opens it. @param {Template[]} templates */
export function askForCourse(templates) {
  const $title = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "new-title", required: true, autocomplete: "off" }));
  const $doors = make("div", { class: "doors" });
  templates.forEach(({ name, title, about }, index) => {
    const $radio = make("input", { type: "radio", name: "template", value: name });
    if (index === 0) $radio.setAttribute("checked", "");
    $doors.append(make("label", { class: "door" }, $radio, make("b", {}, title), make("span", { class: "hint" }, about)));
  });
  const $cancel = make("button", { type: "button" }, "Cancel");
  const $form = /** @type {HTMLFormElement} */ (make("form", { method: "dialog" }));
  $form.append(
    make("div", { class: "dialog-head" }, make("h2", { id: "new-heading" }, "A new course")),
    make("div", { class: "picture-body" }, make("label", { class: "field", for: "new-title" }, "Title", make("span", { class: "hint" }, "As learners will see it. You can change it later."), $title), make("fieldset", {}, make("legend", {}, "Begin with"), $doors)),
    make("div", { class: "dialog-foot" }, make("span", { class: "push" }), $cancel, make("button", { type: "submit", class: "main" }, "Start writing")),
  );
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { "aria-labelledby": "new-heading" }, $form));
  document.body.append($dialog);
  $cancel.addEventListener("click", () => $dialog.close());
  $dialog.addEventListener("close", () => $dialog.remove());
  $form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await opened(ask("start", { template: String(new FormData($form).get("template")), title: $title.value }));
    $dialog.close();
  });
  $dialog.showModal();
  $title.focus();
}

/** Brings files of other programs in as a course. */
export function askForFiles() {
  const $input = /** @type {HTMLInputElement} */ (make("input", { type: "file", multiple: true }));
  $input.addEventListener("change", () => importFiles([...($input.files || [])]));
  $input.click();
}

/** @param {File[]} files */
export async function importFiles(files) {
  if (!files.length) return;
  toast(`Bringing in ${files.map(({ name }) => name).join(", ")}`);
  const known = [];
  for (const file of files) known.push(await bring(file));
  await opened(ask("import_brought", { files: known }));
}

/** @param {Promise<{course: string}>} made */
async function opened(made) {
  try {
    const { course } = await made;
    window.location.hash = `#/courses/${encodeURIComponent(course)}/write`;
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    toast(reason.message);
  }
}
