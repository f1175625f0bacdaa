/** The drawings of the workbench, each one path in a square of 16. @type {Object<string, string>} */
const DRAWN = {
  plus: "M8 3v10M3 8h10",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14",
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  error: "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.5v4M8 11v.5",
  warn: "M8 2 15 14H1L8 2ZM8 6.5v3.5M8 12v.4",
  advice: "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.2v4.2M8 4.6V5",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1",
  help: "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6 6.2a2 2 0 1 1 2.6 2c-.5.2-.6.5-.6 1.1M8 11.4v.2",
  bold: "M4.5 2.5h4a2.6 2.6 0 0 1 0 5.3h-4zM4.5 7.8h4.6a2.8 2.8 0 0 1 0 5.7H4.5z",
  italic: "M7 3h5M4 13h5M9.5 3l-3 10",
  link: "M6.5 9.5a3 3 0 0 0 4.2.2l2-2a3 3 0 0 0-4.2-4.2l-1 1M9.5 6.5a3 3 0 0 0-4.2-.2l-2 2a3 3 0 0 0 4.2 4.2l1-1",
  list: "M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  table: "M2 3h12v10H2zM2 7h12M8 3v10",
  picture: "M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M10.5 6h.01",
  callout: "M3 2v12M6 4h8M6 8h8M6 12h5",
  form: "M2 3h12v3H2zM2 9h12v4H2z",
  history: "M2.5 8a5.5 5.5 0 1 1 1.8 4M2 12.5l2.4-.4L4 9.5M8 5v3.2l2 1.3",
  page: "M4 1.5h5.5L13 5v9.5H4zM9 1.5V5.5h4",
  fold: "M10 3 5 8l5 5",
  unfold: "M6 3l5 5-5 5",
  phone: "M4.5 1.5h7v13h-7zM7.2 12.5h1.6",
  wide: "M1.5 3h13v8h-13zM5 14h6M8 11v3",
  again: "M3 8a5 5 0 1 0 1.5-3.5M3 2v3.2h3.2",
  out: "M9 2h5v5M14 2 7.5 8.5M6.5 3H3v10h10V9.5",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  bin: "M3 4h10M6 4V2.5h4V4M4.5 4l.6 9.5h5.8l.6-9.5M6.7 6.5v4.5M9.3 6.5v4.5",
  turn: "M12.5 6A5 5 0 1 0 13 9M13 2.5V6H9.5",
  box: "M8 1.5 14 4.5v7L8 14.5l-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7",
  folder: "M1.5 3.5h5l1.5 2h6.5v8h-13z",
  copy: "M5 5h9v9H5zM11 5V2H2v9h3",
  file: "M4 1.5h5.5L13 5v9.5H4zM9 1.5V5.5h4M6 8.5h5M6 11h5",
  save: "M2.5 2.5h9l2 2v9h-11zM5 2.5v4h5.5v-4M5 13.5v-4h6v4",
  lock: "M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  people: "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 14c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M11 7.3a2.3 2.3 0 0 0 0-4.6M12 9.7c1.7.4 2.7 1.9 2.7 4.3",
  print: "M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z",
  note: "M2 2.5h12v8.5H8l-3.5 3V11H2z",
  down2: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  question: "M2.5 4h2v2h-2zM2.5 10h2v2h-2zM7 5h7M7 11h7",
  reflect: "M2 3h12v8H7l-3 2.5V11H2zM5 6h6M5 8.5h4",
  cap: "M1 6l7-3 7 3-7 3zM4 7.5V11c2 1.7 6 1.7 8 0V7.5",
  moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z",
  keys: "M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6",
  move: "M5.5 3.5h.01M10.5 3.5h.01M5.5 8h.01M10.5 8h.01M5.5 12.5h.01M10.5 12.5h.01",
  eye: "M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  target: "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  weight: "M4 5h8l2 9H2zM8 5a1.7 1.7 0 1 0 0-3.5A1.7 1.7 0 0 0 8 5Z",
  calendar: "M2 3.5h12v10.5H2zM2 6.5h12M5 2v3M11 2v3",
};
const SVG = "http://www.w3.org/2000/svg";
const HEAVY = new Set(["more", "move"]);

/** A drawing beside words, which screen readers pass over. @param {string} name */
export function icon(name) {
  const $svg = document.createElementNS(SVG, "svg");
  const attributes = { class: "icon", viewBox: "0 0 16 16", fill: "none", stroke: "currentColor", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  for (const [attribute, value] of Object.entries({ ...attributes, "stroke-width": HEAVY.has(name) ? "2.2" : "1.5" })) $svg.setAttribute(attribute, value);
  const $path = document.createElementNS(SVG, "path");
  $path.setAttribute("d", DRAWN[name]);
  $svg.append($path);
  return $svg;
}
