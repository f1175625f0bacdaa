/**
 * A picture of what a block becomes, from its folder's `picture.svg`: its shapes have classes, whose colours are the workbench's.
 * An organisation's own block may have none.
 * @param {string} svg @returns {Element | null}
 */
export function blockPicture(svg) {
  if (!svg) return null;
  const { documentElement: $drawn } = new DOMParser().parseFromString(svg, "image/svg+xml");
  if ($drawn.localName !== "svg") return null; // it can't be read
  const $picture = document.importNode($drawn, true);
  $picture.setAttribute("class", "pic");
  $picture.setAttribute("aria-hidden", "true");
  return $picture;
}
