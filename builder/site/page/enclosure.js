/*
 * Around the pane in which a module plays: a page of ours, of the workbench's origin. The pane's document is a data: address, so that
 * its origin is nobody's (HTML, 7.1.1: opaque); the module's page has the same one. What they want is asked of this page by messages,
 * and this page gives nothing but what belongs to the course that is shown. `builder/site/stage.py` says what its own rules are,
 * which hold in the frames, too (CSP Level 3, 7.8).
 *
 *     from it    {ask: number, address, sent}, {fetch: number, address}   answered by {answered: number, value | failed}
 *                {keep: [name, value]}                                    in the session's storage
 *                {link: address}                                          that was clicked in the module
 *                all else                                                 goes to the workbench: `preview/page/embedded.js`
 *     to it      {begin: {holder, kept}}                                  once it has loaded; then what the workbench sends
 */

const KEPT = "preview:"; // names in the session's storage begin so
// Navigation of the window and windows of its own are not among them. An opaque origin is not made another by the second.
const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads";
// What may be in the frames, over this page's own rules: what lies in their memory, and nothing else.
const MEMORY_ONLY = "default-src 'none'; script-src data: blob:; style-src 'unsafe-inline' blob:; img-src data: blob:; media-src data: blob:; font-src data: blob:";
const { origin } = window.location;

const $frame = document.createElement("iframe");
$frame.title = "The module";
$frame.allow = "fullscreen";
$frame.setAttribute("sandbox", ALLOWED);
let course = "";

start();

async function start() {
  const [script, styles] = await Promise.all(["enclosed.js", "enclosed.css"].map(async (name) => (await fetch(new URL(name, import.meta.url))).text()));
  $frame.addEventListener("load", () => post({ begin: { holder: origin, kept: Object.fromEntries(Object.entries(window.sessionStorage).filter(([name]) => name.startsWith(KEPT))) } }), { once: true });
  window.addEventListener("message", hear);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${MEMORY_ONLY}"><title>The module</title><style>${styles}</style></head><body class="embedded"><main id="main" class="columns"></main><script src="${dataAddress("text/javascript", script)}"></script></body></html>`;
  $frame.src = dataAddress("text/html", html);
  document.body.append($frame);
}

/** @param {string} type @param {string} text */
function dataAddress(type, text) {
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}

/** @param {object} message @param {Transferable[]} [given] */
function post(message, given = []) {
  $frame.contentWindow?.postMessage(message, "*", given); // no name means an opaque origin
}

/** @param {MessageEvent} event */
function hear({ source, origin: from, data }) {
  if (!data || typeof data !== "object") return;
  if (source === window.parent && from === origin) {
    if (typeof data.show === "string") course = data.show;
    post(data);
  }
  if (source !== $frame.contentWindow) return;
  if (data.ask || data.fetch) give(data);
  else if (data.keep) keep(data.keep);
  else if (data.link) follow(String(data.link));
  else window.parent.postMessage(data, origin);
}

/** Nothing but what is of the course that is shown. @param {string} address @param {any} sent */
function isOfCourse(address, sent) {
  const name = encodeURIComponent(course);
  const way = new URL(address, document.baseURI).href.slice(new URL("./", document.baseURI).href.length);
  if (way !== address || !course) return false; // it leads elsewhere
  if (way === "sequencing") return sent && sent.course === course;
  return !sent && [`courses/${name}?`, `courses/${name}/page?`, `played/${name}/`, `files/${name}/`].some((start) => way.startsWith(start));
}

/** @param {{ask?: number, fetch?: number, address: string, sent?: object}} data */
async function give({ ask, fetch: fetched, address, sent }) {
  const number = ask || fetched;
  try {
    if (!isOfCourse(String(address), sent)) throw new Error("nothing of the course that is shown");
    const options = sent ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) } : {};
    const answer = await fetch(address, options);
    if (!answer.ok && answer.status !== 500) throw new Error(await answer.text());
    if (ask) post({ answered: number, value: await answer.json() });
    else {
      const content = await answer.arrayBuffer();
      post({ answered: number, value: { content, type: answer.headers.get("Content-Type") || "" } }, [content]);
    }
  } catch (reason) {
    post({ answered: number, failed: reason instanceof Error ? reason.message : String(reason) });
  }
}

/** @param {unknown} pair */
function keep(pair) {
  const [name, value] = Array.isArray(pair) ? pair.map(String) : ["", ""];
  if (name.startsWith(KEPT)) window.sessionStorage.setItem(name, value);
}

/** A link leads out of the module: nothing is asked elsewhere unless the author wishes. @param {string} address */
function follow(address) {
  if (!/^(?:https?|mailto):/.test(address) || !navigator.userActivation?.isActive) return;
  if (window.confirm(`This link leads out of the module, to\n\n${address}\n\nOpen it in another tab?`)) window.open(address, "_blank", "noopener");
}
