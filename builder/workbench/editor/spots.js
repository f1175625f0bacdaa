/** Where something is put while it is still being read: it moves with the text. @typedef {{from: number, to: number, grows?: boolean}} Spot  `grows`: what is typed at its end belongs to it */

/** The places at which something is still to be put in, in the order in which it was pasted or dropped. */
export class Spots {
  constructor() {
    /** @type {Set<Spot>} */
    this.all = new Set();
    /** The one at which something is put in now. @type {Spot | null} */
    this.putting = null;
  }

  /** @param {Spot} place @param {boolean} grows @returns {Spot} */
  keep({ from, to }, grows) {
    const spot = { from, to, grows };
    this.all.add(spot);
    return spot;
  }

  /** @param {Spot} spot @param {() => void} put */
  fill(spot, put) {
    this.putting = spot;
    put();
    this.putting = null;
    this.all.delete(spot);
  }

  /** The text has changed. @param {import("@codemirror/state").ChangeDesc} changes */
  move(changes) {
    let side = -1; // what is typed there stands behind it
    for (const spot of this.all) {
      if (spot === this.putting) side = 1; // and so does what was pasted there later
      else [spot.from, spot.to] = [changes.mapPos(spot.from, side), changes.mapPos(spot.to, spot.grows ? 1 : side)];
    }
  }
}
