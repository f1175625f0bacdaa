const AWAY = 300000; // ms without a sign of life after which nobody is there
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart", "timeupdate"]; // the last is a clip's

/** A clock that nobody can set, in ms. */
export const now = () => window.performance.now();

/** Counts the time in which someone is at the module: not a window that is hidden, or left open overnight. */
export class ActiveTime {
  #counted = 0;
  #since = 0;
  #last = 0;

  constructor() {
    this.#since = this.#last = now();
    const sign = () => this.#note();
    for (const event of SIGNS_OF_LIFE) document.addEventListener(event, sign, { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => {
      this.#count();
      this.#last = document.visibilityState === "hidden" ? -Infinity : now();
    });
  }

  #note() {
    if (document.visibilityState === "hidden") return;
    this.#count();
    this.#last = now();
  }

  #count() {
    const until = now();
    this.#counted += Math.max(0, Math.min(until, this.#last + AWAY) - this.#since);
    this.#since = until;
  }

  /** @returns {number} seconds of this session so far */
  get seconds() {
    this.#count();
    return this.#counted / 1000;
  }
}
