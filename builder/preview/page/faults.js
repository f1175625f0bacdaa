import { make } from "../../runtime/kit/dom.js";
import { ask } from "../../lms/page/server.js";
import { count } from "../../lms/page/words.js";

/** @typedef {import("./contract.js").Fault} Fault */

const BUTTON = /^ui--fault-(\d+)$/; // in the module, where it shows what is wrong in the place of what is faulty

/** What is wrong with a course, over what can be shown of it. */
export class Faults {
  constructor() {
    this.$element = make("div", { id: "faults", hidden: true });
    this.drawn = "";
  }

  /**
   * @param {Fault[]} faults
   * @param {string} course
   * @param {string} theme
   */
  draw(faults, course, theme) {
    const now = JSON.stringify([course, theme, faults]);
    if (now === this.drawn) return; // what is open stays open, and nothing is read out twice
    this.drawn = now;
    const errors = faults.filter((fault) => fault.severity === "error").length;
    const message = [errors && count(errors, "error"), faults.length - errors && count(faults.length - errors, "warning")].filter(Boolean).join(" and ");
    const $items = faults.map((fault, number) => this.item(fault, () => ask("open", { course, theme, number })));
    const $details = make("details", { open: errors > 0 }, make("summary", {}, message), make("ol", {}, ...$items));
    this.$element.replaceChildren($details);
    this.$element.dataset.severity = errors ? "error" : "warning";
    this.$element.hidden = faults.length === 0;
  }

  /** Opens the place of a fault that was chosen in the module. @param {string} id  of its button */
  openAt(id) {
    const [, number] = BUTTON.exec(id) || [];
    /** @type {NodeListOf<HTMLElement>} */
    const $buttons = this.$element.querySelectorAll("li > button");
    $buttons[Number(number)]?.click();
  }

  /** @param {Fault} fault @param {() => Promise<{opened: boolean}>} open */
  item(fault, open) {
    const place = fault.file + (fault.line ? `, line ${fault.line}` : "");
    const $open = make("button", { type: "button" }, `Open ${place}`);
    const $said = make("p", { class: "said", role: "status" });
    $open.addEventListener("click", async () => {
      const { opened } = await open();
      $said.textContent = opened ? "" : `No editor could be started. Please open ${place} yourself.`;
    });
    const $item = make("li", { "data-severity": fault.severity });
    $item.append(make("p", { class: "message" }, make("strong", {}, `${fault.severity === "error" ? "Error" : "Warning"}: `), fault.message));
    if (fault.frame.length) $item.append(make("pre", { tabindex: "0", role: "group", "aria-label": `In ${place}` }, fault.frame.join("\n")));
    if (fault.help) $item.append(make("p", { class: "help" }, make("strong", {}, "What to type: "), make("span", {}, fault.help)));
    $item.append($open, $said);
    return $item;
  }
}
