/**
 * Plays the adapter as the runtime does. Each line of input is a play in a new window, as JSON; what each step of it
 * gave is a line of output. A step is a verb and its argument; "down" and "up" are the network's, "query" launches.
 */
import { createInterface } from "node:readline";

const ADAPTER = "../../scorm_templates/cmi5/adapter.js";
let plays = 0;

async function play({ settings, network, steps }) {
  plays += 1;
  const { adapter } = await import(`${ADAPTER}?${plays}`);
  const stored = new Map();
  const went = [];
  const location = { search: "", replace: (address) => went.push(address) };
  const sessionStorage = { getItem: (name) => stored.get(name) ?? null, setItem: (name, value) => stored.set(name, value) };
  const clip = { muted: false };
  globalThis.window = { location, sessionStorage, setTimeout: (act, ms) => setTimeout(act, ms / 100) };
  globalThis.document = { documentElement: { lang: "en-GB" }, querySelectorAll: () => [clip] };
  const others = {
    query: (query) => (location.search = `?${query}`),
    down: () => fetch(`${network}down`, { method: "POST" }),
    up: () => fetch(`${network}up`, { method: "POST" }),
    went: () => went,
    isMuted: () => clip.muted,
    connect: () => adapter.connect(settings),
  };
  const given = [];
  for (const [verb, argument] of steps) given.push((await (others[verb] || adapter[verb])(argument)) ?? null);
  return given;
}

for await (const line of createInterface({ input: process.stdin })) {
  const given = await play(JSON.parse(line)).catch((failed) => ({ failed: failed.stack }));
  process.stdout.write(`${JSON.stringify(given)}\n`);
}
process.exit(0); // idle connections would hold it for seconds
