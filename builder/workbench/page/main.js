import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode, switchMode } from "./bar.js";
import { CHANGED, Gone, Refused, ask, listen } from "./engine.js";
import { showGuide } from "./guide.js";
import { askForWords, listenToKeys, showKeys } from "./keys.js";
import { offer } from "./palette.js";
import { isThere, later, styles } from "./later.js";
import { isSeen, showRefusal } from "./parts.js";
import { watchPeople } from "./people.js";
import { remember } from "./recall.js";
import { toast } from "./say.js";
import { OF_COURSE as PLACES_OF_COURSE, OF_FOLDER as PLACES_OF_FOLDER } from "./views.js";

/** What stands behind “#/” in the address: a page of the whole folder, or a view of a course; what follows is theirs. */
const ROUTE = /^#\/courses\/([^/]+)\/([a-z]+)(?:\/(.+))?$/;
const PAGE = /^#\/([a-z-]+)(?:\/(.+))?$/;

const SLOW = 1000; // ms after which it is said that a view comes

/** @typedef {($main: HTMLElement, course: string, at: string) => Promise<void>} Show */

/** A view, with the styles that it is drawn by. @template T @param {string} styled @param {() => Promise<T>} load */
const drawn = (styled, load) => later(async () => (await Promise.all([load(), styles(styled)]))[0]);

const writing = drawn("write", () => import("./write.js"));
const bringing = drawn("views", () => import("./bring_in.js"));
const starting = drawn("views", () => import("./new_course.js"));

/** Each view of a course beside that in which it is written. @type {Object<string, () => Promise<{show: Show}>>} */
const OF_COURSE = {
  ready: drawn("views", () => import("./ready.js")),
  build: drawn("views", () => import("./hand_over.js")),
  versions: drawn("views", () => import("./versions.js")),
  print: drawn("views", () => import("./print.js")),
  translate: drawn("views", () => import("./translate.js")),
  outline: drawn("views", () => import("./outline.js")),
};

/** @type {Object<string, () => Promise<{show: ($main: HTMLElement, at: string) => Promise<void>}>>} */
const OF_FOLDER = {
  "": drawn("views", () => import("./home.js")),
  "bring-in": bringing,
  organisation: drawn("views", () => import("./organisation.js")),
  doctor: drawn("views", () => import("./doctor.js")),
};

/** The keys of those views that have one. @type {Object<string, string>} */
const KEY_OF = { ready: "F9", build: "Shift F9", print: "Ctrl P" };

/** @typedef {import("./write.js").Write} Write */

/** @type {Write | null} */
let write = null;

/** The one that was left, until all of it is saved. @type {Write | null} */
let leaving = null;

/** Ends listening to the server, which is how it knows that a page is open; Write listens itself. @type {(() => void) | null} */
let stopListening = null;

async function route() {
  const { hash } = window.location;
  const [, name = "", view = "", at = ""] = ROUTE.exec(hash) || [];
  const course = decodeURIComponent(name);
  let $main = one(document, "#main");
  const coming = window.setTimeout(() => isSeen($main) && !$main.firstChild && $main.append(make("p", { class: "page soon", role: "status" }, "In a moment …")), SLOW);
  try {
    if (view === "write" && write && write.course === course) {
      write.goTo(decodeURIComponent(at));
      return;
    }
    $main = freshPlace();
    if (write) leaving = write;
    write = null;
    await leaving?.close();
    if (!isSeen($main)) return; // she has gone elsewhere meanwhile
    leaving = null;
    one(document, "#foot").hidden = view !== "write";
    if (view === "write") stopListening?.();
    stopListening = view === "write" ? null : stopListening || listen(() => window.dispatchEvent(new Event(CHANGED)));
    if (view === "write") {
      const { Write } = await writing();
      if (!isSeen($main)) return;
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
    if (!isSeen($main)) return;
    drawBar(null, "none");
    $main.replaceChildren(make("div", { class: "page" }, make("h1", { tabindex: "-1" }, "That did not work"), make("p", {}, reason.message)));
  } finally {
    window.clearTimeout(coming);
  }
  if (!isSeen($main)) return;
  if (view !== "write") one(document, "#main").scrollTop = 0;
  if (document.activeElement === document.body) /** @type {HTMLElement | null} */ ($main.querySelector("h1"))?.focus();
}

/** Where the next view draws itself. What was there is seen until it does, and is no view any more: what it draws late is seen by nobody. */
function freshPlace() {
  const $main = one(document, "#main");
  for (const $last of $main.querySelectorAll(":scope > .view")) $last.className = "last-view";
  const $place = make("div", { class: "view" });
  const drawn = new MutationObserver(() => {
    drawn.disconnect();
    while ($place.nextSibling) $place.nextSibling.remove();
  });
  drawn.observe($place, { childList: true });
  $main.prepend($place);
  return $place;
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
    await bringing().then(({ bringIn }) => bringIn(files)).catch(showRefusal);
  });
}

