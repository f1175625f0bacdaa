const LONGEST = 56; // as builder/source/slugs.py has it

/** The text in [a-z0-9] and hyphens, cut at a word; "" where no letter has a plain form. @param {string} text */
function slug(text) {
  const plain = text.toLowerCase().replace(/ß/g, "ss").replace(/['’]/g, "").normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  let kept = "";
  for (const word of plain.match(/[a-z0-9]+/g) || []) {
    const longer = kept ? `${kept}-${word}` : word.slice(0, LONGEST);
    if (longer.length > LONGEST) break;
    kept = longer;
  }
  return kept;
}

/** What a link calls a heading, behind “#”: its words with hyphens; where no letter is Latin, the words themselves. @param {string} title */
export function linkName(title) {
  return slug(title) || encodeURIComponent(title.trim());
}
