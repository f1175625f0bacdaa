/** Where the courses were last: in the browser's storage, since a folder's handle can be kept nowhere else (IndexedDB). */

const NAME = "workbench-site";
const STORE = "last";

/** @returns {Promise<"browser" | any>} a folder's handle; "browser": its own storage; undefined: nobody has said */
export function recall() {
  return within("readonly", (store) => store.get("home"));
}

/** @param {"browser" | FileSystemDirectoryHandle} home */
export function remember(home) {
  return within("readwrite", (store) => store.put(home, "home"));
}

export function forget() {
  return within("readwrite", (store) => store.delete("home"));
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} undefined where nothing can be kept */
function within(mode, act) {
  return new Promise((resolve) => {
    const opening = window.indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => resolve(undefined);
    opening.onsuccess = () => {
      const asked = act(opening.result.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(undefined);
    };
  });
}
