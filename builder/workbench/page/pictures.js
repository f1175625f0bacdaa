import { make, one } from "../../runtime/kit/dom.js";
import { Refused, ask, bring } from "./engine.js";
import { toast } from "./say.js";

/**
 * Asks what a picture shows, at once, since later nobody does; keeps it, and gives the Markdown for it. "": the author wants none.
 * @param {File} file
 * @param {string} course
 * @returns {Promise<string>}
 */
export async function askForPicture(file, course) {
  const address = URL.createObjectURL(file);
  const $alt = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "picture-alt", autocomplete: "off", required: true }));
  const $form = make("form", { method: "dialog" });
  const $image = make("img", { src: address, alt: "" });
  const $cancel = make("button", { type: "button" }, "Leave it out");
  $form.append(
    make("div", { class: "dialog-head" }, make("h2", { id: "picture-title" }, "A picture")),
    make("div", { class: "picture-body" }, $image, make("label", { class: "field", for: "picture-alt" }, "What does it show?", make("span", { class: "hint" }, "For people who don’t see it. One sentence is enough."), $alt)),
    make("div", { class: "dialog-foot" }, make("span", { class: "push" }), $cancel, make("button", { type: "submit", class: "main" }, "Insert picture")),
  );
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "picture-dialog", "aria-labelledby": "picture-title" }, $form));
  document.body.append($dialog);
  $cancel.addEventListener("click", () => $dialog.close(""));
  $form.addEventListener("submit", () => $dialog.close($alt.value.trim()));
  $dialog.showModal();
  one($dialog, "#picture-alt").focus();
  await new Promise((resolve) => $dialog.addEventListener("close", resolve, { once: true }));
  const alt = $dialog.returnValue;
  $dialog.remove();
  URL.revokeObjectURL(address);
  if (!alt) return "";
  try {
    const { file: kept } = await ask("keep_media", { course, file: await bring(file), called: alt });
    return `\n![${alt.replace(/[[\]]/g, "\\$&")}](${kept})\n`;
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    toast(reason.message);
    return "";
  }
}

/** Whether a clipboard's HTML comes from an editor of plain text, which has put the same words beside it. @param {string} html */
export function isOwn(html) {
  return /<meta[^>]*vscode|class="cm-|<(?:pre|code)\b[^>]*>(?![\s\S]*<(?:p|li|table|h\d)\b)/i.test(html);
}
