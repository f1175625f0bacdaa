import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode } from "../../workbench/page/bar.js";
import { Foot } from "./foot.js";
import { Meanwhile } from "./meanwhile.js";
import { button, save } from "./pieces.js";
import { whyNot } from "./reasons.js";
import { forget, recall, remember } from "./remembered.js";

// The page without a server: asks where the courses are, and is the workbench at once, while the builder starts beside it.

/** @typedef {"folder" | "browser"} Home */

const LOOK = 3000; // ms between two looks at the folder, while the page is seen
const STAY = 10_000; // ms: browsers end a service worker that has had no event for half a minute or a minute, and what it was asked is lost with it

const $main = one(document, "#main");
const opensFolders = "showDirectoryPicker" in window;

recallMode();
drawBar(null);
inCharge().then(begin).catch(tellFailure);

/** @param {unknown} reason */
function tellFailure(reason) {
  $main.replaceChildren(make("div", { class: "page site" }, make("h1", { tabindex: "-1" }, "That did not work"), make("p", { class: "lead" }, `${whyNot(reason)}.`)));
}

/** The service worker, which stands between this page and its server from now on. */
async function inCharge() {
  if (!window.isSecureContext) throw new Error("this address starts with “http://”, and to such a page browsers give neither a folder nor room to keep anything. Tell those who look after it: its server must hold it at “https://”");
  const { serviceWorker } = navigator;
  if (!serviceWorker) throw new Error("this browser can’t keep the workbench, or a private window can’t: use a usual window of Edge, Chrome, Firefox or Safari of the last years");
  const changed = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  const { installing, waiting } = await serviceWorker.register(new URL("../../service_worker.js", import.meta.url));
  if (serviceWorker.controller) {
    changed.then(() => window.location.reload()); // a newer site: no other window has the one before
    waiting?.postMessage("take over");
    return;
  }
  const failed = new Promise((_, reject) => {
    installing?.addEventListener("statechange", () => installing.state === "redundant" && reject(new Error("the workbench could not be fetched whole. Load this page again")));
  });
  const { active } = /** @type {ServiceWorkerRegistration} */ (await Promise.race([serviceWorker.ready, failed]));
  active?.postMessage("take this page in"); // also where it was loaded past the one that is there, by Shift
  await changed;
}

async function begin() {
  const builder = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const last = await recall();
  const inBrowser = async () => open(builder, await navigator.storage.getDirectory(), "browser");
  if (last === "browser") return inBrowser();
  if (last && (await last.queryPermission({ mode: "readwrite" })) === "granted") return open(builder, last, "folder");
  const $choices = make("div", { class: "site-choices" });
  const choose = async () => {
    const picker = /** @type {any} */ (window).showDirectoryPicker;
    const handle = await picker({ id: "courses", mode: "readwrite" }).catch(() => null); // she thought better of it
    if (handle) await open(builder, handle, "folder");
  };
  if (last) $choices.append(button(`Open “${last.name}” again`, "main", async () => (await last.requestPermission({ mode: "readwrite" })) === "granted" && open(builder, last, "folder")));
  if (opensFolders) $choices.append(button(last ? "Choose another folder" : "Choose the folder", last ? "" : "main", choose));
  $choices.append(button("Keep them in this browser", opensFolders ? "" : "main", () => inBrowser().catch(tellFailure)));
  const how = opensFolders
    ? "Choose the folder on your computer or in OneDrive in which your courses are, or an empty one. Your browser then asks whether this page may read and change it. Nothing leaves your computer."
    : "This browser can’t open folders, so your courses live in it, and on this computer alone. Take a copy home often. In Edge and Chrome you can use a folder of your computer.";
  $main.replaceChildren(make("div", { class: "page site" }, make("h1", { tabindex: "-1" }, "Where are your courses?"), make("p", { class: "lead" }, how), $choices, make("p", { class: "small" }, make("a", { href: "about.html" }, "For your IT department and your data protection officer"))));
}

/** @param {Worker} builder @param {FileSystemDirectoryHandle} handle @param {Home} home */
async function open(builder, handle, home) {
  $main.replaceChildren();
  await remember(home === "browser" ? "browser" : handle);
  if (home === "browser") navigator.storage.persist?.().catch(() => false); // Firefox asks its user, who may take her time
  const meanwhile = new Meanwhile(handle, ({ asked, port }) => builder.postMessage({ request: { asked, port } }, [port, asked.body]));
  const foot = new Foot(home, builder, async () => {
    await forget();
    window.location.reload();
  });
  const introduce = await connect((port) => {
    if (meanwhile.isOver) builder.postMessage({ port }, [port]);
    else port.onmessage = ({ data }) => void meanwhile.take(data);
  });
  window.setInterval(() => navigator.serviceWorker.controller?.postMessage("stay"), STAY); // questions wait there, while the builder starts or builds
  builder.addEventListener("message", ({ data }) => {
    if (data.loading) foot.starting(data);
    if (data.failed) foot.failed(data.failed, data.whole);
    if (data.copied) {
      save(new Blob([data.copied], { type: "application/zip" }), `courses-${new Date().toISOString().slice(0, 10)}.zip`);
      foot.copied();
    }
    if (data.madeRoom) foot.madeRoom();
    if (data.brought) window.location.reload();
    if (!data.ready) return;
    meanwhile.isOver = true;
    introduce(); // from now on without this page between
    foot.ready();
    window.setInterval(() => document.visibilityState === "visible" && builder.postMessage({ look: true }), LOOK);
    window.addEventListener("focus", () => builder.postMessage({ look: true }));
  });
  builder.postMessage({ open: handle });
  document.body.append(foot.$foot);
  await import(/** @type {string} */ ("../../workbench/page/main.js"));
}

/**
 * Gives the service worker a way to the builder, now and whenever it has slept; and tells the page where its module is shown.
 * @param {(port: MessagePort) => void} way  what is at the other end
 * @returns {Promise<() => void>}  gives it a way anew
 */
function connect(way) {
  const introduce = () => {
    const { port1, port2 } = new MessageChannel();
    way(port1);
    /** @type {ServiceWorker} */ (navigator.serviceWorker.controller).postMessage("worker", [port2]);
  };
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (!data.client) return introduce();
      /** @type {HTMLMetaElement} */ (one(document, "meta[name=stage]")).content = `stage/${data.client}`;
      return resolve(introduce);
    });
    introduce();
  });
}

// Browsers fetch what is to be saved past the service worker (crbug.com/468227): so it is fetched here, and saved from memory.
document.addEventListener("click", async (event) => {
  const $link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[download]"));
  if (!$link || !$link.href.startsWith(new URL("./", document.baseURI).href)) return;
  event.preventDefault();
  const answer = await fetch($link.href);
  if (answer.ok) save(await answer.blob(), $link.download);
});
