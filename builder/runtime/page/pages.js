import { all, focusOn, idIn, idOf, one, setOrRemove } from "../kit/dom.js";
import { COVER, drawCover, focusOnWay } from "./cover.js"; // only for: covers
import { load, storageName, store } from "../state/device.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").PageData} PageData */

const RESULTS = "results";

/** Shows one page of the module at a time, by the address's hash, and keeps contents, progress and title true. */
export class Pages {
  #module;
  #shown;
  #now;
  /** The id of the page where the learner was last. */
  #place = "";
  #$links;
  #$parts;
  /** How far each page was scrolled when it was left, in pixels. @type {Map<string, number>} */
  #scrolled = new Map();
  /** Whether a link was followed since the last page: else the browser's own Back or Forward is what changes the address. */
  #followed = false;

  /**
   * @param {Module} module
   * @param {(page: PageData | null) => void} shown  called when a page is shown; null: the results
   */
  constructor(module, shown) {
    this.#module = module;
    this.#shown = shown;
    this.#now = "";
    this.#$links = /** @type {HTMLAnchorElement[]} */ (all(document, "nav a[data-page]"));
    this.#$parts = /** @type {HTMLDetailsElement[]} */ (all(document, "nav details"));
    const $menu = one(document, ".menu");
    $menu.addEventListener("click", () => this.#openMenu($menu.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("click", (event) => this.#follow(event));
    window.addEventListener("hashchange", () => this.#goToHash());
    window.history.scrollRestoration = "manual"; // the browser would scroll before the page is there
    window.addEventListener("pagehide", () => store(this.#placeName, { page: this.#now, y: window.scrollY }, "sessionStorage"));
  }

  get #placeName() {
    return storageName("place", this.#module.course.id, ""); // it tells nothing of anybody, and is gone with the tab
  }

  get #pages() {
    return this.#module.session.pages;
  }

  /** @param {boolean} open */
  #openMenu(open) {
    one(document, ".menu").setAttribute("aria-expanded", String(open));
    document.documentElement.dataset.menu = open ? "open" : "";
    if (open) this.#keepCurrentInView();
  }

  /** Scrolls the contents, and nothing else, so that the current page is in view there. */
  #keepCurrentInView() {
    const $current = this.#$links.find(($link) => $link.hasAttribute("aria-current"));
    if (!$current) return;
    for (const $box of all(document, "nav, #ui--list")) {
      const [link, box] = [$current, $box].map(($one) => $one.getBoundingClientRect());
      const bottom = Math.min(box.bottom, window.innerHeight);
      if (link.top < box.top || link.bottom > bottom) $box.scrollTop += link.top - (box.top + bottom) / 2; // nothing, where it doesn't scroll
    }
  }

  /** @param {string} id @returns {PageData | undefined} */
  #page(id) {
    return this.#pages.find((page) => page.id === id);
  }

