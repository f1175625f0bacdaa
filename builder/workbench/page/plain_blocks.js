/** @typedef {import("../editor/blocks.js").BlockOffer} BlockOffer */

const drawn = (/** @type {string} */ shapes) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64">${shapes}</svg>`;

/** What has no keyword of its own, as the menu offers it beside blocks. @param {() => void} choosePicture @returns {BlockOffer[]} */
export function plainBlocks(choosePicture) {
  return [
    { name: "picture", keyword: "Picture", other: ["Image", "Photo"], about: "Asks which file, and what it shows.", purpose: "media", example: "![What it shows](media/picture.jpg)", picture: drawn(PICTURE), act: choosePicture },
    { name: "callout", keyword: "Callout", other: ["Tip", "Note", "Warning"], about: "Words in a box: tip, note, important, warning, example.", purpose: "parts", example: "> [!TIP]\n> What matters", picture: drawn(CALLOUT) },
    { name: "table", keyword: "Table", other: ["Rows", "Columns", "Grid"], about: "Rows and columns.", purpose: "parts", example: "| What you meet | Why it matters |\n|---|---|\n| A diary entry | It names people |", picture: drawn(TABLE) },
  ];
}

const PICTURE = `<rect class="p-o" x="8" y="6" width="80" height="42" rx="3"/><circle class="p-a" cx="70" cy="17" r="5"/><path class="p-w" d="M9 47V40l20-18 18 17 10-8 30 16z"/><path class="p-s" fill="none" d="M9 40l20-18 18 17 10-8 30 16"/><rect class="p-t" x="8" y="54" width="52" height="4" rx="1.5"/>`;
const CALLOUT = `<rect class="p-b" x="8" y="10" width="4" height="44" rx="1"/><rect class="p-k" x="18" y="14" width="26" height="5" rx="1.5"/><rect class="p-t" x="18" y="26" width="68" height="4" rx="1.5"/><rect class="p-t" x="18" y="35" width="60" height="4" rx="1.5"/><rect class="p-t" x="18" y="44" width="40" height="4" rx="1.5"/>`;
const TABLE = `<rect class="p-o" x="8" y="8" width="80" height="48" rx="3"/><rect class="p-w" x="8.7" y="8.7" width="78.6" height="12" rx="2"/><path class="p-o" fill="none" d="M8 21H88M8 33H88M8 45H88M40 8V56"/><rect class="p-k" x="13" y="12" width="18" height="5" rx="1.5"/><rect class="p-k" x="46" y="12" width="24" height="5" rx="1.5"/><rect class="p-t" x="13" y="25" width="20" height="4" rx="1.5"/><rect class="p-t" x="46" y="25" width="34" height="4" rx="1.5"/><rect class="p-t" x="13" y="37" width="20" height="4" rx="1.5"/><rect class="p-t" x="46" y="37" width="28" height="4" rx="1.5"/><rect class="p-t" x="13" y="49" width="20" height="4" rx="1.5"/><rect class="p-t" x="46" y="49" width="36" height="4" rx="1.5"/>`;
