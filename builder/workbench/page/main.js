import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode } from "./bar.js";
import { Gone, Refused } from "./engine.js";
import { showBuild, showReady } from "./hand_over.js";
import { showHome } from "./home.js";
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

recallMode();
window.addEventListener("hashchange", route);
window.addEventListener("beforeunload", (event) => {
  if (write && write.isUnsaved) event.preventDefault();
});
route();
