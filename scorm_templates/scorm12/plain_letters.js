/* Text in plain letters, for a standard whose texts are ASCII. */

/** What is spelt with more than a letter and a mark, and signs with what is typed where there is no key for them; _ is nothing. */
const PAIRS = (
  "ß ss æ ae œ oe ø o ł l đ d ð d þ th ħ h ı i ŋ ng ŧ t ə e ґ g ё yo є ye і i ї yi й y ў u " +
  "‐ - ‑ - ‒ - – - — - ― - − - ‘ ' ’ ' ‚ ' ′ ' ´ ' ʼ ' “ \" ” \" „ \" ″ \" « \" » \" ‹ ' › ' € EUR £ GBP ¥ JPY © (c) ® (R) × x ÷ / ⁄ / • * · . ° deg " +
  "→ -> ← <- ≥ >= ≤ <= ≠ != ≈ ~ ± +/- ✓ yes ✔ yes ✗ no ✘ no ¿ ? ¡ ! \u00ad _ \u200b _ \u200c _ \u200d _ \u200e _ \u200f _ \ufe0f _"
).split(" ");
const PLAIN = new Map(PAIRS.map((part, index) => [part, PAIRS[index + 1]]));
/** Alphabets, from the first letter on. @type {[number, string][]} */
const ALPHABETS = [
  [0x430, "a b v h d e zh z y y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"], // Cyrillic, as Ukrainian is spelt
  [0x3b1, "a v g d e z i th i k l m n x o p r s s t y f ch ps o"], // Greek
];
/** A fraction or a power right behind a digit, which would become one number with it. */
const FRACTION = /(\d)(?=[\u00bc-\u00be\u2150-\u215e])/g;
const POWER = /(\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079])/g;
const OTHERS = /[^\x20-\x7e]/gu;

for (const [first, letters] of ALPHABETS) letters.split(" ").forEach((plain, index) => PLAIN.set(String.fromCharCode(first + index), plain));

/**
 * The same text with a plain letter or sign for each that has one: Welsh, Polish or French stay as one would type them on an English
 * keyboard, Cyrillic and Greek are spelt out. What has none is left as it is.
 * @param {string} text
 * @returns {string}
 */
export function plainLetters(text) {
  const spelled = text.normalize("NFC").replace(FRACTION, "$1 ").replace(POWER, "$1^").replace(OTHERS, spell);
  return spelled.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(OTHERS, spell).normalize("NFC");
}

/** @param {string} letter */
function spell(letter) {
  const small = letter.toLowerCase();
  const plain = (PLAIN.get(small) ?? letter).replace("_", "");
  return small === letter ? plain : plain[0].toUpperCase() + plain.slice(1);
}
