import { all, make } from "../../runtime/kit/dom.js";
import { recall, remember } from "./carry_over.js";
import { PageAsItCame } from "./in_place.js";

const PATIENCE = 3000; // ms after which a module that is still loading is shown as far as it is, if nothing is seen in its place
const LINGER = 100; // ms that the version before stays behind the one that took its place
const LOOK = 50; // ms between two looks whether something is pressed
const LOOKS = 200; // a press that takes longer is none

/**
 * The frames that a module plays in. Of a newer version plain text is put into the page that is seen; where more is new, it is loaded
 * behind that one, and takes its place when it is ready.
 */
export class ModuleFrames {
  /**
   * @param {HTMLElement} $place
   * @param {import("./served.js").Supplies} supplies
   * @param {() => void} reloading  called when the module loads itself again
   * @param {(page: Document) => void} loaded  called each time that it has loaded, and is seen
   */
  constructor($place, supplies, reloading, loaded) {
    this.$place = $place;
    this.supplies = supplies;
    this.reloading = reloading;
    this.loaded = loaded;
    /** @type {HTMLIFrameElement | null} */
    this.$frame = null;
    this.turn = 0;
    this.address = ""; // of what the frame holds
    /** What the frame holds; null where that is not known. @type {PageAsItCame | null} */
    this.page = null;
    /** Those that are listened to. @type {WeakSet<Document>} */
    this.heard = new WeakSet();
    /** A page of it that was put into it ahead of the rest, last. */
    this.ahead = { id: "", html: "", asked: 0 };
  }

  /**
   * Shows a module. What is on the page is carried over from the version before, whose session `between` ends; from then on nothing
   * can be pressed there, which would be lost.
   * @param {string} address
   * @param {string} title
   * @param {() => void} between  called when the version before has said its last word, before the new one says its first
   * @returns {Promise<boolean>}  false: it could not be loaded, and what was seen is seen on
   */
  async show(address, title, between) {
    this.turn += 1;
    const { turn } = this;
    const { html, shownAt, isStill } = await this.supplies.module(address);
    await released(this.$seen);
    if (turn !== this.turn) return true; // as below
    const page = new PageAsItCame(html);
    if (this.becomes(address, page)) return true;
    this.page = null;
    this.ahead.id = "";
    const $seen = this.$seen;
    const hash = windowOf($seen)?.location.hash || "";
    const $new = /** @type {HTMLIFrameElement} */ (make("iframe", { title, class: "behind", ...shownAt(hash), allow: "fullscreen" }));
    this.$place.append($new); // it is asked for while the old one says its last word, and says nothing before that
    keepFocus($new); // its first window stays when the module comes into it
    this.farewell();
    between();
    $seen?.classList.add("going");
    this.$frame = $new;
    await started($new, $seen === null);
    if (this.$frame !== $new) return true; // left meanwhile, or overtaken
    if (!windowOf($new)) {
      $seen?.classList.remove("going");
      $new.remove();
      this.$frame = null;
      return false;
    }
    const memory = $seen && remember($seen); // to the last letter that was typed meanwhile
    if (memory) recall($new, memory);
    for (const $old of all(this.$place, "iframe:not(.behind)")) $old.classList.add("behind");
    $new.classList.remove("behind");
    window.setTimeout(() => this.tidy(), LINGER);
    this.listen($new);
    $new.addEventListener("load", () => this.listen($new));
    if (html) {
      isStill().then((isIt) => {
        if (isIt && turn === this.turn && this.$frame === $new) [this.address, this.page] = [address, page];
      });
    }
    return true;
  }

  /** Whether the page that is open can be made a newer version of itself. @param {string} address @param {PageAsItCame} newer */
  becomes(address, newer) {
    const module = windowOf(this.$frame);
    if (!module || !this.page || address !== this.address || !this.page.becomes(module.document, newer)) return false;
    this.page = newer;
    return true;
  }

  /**
   * One page of a newer version, which is there before the rest, if it can be put into what is open.
   * @param {import("./contract.js").PageNow} page @param {number} asked  when it was asked for
   */
  takeAhead({ id, before, now }, asked) {
    const module = windowOf(this.$frame);
    const old = this.ahead.id === id ? this.ahead.html : before;
    const isTaken = module && this.page && asked > this.ahead.asked && old && this.page.takes(module.document, old, now);
    this.ahead = { id: isTaken ? id : "", html: now, asked: Math.max(asked, this.ahead.asked) };
  }

