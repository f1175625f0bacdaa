// The site's files, kept so that it opens without a network; and what the page asks of the builder, handed to the page's
// own worker. Nothing else is fetched, from nowhere else.

/** @typedef {{status: number, headers: [string, string][]}} Start */

/** @type {any} what a service worker has in place of a window: TypeScript's library for pages does not know it */
const worker = self;
const PLACE = new URL("./", worker.location.href);
const LIST = "site.json";
const VERSION = "{version}";
const OURS = `workbench ${PLACE.pathname} `; // caches of this site, among those of others at the same address
const CACHE = `${OURS}${VERSION}`;
const LATER = /^(?:pyodide\/|builder\.zip$)/; // what Python is of: most of the site
const ASKED = /^(?:engine|bring|files|made|events)(?:\/|$)/; // of the builder, by the page
const STAGED = /^stage\/(?<client>[^/]+)(?<path>\/.*)$/; // of the builder, by the module's frame in that page
/** What some servers call something else, so that browsers would not run it; `hosting.py`. @type {Object<string, string>} */
const TYPES = { mjs: "text/javascript", wasm: "application/wasm" };
const LOOKS = 10;
const LEAVING = 200; // ms
const WAIT = 10_000; // ms in which a page must say where its worker is

/** @type {Map<string, MessagePort>} to each page's worker, by the page's id */
const ports = new Map();
/** @type {Map<string, (() => void)[]>} */
const waiting = new Map();

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));

/** The page's files; Python and the builder are kept as they are fetched, so that the page is there at once. A newer site brings all of its own. */
async function keepFiles() {
  const list = await fetch(LIST, { cache: "no-cache" });
  const { files } = await list.clone().json();
  const cache = await caches.open(CACHE);
  await cache.put(LIST, list);
  const isFirst = !worker.registration.active;
  const wanted = Object.keys(files).filter((name) => !isFirst || !LATER.test(name));
  await Promise.all(wanted.map((name) => keep(cache, name, files[name], isFirst)));
  if (isFirst) await worker.skipWaiting();
}

/** @param {Cache} cache @param {string} name @param {string} hash @param {boolean} isFirst */
async function keep(cache, name, hash, isFirst) {
  const before = isFirst ? undefined : await caches.match(new URL(name, PLACE).href);
  const same = before && (await hashOf(before.clone())) === hash;
  const file = before && same ? before : await fetch(new Request(name, { cache: "no-cache" }));
  if (!file.ok) throw new Error(`${name}: ${file.status}`);
  await cache.put(name, file);
}

async function dropOld() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
}

/** A newer site takes the place of the one before, unless that one is open in another window, too. */
async function takeOver() {
  for (let looked = 0; looked < LOOKS; looked += 1) {
    const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.length < 2) return worker.skipWaiting();
    await new Promise((resolve) => setTimeout(resolve, LEAVING)); // a page that was left is counted for a moment
  }
}

/** @param {Response} file */
async function hashOf(file) {
  const digest = await worker.crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, source, ports: [port] } = event;
  const client = /** @type {any} */ (source);
  if (data === "take over") event.waitUntil(takeOver());
  if (data === "take this page in") worker.clients.claim();
  if (data !== "worker" || !port || !client) return;
  ports.set(client.id, port);
  for (const go of waiting.get(client.id) || []) go();
  waiting.delete(client.id);
  client.postMessage({ client: client.id });
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== PLACE.origin || !url.pathname.startsWith(PLACE.pathname)) return;
  const path = url.pathname.slice(PLACE.pathname.length);
  const staged = STAGED.exec(path);
  if (staged && staged.groups) event.respondWith(ask(staged.groups.client, "stage", staged.groups.path, url.search, request));
  else if (ASKED.test(path)) event.respondWith(ask(event.clientId || event.resultingClientId, "", `/${path}`, url.search, request));
  else if (request.method === "GET") event.respondWith(kept(path || "index.html", event));
});

/** A file of the site: as it was kept, else from the server; it is kept from then on, if it is of this version. @param {string} path @param {any} event */
async function kept(path, event) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(path, { ignoreSearch: true });
  if (found) return typed(path, found);
  const file = await fetch(event.request);
  const list = file.ok && (await cache.match(LIST));
  if (list) event.waitUntil(keepIfOurs(cache, path, file.clone(), (await list.json()).files));
  return file.ok ? typed(path, file) : file;
}

/** @param {string} path @param {Response} file */
function typed(path, file) {
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
  return type ? new Response(file.body, { headers: { "Content-Type": type } }) : file;
}

/** @param {Cache} cache @param {string} path @param {Response} file @param {Object<string, string>} files */
async function keepIfOurs(cache, path, file, files) {
  if (files[path] && files[path] === (await hashOf(file.clone()))) await cache.put(path, file);
}

/**
 * What the builder answers.
 * @param {string} client  the page whose worker is asked
 * @param {string} app
 * @param {string} path
 * @param {string} query
 * @param {Request} request
 */
async function ask(client, app, path, query, request) {
  const port = await portOf(client);
  if (!port) return new Response('{"problem": "the workbench is open no more: load this page again"}', { status: 503, headers: { "Content-Type": "application/json" } });
  const body = request.method === "POST" ? await request.arrayBuffer() : new ArrayBuffer(0);
  const { port1, port2 } = new MessageChannel();
  const asked = { app, method: request.method, path: decodeURIComponent(path), query: query.slice(1), headers: Object.fromEntries(request.headers), body };
  return new Promise((resolve) => {
    /** @type {ReadableStreamDefaultController | null} */
    let stream = null;
    port1.onmessage = ({ data }) => {
      if (data.start) {
        const { status, headers } = /** @type {Start} */ (data.start);
        const has = status !== 204 && status !== 304;
        const held = has ? new ReadableStream({ start: (given) => void (stream = given), cancel: () => port1.postMessage("enough") }) : null;
        resolve(new Response(held, { status, headers }));
      }
      if (data.chunk && stream) stream.enqueue(data.chunk);
      if (data.end) {
        if (stream) stream.close();
        port1.close();
      }
    };
    port.postMessage({ asked, port: port2 }, [port2, body]);
  });
}

/** @param {string} client @returns {Promise<MessagePort | undefined>} */
async function portOf(client) {
  if (ports.has(client)) return ports.get(client);
  const page = client && (await worker.clients.get(client));
  if (!page) return undefined;
  await new Promise((resolve) => {
    waiting.set(client, [...(waiting.get(client) || []), () => resolve(undefined)]);
    page.postMessage("where is the worker?"); // a service worker that slept has forgotten
    setTimeout(resolve, WAIT);
  });
  return ports.get(client);
}
