import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode } from "./bar.js";
import { Gone, Refused, listen } from "./engine.js";
import { remember } from "./parts.js";
import { watchPeople } from "./people.js";
import { Write } from "./write.js";

/** What stands behind “#/” in the address: a page of the whole folder, or a view of a course; what follows is theirs. */
const ROUTE = /^#\/courses\/([^/]+)\/([a-z]+)(?:\/(.+))?$/;
const PAGE = /^#\/([a-z-]+)(?:\/(.+))?$/;

/** @typedef {($main: HTMLElement, course: string, at: string) => Promise<void>} Show */

/** Each view beside that in which a course is written, which is loaded when it is asked for. @type {Object<string, () => Promise<{show: Show}>>} */
const OF_COURSE = {
  ready: () => import("./ready.js"),
  build: () => import("./hand_over.js"),
  versions: () => import("./versions.js"),
  print: () => import("./print.js"),
  translate: () => import("./translate.js"),
  outline: () => import("./outline.js"),
};

/** @type {Object<string, () => Promise<{show: ($main: HTMLElement, at: string) => Promise<void>}>>} */
const OF_FOLDER = {
  "": () => import("./home.js"),
  "bring-in": () => import("./bring_in.js"),
  organisation: () => import("./organisation.js"),
  doctor: () => import("./doctor.js"),
};

/** @type {Write | null} */
let write = null;

/** Ends listening to the server, which is how it knows that a page is open; Write listens itself. @type {(() => void) | null} */
let stopListening = null;

async function route() {
  const $main = one(document, "#main");
  const { hash } = window.location;
  const [, name = "", view = "", at = ""] = ROUTE.exec(hash) || [];
  const course = decodeURIComponent(name);
  try {
    if (view === "write" && write && write.course === course) {
      write.goTo(decodeURIComponent(at));
      return;
    }
    if (write) await write.close();
    write = null;
    one(document, "#foot").hidden = view !== "write";
    if (view === "write") stopListening?.();
    stopListening = view === "write" ? null : stopListening || listen(() => undefined);
    if (view === "write") {
      remember("workbench-last", JSON.stringify({ course, time: Date.now() }));
      write = new Write(course);
      await write.show($main, decodeURIComponent(at));
    } else if (view in OF_COURSE) {
      const { show } = await OF_COURSE[view]();
      if (window.location.hash === hash) await show($main, course, decodeURIComponent(at));
    } else {
      const [, page = "", inside = ""] = PAGE.exec(hash) || [];
      const { show } = await (OF_FOLDER[page] || OF_FOLDER[""])();
      if (window.location.hash === hash) await show($main, decodeURIComponent(inside));
    }
  } catch (reason) {
    if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    drawBar(null);
    $main.replaceChildren(make("div", { class: "page" }, make("h1", { tabindex: "-1" }, "That did not work"), make("p", {}, reason.message)));
  }
  if (view !== "write") $main.scrollTop = 0;
  if (document.activeElement === document.body) /** @type {HTMLElement | null} */ ($main.querySelector("h1"))?.focus();
}

/** A file that falls beside the places for files would be opened by the browser, in the place of the page: it is brought in. */
function catchFiles() {
  window.addEventListener("dragover", (event) => {
    if (event.dataTransfer && event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  window.addEventListener("drop", async (event) => {
    const files = [...(event.dataTransfer ? event.dataTransfer.files : [])];
    if (event.defaultPrevented || !files.length) return;
    event.preventDefault();
    const { importFiles } = await import("./bring_in.js");
    await importFiles(files);
  });
}

/** Where the author is, for the others of a team. */
function place() {
  const [, name = ""] = ROUTE.exec(window.location.hash) || [];
  const page = write ? write.pageAt(write.line) : null;
  return { course: decodeURIComponent(name), file: write ? write.file : "", page: page ? page.title : "" };
}

recallMode();
catchFiles();
window.addEventListener("hashchange", route);
window.addEventListener("beforeunload", (event) => {
  if (write && write.isUnsaved) event.preventDefault();
});
route().then(() => watchPeople(place));
