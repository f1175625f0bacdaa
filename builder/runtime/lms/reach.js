const PATIENCE = 30000; // ms: a server that is slow is not gone
const PATIENCE_FIRST = 8000; // ms after which it is taken for one that can't be asked so
/** What a server answers who does not know the learner any more: among them those of Laravel (419) and of IIS (440). */
const BARRED = /^(40[137]|419|440|511)$/;

/** @typedef {"yes"|"no"|"turned away"} Reached  the last: somebody answers, and not as at the launch; the login may have run out */
/** @typedef {{who: "here"|"barred"|"elsewhere", length: string}} Answer */

/**
 * Whether the server of this page can be reached. An LMS's script may answer "saved" to what never left the computer, or was turned away
 * at the door, so the server is asked at each commit: for a page of the package itself, by its head alone. Where that can't be asked (a
 * disk, a rule of the LMS), the browser's own word has to do.
 * @returns {() => Promise<Reached>}
 */
export function findReach() {
  const usual = window.location.protocol.startsWith("http") ? ask(PATIENCE_FIRST) : Promise.resolve(null);
  return async () => {
    if (window.navigator.onLine === false) return "no";
    const before = await usual;
    if (!before) return "yes";
    const now = await ask(PATIENCE);
    if (!now) return "no";
    const isOther = now.who !== before.who || (now.length && before.length && now.length !== before.length); // a login page in its place
    return isOther ? "turned away" : "yes";
  };
}

/** @param {number} wait in ms @returns {Promise<Answer | null>} null: nobody answers */
async function ask(wait) {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), wait);
  try {
    const address = window.location.href.split("#")[0];
    const { type, status, headers } = await fetch(address, { method: "HEAD", cache: "no-store", redirect: "manual", signal: patience.signal });
    const who = type === "opaqueredirect" ? "elsewhere" : BARRED.test(String(status)) ? "barred" : "here";
    return { who, length: (status === 200 && headers.get("Content-Length")) || "" };
  } catch (unreachable) {
    return null;
  } finally {
    window.clearTimeout(timer);
  }
}
