/** The changes from one text to another: the one stretch in which they differ, cut down line by line. @param {string} before @param {string} after */
export function differences(before, after) {
  const old = before.split("\n");
  const now = after.split("\n");
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const offset = (/** @type {string[]} */ lines, /** @type {number} */ count) => lines.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0);
  const from = Math.min(offset(old, head), before.length);
  const to = Math.min(Math.max(from, offset(old, old.length - tail)), before.length);
  const start = Math.min(offset(now, head), after.length);
  const end = Math.min(Math.max(start, offset(now, now.length - tail)), after.length);
  const insert = after.slice(start, end);
  if (from === to && !insert) return before === after ? [] : [{ from: 0, to: before.length, insert: after }];
  const rebuilt = before.slice(0, from) + insert + before.slice(to);
  return rebuilt === after ? [{ from, to, insert }] : [{ from: 0, to: before.length, insert: after }];
}
