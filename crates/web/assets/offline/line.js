// The line to the institution: questions and answers in JSON, for the account that is named.

const LANGUAGE = document.documentElement.lang;

/** Why something did not get through: a word, a sentence of the institution when it gave one. */
export class Trouble extends Error {
  constructor(kind, answer = {}) {
    super(kind);
    this.kind = kind;
    this.sentence = answer.sentence ?? null;
    this.problems = answer.problems ?? [];
    /** Whether a session ended by itself. */
    this.ended = answer.ended ?? false;
  }

  /** Whether it may get through later as it is. */
  get passes() {
    return ['line', 'busy', 'signed-out', 'other-person'].includes(this.kind);
  }
}

const KINDS = { 401: 'signed-out', 403: 'other-person', 404: 'missing', 409: 'busy', 413: 'large', 415: 'refused', 422: 'refused' };

/**
 * Asks a door of the page. `patience` is in milliseconds: a line that hangs is no line.
 */
async function ask(door, { account, patience = 20_000, ...options } = {}) {
  let answer;
  let said;
  try {
    answer = await fetch(`/${LANGUAGE}/offline/${door}`, {
      ...options,
      headers: { ...options.headers, ...(account && { 'x-puente-account': account }) },
      cache: 'no-store',
      credentials: 'same-origin',
      // A door answers itself; a hotspot that leads elsewhere is no line.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    said = answer.headers.get('content-type')?.startsWith('application/json') ? await answer.json() : null;
  } catch {
    throw new Trouble('line');
  }
  if (answer.ok && said !== null) return said;
  // What does not speak our language is not the institution.
  throw new Trouble(said === null && answer.ok ? 'line' : (KINDS[answer.status] ?? 'busy'), said ?? {});
}

const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const who = () => ask('who.json', { patience: 8_000 });

export const choices = (account, words) => ask(`firms.json?q=${encodeURIComponent(words)}`, { account });

export const along = (account, firms) =>
  ask(`along.json?${firms.map((firm) => `firm=${encodeURIComponent(firm)}`).join('&')}`, { account });

export const draft = (account, body) => ask('drafts', { account, ...json(body) });

export const handIn = (account, id, whole) => ask(`drafts/${id}/hand-in`, { account, ...json(whole) });

export function photo(account, id, code, name, blob) {
  const body = new FormData();
  body.append('file', blob, name);
  const path = `drafts/${id}/evidence/${encodeURIComponent(code)}`;
  return ask(path, { account, method: 'POST', body, patience: 60_000 });
}
