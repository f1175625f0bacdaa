// The site's files, kept so that it opens without a network; and what the page asks of the builder, handed to the page's
// own worker. Nothing else is fetched, from nowhere else.

/** @typedef {{status: number, headers: [string, string][]}} Start */

/** @type {any} what a service worker has in place of a window: TypeScript's library for pages does not know it */
const worker = self;
const PLACE = new URL("./", worker.location.href);
const LIST = "site.json";
const ASKED = /^(?:engine|bring|files|made|events)(?:\/|$)/; // of the builder, by the page
const STAGED = /^stage\/(?<client>[^/]+)(?<path>\/.*)$/; // of the builder, by the module's frame in that page
const WAIT = 10_000; // ms in which a page must say where its worker is

/** @type {Map<string, MessagePort>} to each page's worker, by the page's id */
const ports = new Map();
/** @type {Map<string, (() => void)[]>} */
const waiting = new Map();

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepFiles().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));

async function keepFiles() {
  const list = await fetch(LIST, { cache: "no-cache" });
  const { version, files } = await list.json();
  const cache = await caches.open(version);
  await cache.addAll(Object.keys(files).map((name) => new Request(name, { cache: "no-cache" })));
  await cache.put("site-version", new Response(version));
}

async function dropOld() {
  const list = await fetch(LIST, { cache: "no-cache" }).catch(() => null);
  if (!list || !list.ok) return; // without a network nothing is old
  const { version } = await list.json();
  for (const name of await caches.keys()) if (name !== version) await caches.delete(name);
}

worker.addEventListener("message", (/** @type {MessageEvent} */ { data, source, ports: [port] }) => {
  const client = /** @type {any} */ (source);
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
  else if (request.method === "GET") event.respondWith(kept(path || "index.html", request));
});

/** A file of the site: as it was kept, else from the server. @param {string} path @param {Request} request */
async function kept(path, request) {
  return (await caches.match(new URL(path, PLACE).href, { ignoreSearch: true })) || fetch(request);
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