  /** Lets frames go that nobody sees any more: that takes time, which the new one needed first. */
  tidy() {
    for (const $old of all(this.$place, "iframe.behind")) if ($old !== this.$frame) $old.remove();
  }

  /** The frame that is seen, whether or not its module goes on. */
  get $seen() {
    return /** @type {HTMLIFrameElement | null} */ (this.$place.querySelector("iframe:not(.behind)"));
  }

  /** A module that loads itself again needs a new session before it looks for one. @param {HTMLIFrameElement} $frame */
  listen($frame) {
    const module = windowOf($frame);
    if (!module || !module.document.body || module.location.href === "about:blank" || this.heard.has(module.document)) return;
    this.heard.add(module.document);
    keepFocus($frame);
    this.loaded(module.document);
    module.addEventListener("pagehide", () => {
      if (this.$frame !== $frame) return; // one that was left
      this.page = null; // what is loaded may be newer
      this.reloading();
    });
  }

  /** The module is told that it goes, as by a browser that closes its window; it stays to be seen. */
  farewell() {
    const $frame = this.$frame;
    this.$frame = null;
    windowOf($frame)?.dispatchEvent(new PageTransitionEvent("pagehide"));
  }

  /** The module goes. */
  clear() {
    this.turn += 1;
    this.farewell();
    this.$place.replaceChildren();
  }

  print() {
    windowOf(this.$frame)?.print();
  }
}

/**
 * What a frame holds; null: nothing, or the browser's own page that says why, which no script may touch.
 * @param {HTMLIFrameElement | null} $frame
 */
function windowOf($frame) {
  return $frame && $frame.contentDocument ? /** @type {Window & typeof globalThis & {keepsFocus?: boolean}} */ ($frame.contentWindow) : null;
}

/**
 * Until its script has started: what is put into it, and pressed in it, before that is lost. It may still load pictures by then. One that
 * has loaded, and whose script does not start, is taken as it is.
 * @param {HTMLIFrameElement} $frame @param {boolean} isFirst  nothing is seen in its place
 * @returns {Promise<void>}
 */
function started($frame, isFirst) {
  return new Promise((resolve) => {
    const watching = window.setInterval(() => (isReady($frame) || !$frame.isConnected) && end(), LOOK);
    const end = () => {
      window.clearInterval(watching);
      resolve();
    };
    $frame.addEventListener("load", () => {
      const page = windowOf($frame)?.document;
      if (!page || isReady($frame)) return end();
      new MutationObserver(() => isReady($frame) && end()).observe(page.documentElement, { attributes: true });
      return window.setTimeout(end, PATIENCE);
    }, { once: true });
    if (isFirst) window.setTimeout(end, PATIENCE);
  });
}

/** Whether a module's script has started. @param {HTMLIFrameElement} $frame */
function isReady($frame) {
  return windowOf($frame)?.document.documentElement?.dataset.state === "ready";
}

/** Nothing is pressed in a module any more: a press that ended in another version would be lost. @param {HTMLIFrameElement | null} $frame */
async function released($frame) {
  const isPressed = () => windowOf($frame)?.document.querySelector("body :active");
  for (let looked = 0; looked < LOOKS && isPressed(); looked += 1) await new Promise((resolve) => window.setTimeout(resolve, LOOK));
}

/**
 * A module moves the focus where it starts and at each page: not away from an author who is elsewhere, on this page or beside it.
 * @param {HTMLIFrameElement} $frame
 */
function keepFocus($frame) {
  const module = windowOf($frame);
  if (!module || module.keepsFocus) return;
  module.keepsFocus = true;
  const { prototype } = module.HTMLElement;
  const { focus } = prototype;
  prototype.focus = function focusIfHere(...options) {
    const $at = document.activeElement;
    const isHere = !$at || $at === document.body || $at.tagName === "IFRAME";
    if (document.hasFocus() && isHere) focus.apply(this, options);
  };
}
