// Sends what waits: the answers, then the photographs one by one, then the word that it is handed
// in. Each step may be cut off and done again; what arrived is noted at once.
import * as keep from './keep.js';
import * as line from './line.js';
import { isSent, sendable, text, waits } from './draft.js';

/** One window at a time sends; the others wait for their turn and find less to do. */
const alone = (work) => (navigator.locks ? navigator.locks.request('puente-send', work) : work());

let running = null;
let again = false;

/** Sends what waits of an account. Pressed while it runs, it looks once more at the end. */
export function send(account) {
  if (running) {
    again = true;
    return running;
  }
  running = alone(async () => {
    let trouble;
    do {
      again = false;
      trouble = await all(account);
    } while (again && !trouble);
    return trouble;
  }).finally(() => {
    running = null;
  });
  return running;
}

/** The trouble that stopped it, or null. */
async function all(account) {
  for (const draft of await keep.drafts(account)) {
    if (!waits(draft, await keep.photos(account, draft.id)) || draft.conflict) continue;
    try {
      await one(account, draft.id);
    } catch (trouble) {
      if (!(trouble instanceof line.Trouble)) throw trouble;
      if (trouble.passes) return trouble;
      // It is this draft that does not pass; the others may.
      await keep.change(account, draft.id, (d) => {
        d.problem = sentences(trouble);
        d.trying = null;
        d.handIn = false;
      });
    }
  }
  return null;
}

/** What has to be mended, each with the requirement that it is about. */
function sentences(trouble) {
  const of = ({ field, sentence }) =>
    field.startsWith('answer-') ? `${field.slice('answer-'.length)}: ${sentence}` : sentence;
  return [trouble.sentence, ...trouble.problems.map(of)].filter(Boolean);
}

async function one(account, id) {
  // What arrived may turn out to be missing, or be changed meanwhile: look again, but not for ever.
  for (let round = 0; round < 3; round += 1) {
    if (!(await answers(account, id))) return;
    if (!(await files(account, id))) return;
    const draft = await keep.draft(account, id);
    if (!draft?.handIn || draft.handed) return;
    if (isSent(draft) && (await handedIn(account, draft))) return;
  }
}

/** Sends the answers until the institution has them as they are. Whether to go on. */
async function answers(account, id) {
  for (;;) {
    const draft = await keep.change(account, id, (d) => {
      if (!isSent(d)) d.trying ??= sendable(d);
    });
    if (!draft || draft.handed || draft.conflict) return false;
    if (draft.trying === null) return true;
    const { firm, standard, version, kind, day, facts, started_from, known, beside, trying } = draft;
    const body = { id, firm, standard, version, kind, day, facts, answers: trying, started_from, known, beside };
    const got = await line.draft(account, body);
    const unsent = (await keep.photos(account, id)).some((photo) => !photo.sha256);
    const after = await keep.change(account, id, (d) => {
      if (got.sent === 'conflict') {
        d.conflict = got.with;
        d.handIn = false;
        return;
      }
      d.known = got.known;
      d.sent = text(trying);
      d.trying = null;
      d.problem = null;
      if (!got.handed_in) return;
      // Somebody handed it in, perhaps this phone, whose answer was lost on the way.
      if (isSent(d) && !unsent) d.handed = new Date().toISOString();
      else d.conflict = id;
    });
    if (after?.handed) await forgetPhotos(account, id);
  }
}

/** Sends the photographs that were not sent. Whether all of them are there. */
async function files(account, id) {
  const draft = await keep.draft(account, id);
  if (!draft) return false;
  const ready = sendable(draft);
  let whole = true;
  for (const photo of await keep.photos(account, id)) {
    if (photo.sha256) continue;
    if (photo.refused || !ready[photo.code]) {
      whole = false;
      continue;
    }
    try {
      const { sha256 } = await line.photo(account, id, photo.code, photo.name, photo.blob);
      await keep.changePhoto(photo.id, (p) => {
        p.sha256 = sha256;
      });
    } catch (trouble) {
      if (!['refused', 'large'].includes(trouble.kind)) throw trouble;
      whole = false;
      await keep.changePhoto(photo.id, (p) => {
        p.refused = sentences(trouble).join(' ');
      });
    }
  }
  return whole;
}

/** Hands it in. Whether that is settled. */
async function handedIn(account, draft) {
  const photos = await keep.photos(account, draft.id);
  const whole = { known: draft.known, files: photos.map((photo) => [photo.code, photo.sha256]) };
  const got = await line.handIn(account, draft.id, whole);
  if (got.handed === 'lacks') {
    for (const [code, sha256] of got.files) {
      for (const photo of photos.filter((p) => p.code === code && p.sha256 === sha256)) {
        await keep.changePhoto(photo.id, (p) => {
          p.sha256 = null;
        });
      }
    }
    return false;
  }
  const after = await keep.change(account, draft.id, (d) => {
    d.handIn = false;
    // What was written in the very moment of handing in is not lost.
    if (got.handed === 'in' && isSent(d)) d.handed = new Date().toISOString();
    else d.conflict = d.id;
  });
  if (after?.handed) await forgetPhotos(account, draft.id);
  return true;
}

/** The institution has them: the phone need not. */
async function forgetPhotos(account, id) {
  for (const photo of await keep.photos(account, id)) await keep.dropPhoto(account, photo.id);
}
