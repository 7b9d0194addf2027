// What the phone keeps, in IndexedDB: firms that were taken along, drafts, photographs. Everything
// belongs to an account, and is read and changed only for that account.

const VERSION = 1;

/** What each version adds; a phone may come from any older one. */
const STEPS = [
  (db) => {
    db.createObjectStore('state');
    db.createObjectStore('bundles');
    const drafts = db.createObjectStore('drafts', { keyPath: 'id' });
    drafts.createIndex('account', 'account');
    const photos = db.createObjectStore('photos', { keyPath: 'id' });
    photos.createIndex('draft', 'draft');
    photos.createIndex('account', 'account');
  },
];

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('puente', VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const step of STEPS.slice(oldVersion)) step(request.result);
    };
    request.onsuccess = () => {
      // A newer page in another window may have to change the shape of it.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Does something in one transaction, all of it or nothing, and waits until the phone has it. */
async function within(stores, mode, work) {
  const db = await database();
  const transaction = db.transaction(stores, mode, { durability: 'strict' });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
  ended.catch(() => {});
  let result;
  try {
    result = await work(...stores.map((name) => transaction.objectStore(name)));
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
  await ended;
  return result;
}

/** The account whose things are shown, or null: nobody's. */
export async function current() {
  return (await within(['state'], 'readonly', (state) => done(state.get('current')))) ?? null;
}

export function setCurrent(account) {
  return within(['state'], 'readwrite', (state) =>
    done(account === null ? state.delete('current') : state.put(account, 'current')),
  );
}

/** The firms and standards that an account has along. */
export async function bundle(account) {
  return (await within(['bundles'], 'readonly', (bundles) => done(bundles.get(account)))) ?? null;
}

export function keepBundle(account, along) {
  return within(['bundles'], 'readwrite', (bundles) => done(bundles.put(along, account)));
}

/** The drafts of an account, the earliest first. */
export async function drafts(account) {
  const found = await within(['drafts'], 'readonly', (all) => done(all.index('account').getAll(account)));
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function draft(account, id) {
  const found = await within(['drafts'], 'readonly', (all) => done(all.get(id)));
  return found?.account === account ? found : null;
}

/** Keeps a new draft, unless one of the same firm and standard is open: pressed twice begins one. */
export function add(fresh) {
  return within(['drafts'], 'readwrite', async (all) => {
    const own = await done(all.index('account').getAll(fresh.account));
    const same = own.find((one) => one.firm === fresh.firm && one.standard === fresh.standard && !one.handed);
    if (same) return same;
    await done(all.add(fresh));
    return fresh;
  });
}

/**
 * Changes a draft as it is at that moment, so that two windows do not overwrite each other. Returns
 * the changed draft, or null when it is not there any more.
 */
export function change(account, id, how) {
  return within(['drafts'], 'readwrite', async (all) => {
    const found = await done(all.get(id));
    if (found?.account !== account) return null;
    how(found);
    await done(all.put(found));
    return found;
  });
}

/** Gives a draft and its photographs a new identifier: the old one is somebody else's by now. */
export function renew(account, id, fresh) {
  return within(['drafts', 'photos'], 'readwrite', async (all, photos) => {
    const found = await done(all.get(id));
    if (found?.account !== account) return;
    await done(all.delete(id));
    const unsent = { known: null, sent: null, trying: null, conflict: null, handIn: false, beside: true };
    await done(all.add({ ...found, ...unsent, id: fresh }));
    for (const photo of await done(photos.index('draft').getAll(id))) {
      await done(photos.put({ ...photo, draft: fresh, sha256: null }));
    }
  });
}

/** Throws a draft away with its photographs. */
export function drop(account, id) {
  return within(['drafts', 'photos'], 'readwrite', async (all, photos) => {
    const found = await done(all.get(id));
    if (found?.account !== account) return;
    await done(all.delete(id));
    for (const key of await done(photos.index('draft').getAllKeys(id))) await done(photos.delete(key));
  });
}

/** The photographs of a draft, the earliest first. */
export async function photos(account, id) {
  const found = await within(['photos'], 'readonly', (all) => done(all.index('draft').getAll(id)));
  return found.filter((photo) => photo.account === account).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function addPhoto(photo) {
  return within(['photos'], 'readwrite', (all) => done(all.add(photo)));
}

export function changePhoto(id, how) {
  return within(['photos'], 'readwrite', async (all) => {
    const found = await done(all.get(id));
    // It may have been removed while it was under way.
    if (!found) return;
    how(found);
    await done(all.put(found));
  });
}

/** Takes a photograph back that was not sent yet; whether it was. */
export function takeBack(account, id) {
  return within(['photos'], 'readwrite', async (all) => {
    const found = await done(all.get(id));
    if (found?.account !== account || found.sha256) return false;
    await done(all.delete(id));
    return true;
  });
}

export function dropPhoto(account, id) {
  return within(['photos'], 'readwrite', async (all) => {
    const found = await done(all.get(id));
    if (found?.account === account) await done(all.delete(id));
  });
}

/** How many drafts of other accounts wait on this phone: a number, and nothing else of them. */
export async function ofOthers(account) {
  const all = await within(['drafts'], 'readonly', (drafts) => done(drafts.getAll()));
  return all.filter((one) => one.account !== account && one.touched && !one.handed).length;
}
