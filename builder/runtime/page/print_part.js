/** @typedef {"record"|"certificate"|"sheet"} Part  what the results page prints, and nothing else of it */

/**
 * Prints a part of the results. What was chosen stays so, for browsers that take the page only after they have asked where to print.
 * @param {HTMLElement} $results
 * @param {Part} part
 */
export function printPart($results, part) {
  $results.dataset.prints = part;
  window.print();
}
