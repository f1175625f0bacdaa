import { make, one } from "../../runtime/kit/dom.js";
import { drawBar, recallMode } from "../../workbench/page/bar.js";
import { forget, recall, remember } from "./remembered.js";

// The page without a server: asks where the courses are, starts the builder beside the page, and then the workbench.

/** @typedef {"folder" | "browser"} Home */

const LOOK = 3000; // ms between two looks at the folder, while the page is seen

const $main = one(document, "#main");
const $status = make("p", { class: "site-status", role: "status" });
const builder = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const opensFolders = "showDirectoryPicker" in window;

/** @type {(() => void) | null} */
let opened = null;

builder.addEventListener("message", ({ data }) => {
  if (data.loading) $status.textContent = `${data.loading}…`;
  if (data.ready) $status.textContent = "";
  if (data.ready && opened) opened();
  if (data.failed) $status.textContent = `That did not work: ${data.failed}`;
  if (data.copied) save(new Blob([data.copied], { type: "application/zip" }), `courses-${new Date().toISOString().slice(0, 10)}.zip`);
  if (data.brought) window.location.reload();
});

recallMode();
drawBar(null);
inCharge().then(begin).catch((reason) => $main.replaceChildren(make("p", { class: "lead" }, `That did not work: ${reason.message}`)));

/** The service worker, which stands between this page and its server from now on. */
async function inCharge() {
  if (!("serviceWorker" in navigator)) throw new Error("this browser can’t keep the workbench");
  await navigator.serviceWorker.register(new URL("../../service_worker.js", import.meta.url));
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
}

async function begin() {
  const last = await recall();
  if (last === "browser") return open(await navigator.storage.getDirectory(), "browser");
  if (last && (await last.queryPermission({ mode: "readwrite" })) === "granted") return open(last, "folder");
  const $choices = make("div", { class: "site-choices" });
  if (last) $choices.append(button(`Open “${last.name}” again`, "main", async () => (await last.requestPermission({ mode: "readwrite" })) === "granted" && open(last, "folder")));
  if (opensFolders) $choices.append(button(last ? "Choose another folder" : "Choose the folder", last ? "" : "main", chooseFolder));
  $choices.append(button("Keep them in this browser", opensFolders ? "" : "main", async () => open(await navigator.storage.getDirectory(), "browser")));
  const how = opensFolders
    ? "Choose the folder on your computer or in OneDrive in which your courses are, or an empty one. Your browser then asks whether this page may read and change it. Nothing leaves your computer."
    : "This browser can’t open folders, so your courses live in it, and on this computer alone. Take a copy home often. In Edge and Chrome you can use a folder of your computer.";
  $main.replaceChildren(make("div", { class: "page site" }, make("h1", { tabindex: "-1" }, "Where are your courses?"), make("p", { class: "lead" }, how), $choices, $status, make("p", { class: "small" }, make("a", { href: "about.html" }, "For your IT department and your data protection officer"))));
}

async function chooseFolder() {
  const picker = /** @type {any} */ (window).showDirectoryPicker;
  const handle = await picker({ id: "courses", mode: "readwrite" }).catch(() => null); // she thought better of it
  if (handle) await open(handle, "folder");
}

/** @param {FileSystemDirectoryHandle} handle @param {Home} home */
async function open(handle, home) {
  await remember(home === "browser" ? "browser" : handle);
  if (home === "browser") await navigator.storage.persist?.();
  $main.replaceChildren(make("div", { class: "page site" }, make("h1", { tabindex: "-1" }, "Opening your courses"), $status));
  builder.postMessage({ open: handle });
  await new Promise((resolve) => {
    opened = () => resolve(undefined);
  });
  const client = await connect();
  /** @type {HTMLMetaElement} */ (one(document, "meta[name=stage]")).content = `stage/${client}`;
  document.body.append(foot(home));
  window.setInterval(() => document.visibilityState === "visible" && builder.postMessage({ look: true }), LOOK);
  window.addEventListener("focus", () => builder.postMessage({ look: true }));
  await import(/** @type {string} */ ("../../workbench/page/main.js"));
}

/** Gives the service worker a way to the builder, now and whenever it has slept. @returns {Promise<string>} this page's id */
function connect() {
  const introduce = () => {
    const { port1, port2 } = new MessageChannel();
    builder.postMessage({ port: port1 }, [port1]);
    /** @type {ServiceWorker} */ (navigator.serviceWorker.controller).postMessage("worker", [port2]);
  };
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data.client) resolve(data.client);
      else introduce();
    });
    introduce();
  });
}

/** Where the courses are, and how to take them elsewhere. @param {Home} home */
function foot(home) {
  const $file = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".zip", hidden: true, "aria-label": "A copy of courses" }));
  $file.addEventListener("change", async () => {
    const [file] = $file.files || [];
    if (file) builder.postMessage({ bring: await file.arrayBuffer() });
  });
  const $foot = make("aside", { class: "site-foot", "aria-label": "Where your courses are" });
  const where = home === "browser" ? "Your courses live in this browser, on this computer alone." : "Your courses are in your own folder. Nothing leaves this computer.";
  $foot.append(make("span", {}, where), button("Take a copy home", "bare", () => builder.postMessage({ copy: true })));
  if (home === "browser") $foot.append(button("Bring a copy back", "bare", () => $file.click()), $file);
  $foot.append(button("Other courses", "bare", async () => {
    await forget();
    window.location.reload();
  }), $status);
  return $foot;
}

/** @param {string} words @param {string} look @param {() => unknown} act */
function button(words, look, act) {
  const $button = make("button", { type: "button", class: look || false }, words);
  $button.addEventListener("click", act);
  return $button;
}

// Browsers fetch what is to be saved past the service worker (crbug.com/468227): so it is fetched here, and saved from memory.
document.addEventListener("click", async (event) => {
  const $link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[download]"));
  if (!$link || !$link.href.startsWith(new URL("./", document.baseURI).href)) return;
  event.preventDefault();
  const answer = await fetch($link.href);
  if (answer.ok) save(await answer.blob(), $link.download);
});

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const address = URL.createObjectURL(content);
  make("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), LOOK);
}
