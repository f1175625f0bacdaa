const AWAY = 300000; // ms without a sign of life after which nobody is there
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart", "timeupdate"]; // the last is a clip's

/** Counts the time in which someone is at the module: not a window that is hidden, or left open overnight. */
export class ActiveTime {
  #counted = 0;
  #since = 0;
  #last = 0;

  constructor() {
    this.#since = this.#last = Date.now();
    const sign = () => this.#note();
    for (const event of SIGNS_OF_LIFE) document.addEventListener(event, sign, { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => {
      this.#count();
      this.#last = document.visibilityState === "hidden" ? 0 : Date.now();
    });
  }

  #note() {
    if (document.visibilityState === "hidden") return;
    this.#count();
    this.#last = Date.now();
  }

  #count() {
    const now = Date.now();
    this.#counted += Math.max(0, Math.min(now, this.#last + AWAY) - this.#since);
    this.#since = now;
  }

  /** @returns {number} seconds of this session so far */
  get seconds() {
    this.#count();
    return this.#counted / 1000;
  }
}
