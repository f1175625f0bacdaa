import { make } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";
import { say } from "./say.js";

/** @typedef {{x: number, y: number, width: number, height: number}} Cut  in shares of the picture as it is turned */

const STEP = 0.02; // with an arrow
const LEAST = 0.08; // of a side
/** @type {[string, number][]} by the words of their buttons: width to height; 0: any */
const SHAPES = [["As it is", 0], ["Wide", 16 / 9], ["Square", 1]];
const KEPT = new Set(["image/png", "image/webp"]); // with what may be transparent; all else becomes a JPEG
const QUALITY = 0.9;

/** A picture that can be cut and turned, by mouse and by keys; the author's own file stays as it is. */
export class Crop {
  /** @param {ImageBitmap} bitmap */
  constructor(bitmap) {
    this.bitmap = bitmap;
    this.turns = 0; // quarters, clockwise
    this.shape = 0;
    /** @type {Cut} */
    this.cut = { x: 0, y: 0, width: 1, height: 1 };
    this.$canvas = /** @type {HTMLCanvasElement} */ (make("canvas"));
    this.$cut = make("div", { class: "cut", tabindex: "0", role: "application", "aria-roledescription": "cropping frame", "aria-label": "What is shown: arrows move it, Shift and arrows change its size" }, make("i"), make("i"), make("i"), make("i"));
    this.$frame = make("div", { class: "frame" }, this.$canvas, this.$cut);
    const $turn = make("button", { type: "button" }, icon("turn"), "Turn");
    $turn.addEventListener("click", () => this.turn());
    const $pick = make("div", { class: "pick", role: "group", "aria-label": "Shape" });
    for (const [words, shape] of SHAPES) {
      const $one = make("button", { type: "button", "aria-pressed": String(!shape) }, words);
      $one.addEventListener("click", () => {
        for (const $each of $pick.children) $each.setAttribute("aria-pressed", String($each === $one));
        this.reshape(shape);
      });
      $pick.append($one);
    }
    this.$place = make("div", { class: "crop" }, this.$frame, make("div", { class: "row" }, $turn, $pick));
    this.$cut.addEventListener("keydown", (event) => this.pressed(event));
    this.$cut.addEventListener("pointerdown", (event) => this.grabbed(event));
    this.draw();
  }

  /** Whether it is as it was. */
  get isWhole() {
    const { x, y, width, height } = this.cut;
    return !this.turns && x === 0 && y === 0 && width === 1 && height === 1;
  }

  get size() {
    const { width, height } = this.bitmap;
    return this.turns % 2 ? { width: height, height: width } : { width, height };
  }

  turn() {
    this.turns = (this.turns + 1) % 4;
    const { x, y, width, height } = this.cut;
    this.cut = { x: 1 - y - height, y: x, width: height, height: width };
    this.draw();
    if (this.shape) this.reshape(this.shape);
    say("Turned");
  }

  /** The largest cut of a shape, in the middle. @param {number} shape */
  reshape(shape) {
    this.shape = shape;
    const { width, height } = this.size;
    const wide = shape ? Math.min(1, (height * shape) / width) : 1;
    const high = shape ? Math.min(1, width / shape / height) : 1;
    this.cut = { x: (1 - wide) / 2, y: (1 - high) / 2, width: wide, height: high };
    this.place();
  }

  draw() {
    const { width, height } = this.size;
    this.$canvas.width = width;
    this.$canvas.height = height;
    const context = /** @type {CanvasRenderingContext2D} */ (this.$canvas.getContext("2d"));
    context.translate(width / 2, height / 2);
    context.rotate((this.turns * Math.PI) / 2);
    context.drawImage(this.bitmap, -this.bitmap.width / 2, -this.bitmap.height / 2);
    this.$frame.style.aspectRatio = `${width} / ${height}`;
    this.place();
  }

  place() {
    const { x, y, width, height } = this.cut;
    const share = (/** @type {number} */ part) => `${part * 100}%`;
    Object.assign(this.$cut.style, { left: share(x), top: share(y), width: share(width), height: share(height) });
  }

  /** @param {number} dx @param {number} dy */
  move(dx, dy) {
    const { x, y, width, height } = this.cut;
    this.cut = { ...this.cut, x: within(x + dx, 0, 1 - width), y: within(y + dy, 0, 1 - height) };
    this.place();
  }

  /** From its lower right corner, or whichever side is meant. @param {number} dw @param {number} dh @param {boolean} [left] @param {boolean} [top] */
  resize(dw, dh, left = false, top = false) {
    const { x, y, width, height } = this.cut;
    let wide = within(width + dw, LEAST, left ? x + width : 1 - x);
    let high = within(height + dh, LEAST, top ? y + height : 1 - y);
    if (this.shape) {
      const { width: w, height: h } = this.size;
      const ratio = (this.shape * h) / w; // of the shares
      if (dw || !dh) high = wide / ratio;
      else wide = high * ratio;
      const fits = Math.min(1, (top ? y + height : 1 - y) / high, (left ? x + width : 1 - x) / wide);
      wide *= fits;
      high *= fits;
    }
    this.cut = { x: left ? x + width - wide : x, y: top ? y + height - high : y, width: wide, height: high };
    this.place();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!way) return;
    event.preventDefault();
    if (event.shiftKey) this.resize(way[0], way[1]);
    else this.move(way[0], way[1]);
    const { width, height } = this.cut;
    say(`${Math.round(width * 100)} % wide, ${Math.round(height * 100)} % high`);
  }

  /** @param {PointerEvent} event */
  grabbed(event) {
    const corner = [...this.$cut.children].indexOf(/** @type {Element} */ (event.target));
    const { width, height } = this.$frame.getBoundingClientRect();
    let { clientX, clientY } = event;
    this.$cut.setPointerCapture(event.pointerId);
    const moved = (/** @type {PointerEvent} */ now) => {
      const [dx, dy] = [(now.clientX - clientX) / width, (now.clientY - clientY) / height];
      ({ clientX, clientY } = now);
      const [left, top] = [corner === 0 || corner === 2, corner === 0 || corner === 1];
      if (corner < 0) this.move(dx, dy);
      else this.resize(left ? -dx : dx, top ? -dy : dy, left, top);
    };
    this.$cut.addEventListener("pointermove", moved);
    const done = () => this.$cut.removeEventListener("pointermove", moved);
    this.$cut.addEventListener("pointerup", done, { once: true });
    this.$cut.addEventListener("pointercancel", done, { once: true });
  }

  /** The picture as it was cut and turned; the file itself, where nothing was done to it. @param {File} file @returns {Promise<File>} */
  async made(file) {
    if (this.isWhole) return file;
    const { x, y, width, height } = this.cut;
    const size = this.size;
    const [wide, high] = [Math.max(1, Math.round(width * size.width)), Math.max(1, Math.round(height * size.height))];
    const $made = /** @type {HTMLCanvasElement} */ (make("canvas"));
    $made.width = wide;
    $made.height = high;
    /** @type {CanvasRenderingContext2D} */ ($made.getContext("2d")).drawImage(this.$canvas, Math.round(x * size.width), Math.round(y * size.height), wide, high, 0, 0, wide, high);
    const type = KEPT.has(file.type) ? file.type : "image/jpeg";
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ resolve) => $made.toBlob(resolve, type, QUALITY));
    return blob ? new File([blob], file.name.replace(/\.\w+$/, `.${type.split("/")[1].replace("jpeg", "jpg")}`), { type }) : file;
  }
}

/** @param {number} value @param {number} least @param {number} most */
function within(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
