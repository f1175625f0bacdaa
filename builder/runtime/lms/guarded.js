/**
 * What an act gives, or something else where it fails.
 * @template T
 * @param {() => T | Promise<T>} act
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
export async function guarded(act, otherwise) {
  try {
    return await act();
  } catch (failed) {
    return otherwise;
  }
}
