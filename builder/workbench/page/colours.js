// The colours of an organisation, as its file has them and as people name them.

const COLOUR = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Each colour that can be written: its name, what it is called, and where the palette has what is made of it. @type {[string, string, "light" | "dark", string][]} */
export const COLOURS = [["brand", "Brand", "light", "brand"], ["brand wash", "Pale tint", "light", "brand-wash"], ["brand dark", "Brand, dark screens", "dark", "brand"], ["brand wash dark", "Tint, dark screens", "dark", "brand-wash"]];

/** What the palette makes of them, in words. @type {Object<string, string>} */
export const SPOKEN = { ink: "Text", "ink-soft": "Quiet text", paper: "the page", brand: "Brand", "on-brand": "Words on buttons", "brand-wash": "the pale tint", wash: "the ground", "accent-wash": "notes", band: "bands", deep: "deep bands" };

/** A colour as the file has it: “#005a9c” for “005A9C”; "" for what is none. @param {string} typed */
export function colourIn(typed) {
  const [, digits] = COLOUR.exec(typed.trim()) || [];
  return digits ? `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`.toLowerCase() : "";
}
