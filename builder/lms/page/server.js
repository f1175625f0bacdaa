/**
 * @param {string} address
 * @param {object} [sent]
 * @returns {Promise<any>} the answer; rejected where the server is gone (TypeError), or has nothing there (Error)
 */
export async function ask(address, sent) {
  const options = sent ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) } : {};
  const answer = await fetch(address, options);
  if (!answer.ok && answer.status !== 500) throw new Error(await answer.text());
  return answer.json();
}

const PATIENCE = 1500; // ms without the server before it counts as stopped

/**
 * Hears of every change, for as long as the page is seen; a hidden page hears nothing, and looks again when it is shown.
 * @param {() => void} changed
 * @param {() => void} stopped  the server is gone
 */
export function listen(changed, stopped) {
  let stop = connect(changed, stopped);
  document.addEventListener("visibilitychange", () => {
    stop();
    if (document.visibilityState === "visible") stop = connect(changed, stopped);
  });
}

/** @param {() => void} changed @param {() => void} stopped @returns {() => void} ends it */
function connect(changed, stopped) {
  const source = new EventSource("/events");
  let timer = 0;
  source.addEventListener("message", () => {
    window.clearTimeout(timer);
    timer = 0;
    changed();
  });
  source.addEventListener("error", () => {
    timer = timer || window.setTimeout(stopped, PATIENCE);
  });
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}

/**
 * Makes a page true, one time after the other: what is asked for while it is under way is done after it, once.
 * @param {() => Promise<void>} draw
 * @returns {{(): Promise<void>, isStale: boolean}} `isStale`: it has been asked for again since it began
 */
export function oneAtATime(draw) {
  let busy = false;
  const refresh = async () => {
    refresh.isStale = true;
    if (busy) return;
    busy = true;
    try {
      while (refresh.isStale) {
        refresh.isStale = false;
        await draw();
      }
    } catch (reason) {
      if (!(reason instanceof TypeError)) throw reason; // the server has stopped: `listen` says so
    } finally {
      busy = false;
    }
  };
  refresh.isStale = false;
  return refresh;
}
