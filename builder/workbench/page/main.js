import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode, switchMode } from "./bar.js";
import { Gone, Refused, ask } from "./engine.js";
import { showGuide } from "./guide.js";
import { showBuild, showReady } from "./hand_over.js";
import { showHome } from "./home.js";
import { askForWords, listenToKeys, showKeys } from "./keys.js";
import { offer } from "./palette.js";
import { toast } from "./say.js";
import { Write } from "./write.js";

/** What stands behind “#/” in the address: a list of courses, or a view of one. */
const ROUTE = /^#\/courses\/([^/]+)\/(write|build|ready)(?:\/(.+))?$/;

/** @type {Write | null} */
let write = null;

async function route() {
  const $main = one(document, "#main");
  const [, name = "", view = "", at = ""] = ROUTE.exec(window.location.hash) || [];
  const course = decodeURIComponent(name);
  try {
    if (view === "write" && write && write.course === course) {
      write.goTo(decodeURIComponent(at));
      return;
    }
    if (write) await write.close();
    write = null;
    one(document, "#foot").hidden = view !== "write";
    if (view === "write") {
      write = new Write(course);
      await write.show($main, decodeURIComponent(at));
    } else if (view === "build") await showBuild($main, course);
    else if (view === "ready") await showReady($main, course);
    else await showHome($main);
  } catch (reason) {
    if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    drawBar(null);
    $main.replaceChildren(make("div", { class: "page" }, make("h1", { tabindex: "-1" }, "That did not work"), make("p", {}, reason.message)));
  }
  if (document.activeElement === document.body) /** @type {HTMLElement | null} */ ($main.querySelector("h1"))?.focus();
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
    if (write) await write.settled();
    await ask("keep_version", { course, name });
    toast(`Kept as “${name}”`);
  } catch (reason) {
    if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    toast(reason.message);
  }
}

async function guide() {
  if (write) write.guide();
  else showGuide("", await ask("blocks"), null);
}

offer(() => {
  const course = courseNow();
  const to = (/** @type {string} */ view) => () => {
    window.location.hash = `#/courses/${encodeURIComponent(course)}/${view}`;
  };
  const inCourse = [
    { words: "Write", drawn: "page", act: to("write") },
    { words: "Is it ready?", drawn: "check", act: to("ready"), key: "F9", also: "faults check" },
    { words: "Build and hand over", drawn: "box", act: to("build"), key: "Shift F9", also: "package scorm lms upload" },
    { words: "Name this version", drawn: "save", act: nameVersion, key: "Ctrl S", also: "save" },
  ];
  return [
    ...(course ? inCourse : []),
    { words: "All courses", drawn: "folder", act: () => (window.location.hash = "#/"), also: "home" },
    { words: "Light or dark", drawn: "moon", act: switchMode, also: "theme mode colours" },
    { words: "Keys", drawn: "keys", act: showKeys, key: "Ctrl /", also: "keyboard shortcuts help" },
    { words: "Guide", drawn: "help", act: guide, key: "F1", also: "help how" },
  ];
});
listenToKeys({ course: courseNow, nameVersion, guide, pressed: (event) => write !== null && write.pressed(event) });
recallMode();
window.addEventListener("hashchange", route);
window.addEventListener("beforeunload", (event) => {
  if (write && write.isUnsaved) event.preventDefault();
});
route();
