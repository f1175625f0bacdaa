import { make } from "../../runtime/kit/dom.js";

/** Where a module plays: its frames, and the curtain before them while none is open. */
export class ModulePlace {
  /** @param {() => void} open  the button of the curtain */
  constructor(open) {
    this.$frames = make("div", { id: "frames" });
    this.$title = make("h2", { tabindex: "-1" });
    this.$open = make("button", { type: "button", class: "main", id: "return" });
    this.$curtain = make("div", { class: "curtain", id: "curtain" }, this.$title, make("p", {}, "The LMS holds what stands beside."), this.$open);
    this.$element = make("div", { class: "screen", id: "screen" }, this.$frames, this.$curtain);
    this.$open.addEventListener("click", open);
    this.wait();
  }

  /** No module has been open yet. */
  wait() {
    this.lower("No module is open", "Open a module");
  }

  /** The module was left, and waits for the learner to come back. */
  goOut() {
    this.lower("You have left the module", "Come back");
    this.$title.focus();
  }

  /** @param {string} title @param {string} open  the words of the button */
  lower(title, open) {
    this.$title.textContent = title;
    this.$open.textContent = open;
    this.$curtain.hidden = false;
  }

  /** A module is open. Whether the focus was on the curtain: it must go elsewhere. */
  lift() {
    const hadFocus = this.$curtain.contains(document.activeElement);
    this.$curtain.hidden = true;
    return hadFocus;
  }
}
