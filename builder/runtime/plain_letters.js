/*
 * Text in plain letters, for what takes no others: names that a report shows, and standards whose texts are ASCII.
 */

/** Letters that no decomposition makes plain, each with what stands for it. */
const LETTERS = words(
  "ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L đ d Đ D ð d Ð D þ th Þ Th ħ h Ħ H ı i ŋ ng Ŋ Ng ŧ t Ŧ T ə e Ə E " +
    "а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и y і i ї yi й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya ѓ g ђ dj ј j љ lj њ nj ћ c ќ k џ dz " +
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
);
/** Signs, each with what is typed where there is no key for it; _ is nothing. */
const SIGNS = words(
  "‐ - ‑ - ‒ - – - — - ― - − - ‘ ' ’ ' ‚ ' ‛ ' ′ ' ´ ' ʼ ' ʻ ' “ \" ” \" „ \" ‟ \" ″ \" « \" » \" ‹ ' › ' € EUR £ GBP ¥ JPY ¢ c © (c) ® (R) × x ÷ / ⁄ / • * ‣ * · . ° deg " +
    "→ -> ← <- ⇒ => ≥ >= ≤ <= ≠ != ≈ ~ ± +/- ✓ yes ✔ yes ✗ no ✘ no ¿ ? ¡ ! § s. ¶ p. ª a º o \u00ad _ \u200b _ \u200c _ \u200d _ \u200e _ \u200f _ \u2060 _ \ufe0f _",
);
/** A fraction or a power right behind a digit, which would become one number with it. */
const FRACTION = /(\d)(?=[\u00bc-\u00be\u2150-\u215e])/g;
const POWER = /(\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079])/g;
const OTHERS = /[^\x20-\x7e]/gu;
const MARKS = /[\u0300-\u036f]/g;

/**
 * The same text with a plain letter or sign for each that has one: Welsh, Polish or French stay as one would type them on an English
 * keyboard, Cyrillic and Greek are spelt out. What has none is left as it is.
 * @param {string} text
 * @returns {string}
 */
export function plainLetters(text) {
  const apart = text.replace(FRACTION, "$1 ").replace(POWER, "$1^");
  const signs = apart.replace(OTHERS, (sign) => SIGNS.get(sign) ?? sign);
  const spelt = signs.replace(OTHERS, (letter) => spell(letter.normalize("NFC")));
  const plain = spelt.normalize("NFKD").replace(MARKS, "").replace(OTHERS, (left) => SIGNS.get(left) ?? spell(left));
  return plain.normalize("NFC");
}

/** @param {string} letter */
function spell(letter) {
  const small = letter.toLowerCase();
  const found = LETTERS.get(letter) ?? LETTERS.get(small);
  if (found === undefined || letter === small || LETTERS.has(letter)) return found ?? letter;
  return found.charAt(0).toUpperCase() + found.slice(1);
}

/**
 * Pairs, parted by blanks; _ stands for nothing.
 * @param {string} pairs
 * @returns {Map<string, string>}
 */
function words(pairs) {
  const parts = pairs.split(" ");
  return new Map(parts.flatMap((part, index) => (index % 2 ? [] : [[part, parts[index + 1].replace("_", "")]])));
}
