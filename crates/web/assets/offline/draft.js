// What a draft is, without storage, page or line.

/** A new identifier: a UUID of version 7 (RFC 9562): 48 bits of time, the rest random. */
export function uuid(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The day it is where the phone is, as `2026-03-02`. */
export function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A draft of an account that starts where a firm stands. */
export function begin(account, bundle, firm, start) {
  return {
    id: uuid(),
    account,
    firm: firm.id,
    name: firm.name,
    standard: start.standard,
    version: start.version,
    title: bundle.standards.find((one) => one.code === start.standard).title,
    kind: bundle.kind,
    day: today(),
    facts: start.facts,
    asked: start.asked,
    answers: structuredClone(start.answers),
    // What was known before the visit, to be shown beside the question.
    before: start.answers,
    origins: start.origins,
    started_from: start.started_from,
    beside: false,
    // What the institution has of it: its word for the answers, and the answers themselves.
    known: null,
    sent: null,
    // The answers that are under way; they are sent again until it is known what became of them.
    trying: null,
    touched: false,
    handIn: false,
    handed: null,
    conflict: null,
    problem: null,
  };
}

/** Answers as a text, the same for the same answers. */
export function text(answers) {
  return JSON.stringify(Object.keys(answers).sort().map((code) => [code, answers[code]]));
}

/** Whether the institution has the answers as they are. */
export function isSent(draft) {
  return draft.known !== null && draft.trying === null && draft.sent === text(sendable(draft));
}

/** The codes of what still has no answer, or no reason why it does not apply. */
export function open(draft) {
  return draft.asked.filter((code) => {
    const outcome = draft.answers[code]?.outcome;
    return !outcome || (outcome['not-applicable'] && !outcome['not-applicable'].reason.trim());
  });
}

/**
 * The answers that can be sent: something that does not apply needs its reason first, and stays on
 * the phone until it has one.
 */
export function sendable(draft) {
  const unready = new Set(open(draft));
  return Object.fromEntries(Object.entries(draft.answers).filter(([code]) => !unready.has(code)));
}

/** Whether anything of a draft waits to be sent. */
export function waits(draft, photos) {
  if (draft.handed) return false;
  if (!draft.touched && !draft.handIn) return false;
  return draft.handIn || draft.conflict !== null || !isSent(draft) || photos.some((photo) => !photo.sha256);
}