  /** Shows the first page: that of the address, else the one where the learner was. @param {string} resumed its id */
  begin(resumed) {
    const hash = idIn(window.location.hash);
    this.#place = this.#isOpen(resumed) ? resumed : "";
    const wanted = this.#isShown(hash) ? hash : COVER && document.getElementById(COVER) ? COVER : this.#place || this.#pages[0].id;
    this.#show(wanted, false);
    if (focusOnWay && wanted === COVER && this.#place) focusOnWay();
    if (document.readyState === "complete") this.#nameAddress();
    else window.addEventListener("load", () => window.setTimeout(() => !this.#followed && this.#nameAddress())); // a link's page is on its way
  }

  /** After a reload, or Back from elsewhere, the page lies as this tab left it; once all of it is there. */
  scrollBack() {
    const left = Object(load(this.#placeName, "sessionStorage"));
    if (left.page === this.#now) window.scrollTo(0, Number(left.y) || 0);
  }

  /** Puts the page into the address; before the load event the browser would jump there, past the header and the skip link. */
  #nameAddress() {
    window.history.replaceState(null, "", `#${this.#now}`);
  }

  /** @param {string} id  whether it is a page that is open, the results or the cover */
  #isShown(id) {
    return id === RESULTS || (id === COVER && document.getElementById(id) !== null) || this.#isOpen(id);
  }

  /** @param {string} id */
  #isOpen(id) {
    const page = this.#page(id);
    return page !== undefined && this.#module.session.isOpen(page);
  }

  /** A click on a link to a locked page does nothing; one on the open page moves to its top. @param {Event} event */
  #follow(event) {
    const $link = /** @type {HTMLAnchorElement | null} */ (event.target instanceof Element ? event.target.closest('a[href^="#"]') : null);
    if (!$link) return;
    const id = idOf($link);
    this.#scrolled.set(this.#now, window.scrollY); // the browser may jump before it says that the address has changed
    if (id === "main") {
      event.preventDefault();
      focusOn(one(document, "main"));
    } else if (this.#page(id) && !this.#isOpen(id)) {
      event.preventDefault();
    } else if (id === this.#now) {
      event.preventDefault();
      this.#openMenu(false);
      focusOn(one(document, `#${CSS.escape(id)} h1`));
    } else {
      this.#followed = $link.hash !== window.location.hash;
    }
  }

  /** The hash has changed: by a link, the back button, or a place within a page. */
  #goToHash() {
    const id = idIn(window.location.hash);
    if (!this.#followed) this.#scrolled.set(this.#now, window.scrollY);
    const y = this.#followed ? 0 : this.#scrolled.get(id) || 0;
    this.#followed = false;
    if (this.#isShown(id)) {
      if (id !== this.#now) this.#show(id, true, y);
      return;
    }
    const $place = id ? document.getElementById(id) : null;
    const $page = $place && $place.closest("section.page");
    if (!$place || !$page || !this.#isShown($page.id)) {
      window.history.replaceState(null, "", `#${this.#now}`);
      return;
    }
    if ($page.id !== this.#now) this.#show($page.id, false);
    $place.scrollIntoView();
    focusOn($place);
  }

  /** @param {string} id @param {boolean} moveFocus @param {number} [y] how far it is scrolled, in pixels */
  #show(id, moveFocus, y = 0) {
    this.#now = id;
    const page = this.#page(id) || null;
    for (const $page of all(document, "section.page")) $page.hidden = $page.id !== id;
    if (page) {
      this.#module.session.visit(page);
      this.#place = id;
    }
    if (id !== COVER) this.#shown(page);
    document.documentElement.dataset.at = id === COVER ? "cover" : "page";
    const $heading = one(document, `#${CSS.escape(id)} h1`);
    const { title } = this.#module.course;
    document.title = id === COVER ? title : this.#module.say("page_title", { page: $heading.textContent || "", course: title });
    this.#openMenu(false);
    for (const $part of this.#$parts) $part.open = $part.querySelector(`[data-page="${CSS.escape(id)}"]`) !== null;
    this.refresh();
    if (moveFocus) {
      window.scrollTo(0, 0);
      focusOn($heading); // which lies below the contents on a small window
      if (y) window.scrollTo(0, y);
    }
    window.requestAnimationFrame(() => this.#keepCurrentInView()); // before it is painted, yet after input is ready
  }

  /** Draws contents, progress and the ways on again. */
  refresh() {
    const { session, say } = this.#module;
    for (const $link of this.#$links) this.#drawLink($link);
    for (const $part of this.#$parts) {
      const done = all($part, "a").every(($link) => $link.dataset.is === "done");
      mark($part, done ? "done" : "");
      one($part, "summary .standing").textContent = done ? say("done") : "";
    }
    const left = this.#pages.reduce((sum, page) => sum + (session.isDone(page) ? 0 : page.minutes), 0);
    const words = say(left > 1 ? "left" : left ? "left_one" : "left_none", { count: left });
    one(document, ".time-left").textContent = words;
    if (drawCover) drawCover(this.#module, this.#page(this.#place) || null, words);
    /** @type {HTMLProgressElement} */ (one(document, "progress")).value = Math.round(session.progress() * 100);
    const index = this.#pages.findIndex((page) => page.id === this.#now);
    one(document, ".place").textContent = index < 0 ? "" : say("page_of", { number: index + 1, total: this.#pages.length });
    this.#drawWay(one(document, ".previous"), index < 0 ? this.#pages[this.#pages.length - 1] : this.#pages[index - 1]);
    const next = index < 0 ? undefined : this.#pages[index + 1] || { id: RESULTS, title: say("results") };
    this.#drawWay(one(document, ".next"), next, "next_named");
  }

  /** @param {HTMLAnchorElement} $link */
  #drawLink($link) {
    const { session, say } = this.#module;
    const id = $link.dataset.page || "";
    const page = this.#page(id);
    const open = !page || session.isOpen(page);
    setOrRemove($link, "href", open && `#${id}`);
    setOrRemove($link, "aria-current", id === this.#now && "page");
    const state = !open ? "locked" : page && session.isDone(page) ? "done" : "";
    mark($link, state);
    one($link, ".standing").textContent = state && say(state);
  }

  /**
   * @param {HTMLElement} $way
   * @param {{id: string, title: string} | undefined} page  none: there is no way on
   * @param {string} [named] the phrase that names the page
   */
  #drawWay($way, page, named) {
    $way.hidden = !page;
    if (!page) return;
    const open = page.id === RESULTS || this.#isOpen(page.id);
    setOrRemove($way, "href", open && `#${page.id}`);
    $way.setAttribute("aria-disabled", String(!open));
    const title = page.title || this.#module.course.title;
    if (named) $way.textContent = this.#module.say(named, { title }) + (open ? "" : ` (${this.#module.say("locked")})`);
  }
}

/** @param {HTMLElement} $element @param {string} state  as the styles know it; "": none */
function mark($element, state) {
  setOrRemove($element, "data-is", state);
}
