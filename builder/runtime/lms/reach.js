const TIMEOUT = 30000; // ms: a server that is slow is not gone

/**
 * Whether the server of this page can be reached. An LMS's script may answer "saved" to what never left the computer, so it is asked
 * for before each commit: for a page of the package itself, by its head alone. Where that can't be asked (a disk, a rule of the LMS), the
 * browser's own word has to do.
 * @returns {Promise<() => Promise<boolean>>}
 */
export async function findReach() {
  const asks = window.location.protocol.startsWith("http") && (await ask());
  return async () => window.navigator.onLine !== false && (!asks || ask());
}

/** @returns {Promise<boolean>} */
async function ask() {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), TIMEOUT);
  try {
    await fetch(window.location.href.split("#")[0], { method: "HEAD", cache: "no-store", signal: patience.signal });
    return true; // whatever the answer, somebody gave it
  } catch (unreachable) {
    return false;
  } finally {
    window.clearTimeout(timer);
  }
}
