/**
 * Tells windows that show the same module to the same learner of each other. Where the browser can't, each is alone, as before.
 */
export class Windows {
  /** Names of the others that are open. @type {Set<string>} */
  #others = new Set();
  #name = Math.random().toString(36).slice(2);
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /**
   * @param {string} name  of module and learner
   * @param {(others: number) => void} changed  called when another opens or closes
   * @param {(state: string) => void} received  called with the saved state of another that has done something
   */
  constructor(name, changed, received) {
    try {
      this.#channel = new BroadcastChannel(name);
    } catch (unknown) {
      return;
    }
    this.#channel.onmessage = ({ data }) => {
      const { from, event, state } = Object(data);
      if (event === "opened") this.#say("here");
      if (event === "left" ? this.#others.delete(from) : !this.#others.has(from) && this.#others.add(from)) changed(this.#others.size);
      if (typeof state === "string") received(state);
    };
    this.#say("opened");
  }

  /** @param {"opened"|"here"|"worked"|"left"} event @param {string} [state] */
  #say(event, state) {
    this.#channel?.postMessage({ from: this.#name, event, state });
  }

  /** Tells the others what this one has done. @param {string} state */
  share(state) {
    this.#say("worked", state);
  }

  close() {
    this.#say("left");
    this.#channel?.close();
    this.#channel = null;
  }
}