/** Where the author is, for the others of a team. */
function standing() {
  return write ? write.standing : { course: courseNow(), file: "", page: "", id: "" };
}

/** The course that is open; "": none. */
function courseNow() {
  return decodeURIComponent((ROUTE.exec(window.location.hash) || [])[1] || "");
}

/** It is saved already; a name makes it a version to come back to. */
async function nameVersion() {
  const course = courseNow();
  if (!course) return;
  const name = await askForWords("Name this version", "What is it?", "Your work is saved already. A name makes it easy to come back to: “sent to legal”.", "Keep version");
  if (!name) return;
  try {
    if (write) await write.saver?.save();
    await ask("keep_version", { course, name });
    toast(`Kept as “${name}”`);
  } catch (reason) {
    if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    toast(reason.message);
  }
}

/** Another course, from wherever one is. */
async function startCourse() {
  const [{ askForCourse }, { courses }, templates] = await Promise.all([starting(), ask("library"), ask("templates")]);
  askForCourse(templates, courses.map((/** @type {string} */ course) => ({ course, title: course })));
}

async function guide() {
  if (write) write.guide();
  else showGuide("", await ask("blocks"), null);
}

offer(() => {
  const course = courseNow();
  const to = (/** @type {string} */ hash) => () => {
    window.location.hash = hash;
  };
  const inCourse = `#/courses/${encodeURIComponent(course)}`;
  const ofCourse = [
    { words: "Write", drawn: "page", act: to(`${inCourse}/write`) },
    ...PLACES_OF_COURSE.map(({ at, ...shown }) => ({ ...shown, act: to(`${inCourse}/${at}`), key: KEY_OF[at] })),
    { words: "Name this version", drawn: "save", act: nameVersion, key: "Ctrl S", also: "save" },
  ];
  return [
    ...(course ? ofCourse : []),
    { words: "New course", drawn: "plus", act: () => startCourse().catch(showRefusal), also: "start template copy add" },
    ...PLACES_OF_FOLDER.map(({ at, ...shown }) => ({ ...shown, act: to(`#/${at}`) })),
    { words: "Light or dark", drawn: "moon", act: switchMode, also: "theme mode colours" },
    { words: "Keys", drawn: "keys", act: showKeys, key: "Ctrl /", also: "keyboard shortcuts help" },
    { words: "Guide", drawn: "help", act: guide, key: "F1", also: "help how" },
  ];
});
listenToKeys({ course: courseNow, nameVersion, guide, pressed: (event) => write !== null && write.pressed(event) });
recallMode();
catchFiles();
window.addEventListener("hashchange", route);
window.addEventListener("pagehide", () => {
  if (write && write.isUnsaved) write.saver?.keep(); // all of it, to the last key
  write?.keepUndo();
});
window.addEventListener("beforeunload", (event) => {
  if (write?.isUnsaved || leaving?.isUnsaved) event.preventDefault();
});
route().then(() => {
  watchPeople(standing, () => write?.hold());
  isThere();
});
