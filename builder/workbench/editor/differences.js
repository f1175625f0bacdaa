/** @typedef {{from: number, to: number, insert: string}} Change */

/**
 * The changes from one text to another, line by line: what stays stays in place, with the cursor in it and what can be undone.
 * @param {string} before @param {string} after @returns {Change[]}
 */
export function differences(before, after) {
  if (before === after) return [];
  const [old, now] = [lines(before), lines(after)];
  /** @type {Change[]} */
  const changes = [];
  let [from, at, start] = [0, 0, 0];
  const until = (/** @type {number} */ here, /** @type {number} */ there) => {
    const gone = old.slice(at, here).join("");
    const insert = now.slice(start, there).join("");
    if (gone !== insert) changes.push({ from, to: from + gone.length, insert });
    from += gone.length;
    [at, start] = [here, there];
  };
  for (const [here, there] of same(old, now, 0, old.length, 0, now.length)) {
    until(here, there);
    from += old[here].length;
    [at, start] = [here + 1, there + 1];
  }
  until(old.length, now.length);
  return changes;
}

/** Lines with their ends. @param {string} text */
function lines(text) {
  return text.split(/(?<=\n)/);
}

/**
 * Lines that stay, in both texts: those at both ends, those that each text has but once, and what stands around them (patience diff).
 * @param {string[]} old @param {string[]} now @param {number} first @param {number} last @param {number} begin @param {number} end
 * @returns {[number, number][]}
 */
function same(old, now, first, last, begin, end) {
  /** @type {[number, number][]} */
  const head = [];
  /** @type {[number, number][]} */
  const tail = [];
  while (first < last && begin < end && old[first] === now[begin]) head.push([first++, begin++]);
  while (first < last && begin < end && old[last - 1] === now[end - 1]) tail.push([--last, --end]);
  /** @type {[number, number][]} */
  const inside = [];
  let [from, start] = [first, begin];
  const single = first < last && begin < end ? rising(once(old, now, first, last, begin, end)) : [];
  for (const [here, there] of single) {
    if (here < from || there < start) continue;
    const isNext = here === from && there === start;
    for (const pair of isNext ? [] : same(old, now, from, here, start, there)) inside.push(pair);
    inside.push([here, there]);
    [from, start] = [here + 1, there + 1];
  }
  if (single.length) for (const pair of same(old, now, from, last, start, end)) inside.push(pair);
  return head.concat(inside, tail.reverse());
}

/** Lines that stand once in each, by their order in the first. @param {string[]} old @param {string[]} now @param {number} first @param {number} last @param {number} begin @param {number} end @returns {[number, number][]} */
function once(old, now, first, last, begin, end) {
  /** @type {Map<string, {here: number[], there: number[]}>} */
  const found = new Map();
  const of = (/** @type {string} */ line) => found.get(line) || found.set(line, { here: [], there: [] }).get(line);
  for (let at = first; at < last; at += 1) of(old[at])?.here.push(at);
  for (let at = begin; at < end; at += 1) of(now[at])?.there.push(at);
  return [...found.values()].filter(({ here, there }) => here.length === 1 && there.length === 1).map(({ here, there }) => [here[0], there[0]]);
}

/** The longest run of pairs that rises on both sides. @param {[number, number][]} pairs @returns {[number, number][]} */
function rising(pairs) {
  /** @type {number[]} */
  const ends = []; // the pair with which the shortest run of each length ends
  /** @type {number[]} */
  const before = [];
  pairs.forEach(([, there], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]][1] < there) low = middle + 1;
      else high = middle;
    }
    before[index] = low ? ends[low - 1] : -1;
    ends[low] = index;
  });
  const run = [];
  for (let at = ends.length ? ends[ends.length - 1] : -1; at >= 0; at = before[at]) run.push(pairs[at]);
  return run.reverse();
}
