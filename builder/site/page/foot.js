import { make } from "../../runtime/kit/dom.js";
import { icon } from "../../workbench/page/icons.js";
import { notice } from "../../workbench/page/notices.js";
import { recalled, remember } from "../../workbench/page/recall.js";
import { toast } from "../../workbench/page/say.js";
import { ago } from "../../workbench/page/words.js";
import { button } from "./pieces.js";

const COPIED = "workbench-site-copied"; // in the browser's storage: when a copy was taken home last
const BEGAN = "workbench-site-began"; // likewise: when courses were first kept in this browser
const LONG = 7 * 86_400_000; // ms without a copy
const SOME = 3000; // ms between two looks at the room

/** Where the courses are, how to take them elsewhere, how much room is left, and whether the builder is there yet. */
export class Foot {
  /** @param {"folder" | "browser"} home @param {Worker} builder @param {() => void} leave  for other courses */
  constructor(home, builder, leave) {
    this.home = home;
    this.builder = builder;
    this.$status = make("span", { class: "site-status", role: "status" });
    this.$where = make("span", {});
    this.$copied = make("span", { class: "with-icon" });
    this.$room = make("span", {});
    this.$progress = make("progress", { class: "site-progress", "aria-label": "The builder is being fetched" });
    const $file = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".zip", hidden: true, "aria-label": "A copy of courses" }));
    $file.addEventListener("change", async () => {
      const [file] = $file.files || [];
      if (file) builder.postMessage({ bring: await file.arrayBuffer() });
      $file.value = "";
    });
    this.$foot = make("aside", { class: "site-foot", "aria-label": "Where your courses are" }, this.$where);
    this.$foot.append(button("Take a copy home", "bare", () => builder.postMessage({ copy: true })), this.$copied);
    if (home === "browser") this.$foot.append(button("Bring a copy back", "bare", () => $file.click()), $file, this.$room, button("Make room", "bare", () => builder.postMessage({ makeRoom: true })));
    this.$foot.append(button("Other courses", "bare", leave), this.$status);
    if (home === "browser" && !recalled(BEGAN)) remember(BEGAN, new Date().toISOString());
    this.draw();
    window.setInterval(() => document.visibilityState === "visible" && this.draw(), SOME);
  }

  draw() {
    if (this.home === "folder") this.$where.textContent = "Your courses are in your own folder. Nothing leaves this computer. What other programs change there is seen within three seconds.";
    else {
      this.drawCopied();
      this.drawRoom();
    }
  }

  drawCopied() {
    const last = recalled(COPIED);
    const since = Date.now() - new Date(last || recalled(BEGAN) || Date.now()).getTime();
    const words = last ? `Last copy ${ago(new Date(last).getTime())}` : "No copy was taken home yet";
    put(this.$copied, since > LONG ? "warn" : "", since > LONG ? `${words}: take one now` : words);
  }

  async drawRoom() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    const isSafe = await navigator.storage.persisted();
    this.$where.textContent = `Your courses live in this browser, on this computer alone.${isSafe ? "" : " It may delete them where the computer runs short of room."}`;
    this.$room.textContent = `${roomOf(usage, quota)} used`;
  }

  copied() {
    remember(COPIED, new Date().toISOString());
    this.draw();
  }

  madeRoom() {
    this.draw();
    toast("Packages that were built are not kept in this browser any more. Build them again whenever you need them");
  }

  /** @param {{step: number, of: number, loading: string}} how */
  starting({ step, of, loading }) {
    if (!this.$progress.isConnected) this.$foot.prepend(this.$progress);
    this.$progress.setAttribute("max", String(of));
    this.$progress.setAttribute("value", String(step + 0.5));
    this.$status.textContent = `${loading}. You can read and write already; faults, the module and Build are here in a moment.`;
  }

  ready() {
    this.$progress.remove();
    this.$status.textContent = "";
  }

  /** @param {string} why @param {boolean} whole  nothing can be done without it */
  failed(why, whole) {
    const words = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
    if (!whole) {
      toast(words);
      return;
    }
    this.ready();
    notice("builder", "bad", [make("b", {}, "The builder could not be started. "), `${words} What you type is kept in this browser.`], [{ words: "Load again", act: () => window.location.reload() }]);
  }
}

/** “4.1 of 60 MB” @param {number} usage @param {number} quota  bytes */
function roomOf(usage, quota) {
  const used = (usage / 1e6).toFixed(1);
  return quota < 1e9 ? `${used} of ${Math.round(quota / 1e6)} MB` : `${used} MB of ${Math.round(quota / 1e9)} GB`;
}

/** @param {HTMLElement} $place @param {"warn" | ""} tone @param {string} words */
function put($place, tone, words) {
  if ($place.textContent === words) return;
  $place.classList.toggle("warn-ink", tone === "warn");
  $place.replaceChildren(...(tone ? [icon(tone)] : []), make("span", {}, words));
}
