import { make, one } from "../../runtime/kit/dom.js";
import { Crop } from "./crop.js";
import { Refused, ask, bring } from "./engine.js";
import { icon } from "./icons.js";
import { toast } from "./say.js";
import { size } from "./words.js";

const ABOUT = 125; // letters of a description
const DRAWN = new Set(["image/svg+xml", "image/gif"]); // lines and films: they are not cut

/**
 * A picture as browsers show it, and its points, where it may be cut. Refused: nobody can show it.
 * @param {File} file
 * @returns {Promise<{file: File, bitmap: ImageBitmap | null}>}
 */
async function opened(file) {
  if (DRAWN.has(file.type)) return { file, bitmap: null };
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap) return { file, bitmap };
  const { name, content } = await ask("as_shown", { file: await bring(file) });
  const bytes = Uint8Array.from(window.atob(content), (letter) => letter.charCodeAt(0));
  const shown = new File([bytes], name, { type: `image/${name.split(".").pop().replace("jpg", "jpeg")}` });
  return { file: shown, bitmap: await createImageBitmap(shown).catch(() => null) };
}

/**
 * Asks what a picture shows, at once, since later nobody does; it can be cut and turned. Keeps it, and gives the Markdown for it. "":
 * the author wants none.
 * @param {File} brought
 * @param {string} course
 * @returns {Promise<string>}
 */
export async function askForPicture(brought, course) {
  let [file, bitmap] = [brought, /** @type {ImageBitmap | null} */ (null)];
  try {
    ({ file, bitmap } = await opened(brought));
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    toast(reason.message);
    return "";
  }
  const address = URL.createObjectURL(file);
  const crop = bitmap ? new Crop(bitmap) : null;
  const $alt = /** @type {HTMLTextAreaElement} */ (make("textarea", { id: "picture-alt", rows: "3", "aria-describedby": "picture-hint picture-count" }));
  const $count = make("span", { class: "hint", id: "picture-count" });
  const $decorates = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: "picture-decorates" }));
  const $caption = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "picture-caption", autocomplete: "off" }));
  const $wrong = make("p", { class: "bad-ink", id: "picture-wrong", role: "alert" });
  const $cancel = make("button", { type: "button" }, "Leave it out");
  const $fields = make(
    "div",
    { class: "fields" },
    make("div", { class: "field" }, make("label", { for: "picture-alt" }, "What does it show?"), make("span", { class: "hint", id: "picture-hint" }, "For people who don’t see it: one sentence, and what matters here."), $alt, $count, $wrong),
    make("label", { class: "row" }, $decorates, "It only decorates the page: say nothing"),
    make("div", { class: "field" }, make("label", { for: "picture-caption" }, "Caption"), make("span", { class: "hint" }, "Optional, for everyone"), $caption),
    make("dl", { class: "becomes" }, make("dt", {}, "From"), make("dd", {}, file.name), make("dt", {}, "Weight"), make("dd", {}, size(file.size))),
  );
  const $picture = crop ? crop.$place : make("div", { class: "crop" }, make("img", { src: address, alt: "" }));
  const $form = make("form", { method: "dialog", novalidate: true });
  $form.append(
    make("div", { class: "dialog-head" }, make("h2", { id: "picture-title" }, "Picture"), make("span", { class: "hint" }, file.name)),
    make("div", { class: "two" }, $picture, $fields),
    make("div", { class: "dialog-foot" }, make("span", { class: "soft small" }, "Your own file stays as it is."), make("span", { class: "push" }), $cancel, make("button", { type: "submit", class: "main" }, "Insert picture")),
  );
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "picture-dialog", "aria-labelledby": "picture-title" }, $form));
  const counted = () => {
    $count.textContent = `${$alt.value.length} of about ${ABOUT} letters`;
    if ($alt.value.trim()) complain("");
  };
  const complain = (/** @type {string} */ words) => {
    $wrong.replaceChildren(...(words ? [icon("error"), ` ${words}`] : []));
    $alt.toggleAttribute("aria-invalid", Boolean(words));
  };
  document.body.append($dialog);
  $cancel.addEventListener("click", () => $dialog.close("out"));
  $dialog.addEventListener("cancel", () => ($dialog.returnValue = "out"));
  $alt.addEventListener("input", counted);
  $alt.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ ($form).requestSubmit();
  });
  $decorates.addEventListener("change", () => {
    $alt.disabled = $decorates.checked;
    complain("");
  });
  $form.addEventListener("submit", (event) => {
    if ($decorates.checked || $alt.value.trim()) return $dialog.close("in");
    event.preventDefault();
    complain("Say what it shows, or that it only decorates");
    $alt.focus();
    return undefined;
  });
  counted();
  $dialog.showModal();
  one($dialog, "#picture-alt").focus();
  await new Promise((resolve) => $dialog.addEventListener("close", resolve, { once: true }));
  const accepted = $dialog.returnValue === "in";
  $dialog.remove();
  URL.revokeObjectURL(address);
  if (!accepted) return "";
  const alt = $decorates.checked ? "" : $alt.value.replace(/\s+/g, " ").trim();
  try {
    const made = crop ? await crop.made(file) : file;
    const { file: name } = await ask("keep_media", { course, file: await bring(made), called: alt || $caption.value.trim() });
    const caption = $caption.value.replace(/\s+/g, " ").replace(/"/g, "”").trim();
    return `![${alt.replace(/[[\]\\]/g, "\\$&")}](${name}${caption ? ` "${caption}"` : ""})\n`;
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    toast(reason.message);
    return "";
  } finally {
    bitmap?.close();
  }
}
