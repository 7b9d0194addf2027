// The page: what stands on this phone, the form, and what happens to both. Everything that comes from
// the institution or a person is put in as text, never as HTML.
import * as keep from './keep.js';
import * as line from './line.js';
import { begin, isSent, open, today, uuid, waits } from './draft.js';
import { send } from './send.js';
import { small } from './photo.js';

const LANGUAGE = document.documentElement.lang;
/** How often it is tried again while something waits, in milliseconds. */
const AGAIN = 60_000;

const byId = (id) => document.getElementById(id);
const sentences = new Map([...byId('said').children].map((one) => [one.dataset.key, one.textContent]));

/** A sentence of the institution's language; what is put in stands in braces. */
const say = (key, values = {}) =>
  (sentences.get(`offline-${key}`) ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

/** An element with properties and what is in it. */
function h(tag, properties = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...content.filter((one) => one !== null && one !== undefined));
  return element;
}

const button = (text, onclick, kind = 'button second') => h('button', { type: 'button', class: kind, onclick }, text);
const when = (time) => new Date(time).toLocaleString(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
const dayOf = (draft) =>
  new Date(`${draft.day}T00:00:00Z`).toLocaleDateString(LANGUAGE, { dateStyle: 'medium', timeZone: 'UTC' });
const url = (path) => `/${LANGUAGE}/${path}`;

/** Whose things are shown; null: nobody's. */
let account = null;
/** `in`: signed in; `ended`, `left`: not any more; `away`: there is no line to ask. */
let state = 'away';
let sending = false;
/** Whether somebody asked to send while it was sending. */
let pressed = false;
/** The last thing that went wrong, in words. */
let trouble = null;
/** Firms that are ticked to be taken along. */
let ticked = null;
/** The form that is shown: draft, chapter and requirement. */
let drawn = null;
/** Addresses of photographs that are shown, to be given back. */
let shown = [];
/** Changes of the form on their way into the phone, one after the other. */
let saving = Promise.resolve();

/** Asks who is there. Nobody else than whoever is signed in sees what is kept. */
async function meet() {
  try {
    const me = await line.who();
    state = me.account ? 'in' : me.ended ? 'ended' : 'left';
    // A session that ends by itself leaves the agent at work; whoever signs out leaves nothing open.
    if (state !== 'ended') await keep.setCurrent(me.account);
  } catch (problem) {
    if (!(problem instanceof line.Trouble)) throw problem;
    state = 'away';
  }
  const before = account;
  account = await keep.current();
  if (before !== account) {
    ticked = null;
    byId('choices').replaceChildren();
    if (before !== null) location.hash = '';
  }
}

/** Puts what went wrong into words, and never lets an error pass in silence. */
function failed(problem) {
  if (problem instanceof line.Trouble) {
    const known = { line: 'error-line', busy: 'error-busy', missing: 'error-missing', large: 'error-large' };
    trouble = problem.sentence ?? say(known[problem.kind] ?? 'error-refused');
    const more = problem.problems.map((one) => one.sentence);
    trouble = [trouble, ...more].join(' ');
    if (problem.kind === 'signed-out') {
      state = problem.ended ? 'ended' : 'left';
      trouble = null;
    }
    if (problem.kind === 'line') state = 'away';
  } else if (problem?.name === 'QuotaExceededError') {
    trouble = say('error-full');
  } else {
    console.warn(problem);
    trouble = say('error-phone');
  }
}

/** Does something a person asked for, and shows what became of it. */
async function act(work) {
  try {
    trouble = null;
    await work();
  } catch (problem) {
    failed(problem);
  }
  await render();
}

/** Looks who is there, sends what waits, and shows it. */
async function sync() {
  if (sending) {
    pressed = true;
    return;
  }
  sending = true;
  pressed = false;
  await status();
  try {
    await meet();
    if (state === 'in') {
      const stopped = await send(account);
      trouble = null;
      if (stopped) failed(stopped);
      // Signed out in another window meanwhile, or somebody else came.
      if (stopped && ['signed-out', 'other-person'].includes(stopped.kind)) await meet();
    }
  } catch (problem) {
    failed(problem);
  }
  sending = false;
  // Pressed meanwhile: what came since is sent too.
  if (pressed && state === 'in') return sync();
  await render();
  if (state === 'in' && !byId('choices').children.length) await choose().catch(failed);
  return undefined;
}

/** What waits to be sent: drafts and photographs. */
async function waiting() {
  let [drafts, photos] = [0, 0];
  for (const draft of account ? await keep.drafts(account) : []) {
    const own = await keep.photos(account, draft.id);
    if (!waits(draft, own)) continue;
    drafts += 1;
    photos += own.filter((photo) => !photo.sha256).length;
  }
  return { drafts, photos };
}

async function status() {
  byId('state').hidden = false;
  const { drafts, photos } = await waiting();
  const there = navigator.onLine && state !== 'away';
  const words = [sending ? say('sending') : `${say(there ? 'line' : 'no-line')}.`];
  if (account) words.push(drafts ? say('unsent', { drafts, photos }) : say('nothing-unsent'));
  // Said again only when it changed, so that a screen reader does not repeat it.
  const text = words.join(' ');
  if (byId('line').textContent !== text) byId('line').textContent = text;
  byId('line').dataset.waiting = drafts;
  const problem = state === 'ended' ? say('ended') : trouble;
  byId('trouble').hidden = !problem;
  byId('trouble').textContent = problem ?? '';
  byId('door').hidden = !['ended', 'left'].includes(state);
  byId('send').hidden = !account;
  byId('send').disabled = sending;
  const others = await keep.ofOthers(account);
  byId('others').hidden = !others || !account;
  byId('others').textContent = say('other-person', { count: others });
  byId('left').hidden = Boolean(account) || !others;
  byId('left-kept').textContent = say('other-person', { count: others });
}

async function render() {
  try {
    await status();
    const named = new URLSearchParams(location.hash.slice(1));
    const draft = account && named.get('draft') ? await keep.draft(account, named.get('draft')) : null;
    const editable = draft && !draft.handed && !draft.conflict;
    byId('home').hidden = Boolean(editable);
    byId('draft').hidden = !editable;
    if (editable) {
      // Nobody is interrupted while writing: the form is drawn when it is opened.
      const opened = `${draft.id} ${named.get('chapter')} ${named.get('at')}`;
      if (drawn === opened) return undefined;
      drawn = opened;
      return await form(draft, named.get('chapter'), named.get('at'));
    }
    drawn = null;
    byId('draft').replaceChildren();
    return await home();
  } catch (problem) {
    failed(problem);
    byId('trouble').hidden = false;
    byId('trouble').textContent = trouble;
    return undefined;
  }
}

/* The list */

async function home() {
  for (const part of ['phone-part', 'along-part']) byId(part).hidden = !account;
  byId('choose-part').hidden = state !== 'in' || !account;
  if (!account) return;
  const bundle = await keep.bundle(account);
  const drafts = await keep.drafts(account);
  const cards = await Promise.all(drafts.map(card));
  byId('drafts').replaceChildren(...(cards.length ? cards : [h('li', {}, say('drafts-none'))]));
  byId('taken').textContent = bundle ? say('along-taken', { when: when(bundle.taken) }) : '';
  const firms = (bundle?.firms ?? []).map((firm) => firmCard(bundle, firm, drafts));
  byId('firms').replaceChildren(...(firms.length ? firms : [h('li', {}, say('along-none'))]));
}

async function card(draft) {
  const photos = await keep.photos(account, draft.id);
  const unsent = photos.filter((photo) => !photo.sha256);
  const words = draft.handed
    ? say('state-handed', { when: when(draft.handed) })
    : draft.conflict
      ? say('state-conflict')
      : draft.handIn
        ? say('state-waiting')
        : isSent(draft) && !unsent.length
          ? say('state-sent')
          : say('state-unsent', { photos: unsent.length });
  const at = url(`assessments/${draft.conflict ?? draft.id}`);
  const change = (how) => () => act(() => keep.change(account, draft.id, how));
  const acts = h('p', { class: 'acts' });
  if (draft.handed) {
    acts.append(h('a', { class: 'button second', href: at }, say('see')));
    acts.append(button(say('hide'), () => act(() => keep.drop(account, draft.id))));
  } else if (draft.conflict) {
    acts.append(
      button(say('conflict-beside'), async () => {
        await act(() =>
          draft.conflict === draft.id
            ? keep.renew(account, draft.id, uuid())
            : keep.change(account, draft.id, (d) => {
                d.beside = true;
                d.conflict = null;
              }),
        );
        sync();
      }),
      h('a', { class: 'button second', href: at }, say('conflict-open')),
    );
  } else {
    const goOn = async () => {
      // Whoever goes on writing has not handed it in yet.
      await act(() => keep.change(account, draft.id, (d) => (d.handIn = false)));
      location.hash = `draft=${draft.id}`;
    };
    acts.append(button(say('go-on'), goOn, 'button'));
    if (isSent(draft)) acts.append(h('a', { class: 'button second', href: at }, say('see')));
  }
  if (!draft.handed) {
    const key = draft.conflict ? 'conflict-throw' : 'forget';
    if (draft.sure) {
      acts.append(
        button(say('throw-sure'), () => act(() => keep.drop(account, draft.id)), 'button danger'),
        button(say('keep-it'), change((d) => delete d.sure)),
      );
    } else {
      acts.append(button(say(key), change((d) => (d.sure = true))));
    }
  }
  const why = draft.conflict && say(draft.conflict === draft.id ? 'conflict-same' : 'conflict-other');
  const refused = photos.filter((photo) => photo.refused).map((photo) => `${photo.code}: ${photo.refused}`);
  const problems = draft.handed ? [] : [...(draft.problem ?? []), ...refused];
  return h(
    'li',
    { 'data-draft': draft.id },
    h('strong', {}, draft.name),
    ` ${draft.title}, ${dayOf(draft)}`,
    h('p', {}, words),
    why ? h('p', { class: 'notice' }, why) : null,
    ...problems.map((text) => h('p', { class: 'error' }, text)),
    acts,
  );
}

function firmCard(bundle, firm, drafts) {
  const id = `norm-${firm.id}`;
  const title = (code) => bundle.standards.find((one) => one.code === code)?.title ?? code;
  const select = h(
    'select',
    { id },
    ...firm.starts.map((start) => h('option', { value: start.standard }, title(start.standard))),
  );
  const start = () =>
    act(async () => {
      const from = firm.starts.find((one) => one.standard === select.value);
      const draft = await keep.add(begin(account, bundle, firm, from));
      location.hash = `draft=${draft.id}`;
    });
  const open = firm.starts.filter((one) => one.open && !drafts.some((draft) => draft.id === one.open));
  return h(
    'li',
    { 'data-firm': firm.id },
    h('strong', {}, firm.name),
    h('div', { class: 'field' }, h('label', { for: id }, say('standard')), select),
    ...open.map((one) => h('p', { class: 'quiet' }, `${title(one.standard)}: ${say('open-already')}`)),
    h('p', { class: 'acts' }, button(say('begin'), start, 'button')),
  );
}

/* Choosing firms, while there is a line */

async function choose(words = '') {
  if (state !== 'in' || !account) return;
  const along = (await keep.bundle(account))?.firms ?? [];
  const found = await line.choices(account, words);
  // Those that are along already come first and stay ticked; else those of which something is due.
  ticked ??= new Set(along.length ? along.map((firm) => firm.id) : found.filter((c) => c.planned).slice(0, 5).map((c) => c.firm));
  const known = new Map(along.map((firm) => [firm.id, { firm: firm.id, name: firm.name, planned: false }]));
  for (const choice of found) known.set(choice.firm, choice);
  const list = [...known.values()].filter((one) => ticked.has(one.firm) || found.includes(one));
  const rows = list.map((one) => {
    const box = h('input', { type: 'checkbox', name: 'firm', value: one.firm, checked: ticked.has(one.firm) });
    box.addEventListener('change', () => (box.checked ? ticked.add(one.firm) : ticked.delete(one.firm)));
    const due = one.planned ? h('span', { class: 'quiet' }, ` (${say('planned')})`) : null;
    return h('li', {}, h('label', {}, box, h('span', {}, one.name, due)));
  });
  byId('choices').replaceChildren(...(rows.length ? rows : [h('li', {}, say('choose-none'))]));
}

byId('search').addEventListener('submit', (event) => {
  event.preventDefault();
  act(() => choose(byId('q').value));
});

byId('take').addEventListener('submit', (event) => {
  event.preventDefault();
  act(async () => {
    const along = await line.along(account, [...(ticked ?? [])]);
    const before = await keep.bundle(account);
    // A draft goes on with the version that it began with.
    const drafts = (await keep.drafts(account)).filter((draft) => !draft.handed);
    const needed = (one) => drafts.some((d) => d.standard === one.code && d.version === one.version);
    const there = (one) => along.standards.some((s) => s.code === one.code && s.version === one.version);
    along.standards.push(...(before?.standards ?? []).filter((one) => needed(one) && !there(one)));
    await keep.keepBundle(account, along);
    ticked = new Set(along.firms.map((firm) => firm.id));
    const firmly = await navigator.storage?.persist?.().catch(() => false);
    await home();
    if (firmly) byId('taken').textContent += ` ${say('stored-firmly')}`;
    byId('along').scrollIntoView();
  });
});

/* The form */

/** Keeps a change of the draft that is shown. */
function store(id, how) {
  const whose = account;
  saving = saving
    .then(() =>
      keep.change(whose, id, (d) => {
        d.touched = true;
        how(d);
      }),
    )
    .then(() => {
      const time = new Date().toLocaleTimeString(LANGUAGE, { timeStyle: 'short' });
      if (byId('kept')) byId('kept').textContent = say('kept-at', { when: time });
    })
    .catch(failed)
    .then(status);
  return saving;
}

async function form(draft, named, at) {
  shown.forEach((address) => URL.revokeObjectURL(address));
  shown = [];
  const bundle = await keep.bundle(account);
  const same = (one) => one.code === draft.standard && one.version === draft.version;
  const standard = bundle?.standards.find(same);
  const section = byId('draft');
  const back = h('p', { class: 'eyebrow' }, h('a', { href: '#' }, say('back')));
  if (!standard) {
    section.replaceChildren(back, h('p', { class: 'notice' }, say('along-none')));
    return;
  }
  const asked = standard.requirements.filter((one) => draft.asked.includes(one.code));
  const chapters = standard.chapters.filter((chapter) => asked.some((one) => one.chapter === chapter.code));
  const missing = new Set(open(draft));
  const current = chapters.find((one) => one.code === named) ?? chapters.find((one) => asked.some((r) => r.chapter === one.code && missing.has(r.code))) ?? chapters[0];
  const links = chapters.map((chapter) => {
    const all = asked.filter((one) => one.chapter === chapter.code);
    const answered = all.filter((one) => !missing.has(one.code)).length;
    const here = chapter === current ? { 'aria-current': 'step' } : {};
    const count = h('span', { 'data-chapter': chapter.code }, say('answered', { answered, asked: all.length }));
    return h('li', {}, h('a', { href: `#draft=${draft.id}&chapter=${chapter.code}`, ...here }, chapter.title, ' ', count));
  });
  const photos = await keep.photos(account, draft.id);
  const questions = asked.filter((one) => one.chapter === current.code).map((one) => question(draft, one, photos));
  const next = chapters[chapters.indexOf(current) + 1];
  const day = h('input', { type: 'date', id: 'day', value: draft.day, max: today() });
  day.addEventListener('change', () => day.value && store(draft.id, (d) => (d.day = day.value)));
  const acts = h('p', { class: 'send' });
  if (next) acts.append(h('a', { class: 'button second', href: `#draft=${draft.id}&chapter=${next.code}` }, say('next')));
  acts.append(button(say('hand-in'), () => handIn(draft.id, asked), 'button'));
  section.replaceChildren(
    back,
    h('h2', { tabIndex: -1 }, `${draft.name} · ${draft.title}`),
    ...(draft.problem ?? []).map((text) => h('p', { class: 'error' }, text)),
    // The day goes with the first sending; afterwards it stands.
    draft.known ? h('p', {}, `${say('day')}: ${dayOf(draft)}`) : h('div', { class: 'field' }, h('label', { for: 'day' }, say('day')), day),
    h('nav', { 'aria-label': say('chapters') }, h('ol', { class: 'actions' }, ...links)),
    h('h3', {}, current.title),
    h('div', { class: 'form answers' }, ...questions),
    h('div', { id: 'missing', role: 'alert' }),
    acts,
    h('p', { class: 'quiet', id: 'kept', role: 'status' }),
  );
  section.querySelector('h2').focus({ preventScroll: true });
  (byId(at ?? '') ?? section).scrollIntoView();
}

function question(draft, requirement, photos) {
  const { code } = requirement;
  const answer = draft.answers[code];
  const before = draft.before[code]?.outcome.level;
  const origin = draft.origins[code];
  const add = h('input', { type: 'file', accept: 'image/*', multiple: true, id: `p-${code}`, disabled: !answer });
  const reason = h('input', { id: `r-${code}`, maxlength: '400', value: answer?.outcome['not-applicable']?.reason ?? '' });
  const note = h('textarea', { id: `n-${code}`, rows: '3', maxlength: '2000' }, answer?.note ?? '');
  const level = (value, text, met) => {
    const chosen = value === 'na' ? Boolean(answer?.outcome['not-applicable']) : answer?.outcome.level === value;
    const radio = h('input', { type: 'radio', name: `answer-${code}`, value: String(value), checked: chosen });
    radio.addEventListener('change', keepAnswer);
    const number = value === 'na' ? null : h('strong', {}, `${value}`);
    return h('label', {}, radio, h('span', {}, number, met ? ' ✓ ' : ' ', text));
  };
  const fields = h('fieldset', { class: 'field levels' }, h('legend', {}, say('level')));
  if (before !== undefined && !origin) fields.append(h('span', { class: 'hint' }, say('before', { level: before })));
  if (origin) fields.append(h('span', { class: 'hint' }, say('origin', origin)));
  requirement.levels.forEach(({ words, met }, number) => fields.append(level(number, words, met)));
  fields.append(level('na', say('na'), false));

  function keepAnswer() {
    const chosen = fields.querySelector('input:checked')?.value;
    if (chosen === undefined) return;
    const outcome = chosen === 'na' ? { 'not-applicable': { reason: reason.value.trim() } } : { level: Number(chosen) };
    add.disabled = false;
    if (chosen === 'na') more.open = true;
    const said = { outcome, note: note.value.trim() };
    store(draft.id, (d) => (d.answers[code] = said)).then(() => counted(draft.id));
  }
  let later;
  for (const field of [reason, note]) {
    field.addEventListener('change', keepAnswer);
    field.addEventListener('input', () => {
      clearTimeout(later);
      later = setTimeout(keepAnswer, 300);
    });
  }
  const list = h('ul', { class: 'files' }, ...photos.filter((one) => one.code === code).map(picture));
  add.addEventListener('change', () => {
    const files = [...add.files];
    add.value = '';
    saving = saving.then(() => addPhotos(draft.id, code, files, list)).catch(failed).then(status);
  });
  const more = h(
    'details',
    { open: Boolean(answer?.note || answer?.outcome['not-applicable']) },
    h('summary', {}, say('more'), ' ', h('span', { class: 'unseen' }, requirement.title)),
    h('div', { class: 'field' }, h('label', { for: `r-${code}` }, say('na-reason')), reason),
    h('div', { class: 'field' }, h('label', { for: `n-${code}` }, say('note')), note),
  );
  return h(
    'section',
    { id: code, 'aria-labelledby': `t-${code}` },
    h('h4', { id: `t-${code}` }, `${code} · ${requirement.title}`),
    h('p', { class: 'quiet' }, [requirement.binding, requirement.reference].filter(Boolean).join(' · ')),
    h('p', {}, requirement.what),
    h(
      'details',
      {},
      h('summary', {}, say('read'), ' ', h('span', { class: 'unseen' }, requirement.title)),
      h('p', {}, h('strong', {}, `${say('why')}.`), ` ${requirement.why}`),
      h('p', {}, h('strong', {}, `${say('how')}.`), ` ${requirement.how}`),
    ),
    fields,
    more,
    list,
    h('div', { class: 'field' }, h('label', { for: `p-${code}` }, say('add-photo'), ' ', h('span', { class: 'unseen' }, requirement.title)), add),
  );
}

/** Writes beside each chapter how much of it is answered by now. */
async function counted(id) {
  const draft = await keep.draft(account, id);
  const bundle = await keep.bundle(account);
  const standard = bundle?.standards.find((one) => one.code === draft?.standard && one.version === draft?.version);
  if (!draft || !standard) return;
  const missing = new Set(open(draft));
  for (const place of document.querySelectorAll('#draft [data-chapter]')) {
    const own = (one) => one.chapter === place.dataset.chapter && draft.asked.includes(one.code);
    const all = standard.requirements.filter(own);
    const answered = all.filter((one) => !missing.has(one.code)).length;
    place.textContent = say('answered', { answered, asked: all.length });
  }
}

function picture(photo, index) {
  const address = URL.createObjectURL(photo.blob);
  shown.push(address);
  const number = index + 1;
  const image = h('img', { src: address, alt: say(photo.sha256 ? 'photo-sent' : 'photo', { number }), width: '120' });
  const item = h('li', { 'data-photo': photo.id }, image);
  // What was sent is taken away where it stands now: in the system.
  if (!photo.sha256) {
    const remove = async () => {
      const gone = await keep.takeBack(account, photo.id);
      if (gone) item.remove();
      else image.alt = say('photo-sent', { number });
      away.remove();
    };
    const away = button(say('photo-remove', { number }), () => remove().catch(failed).then(status), 'plain');
    item.append(away);
  }
  if (photo.refused) item.append(h('span', { class: 'error' }, photo.refused));
  return item;
}

async function addPhotos(id, code, files, list) {
  trouble = null;
  for (const file of files) {
    let blob;
    try {
      blob = await small(file);
    } catch {
      trouble = say('error-photo');
      continue;
    }
    const name = `${file.name.replace(/\.[^.]*$/, '') || code}.jpg`;
    const photo = { id: uuid(), draft: id, account, code, name, blob, sha256: null, refused: null };
    await keep.addPhoto(photo);
    await keep.change(account, id, (d) => (d.touched = true));
    list.append(picture(photo, list.children.length));
  }
}

/** Hands the draft in as soon as all of it was sent; says first what is missing. */
async function handIn(id, asked) {
  await saving;
  const draft = await keep.draft(account, id);
  const missing = draft ? open(draft) : [];
  if (missing.length) {
    const place = (code) => asked.find((one) => one.code === code);
    const link = (code) => h('a', { href: `#draft=${id}&chapter=${place(code)?.chapter}&at=${code}` }, `${code} · ${place(code)?.title}`);
    byId('missing').replaceChildren(
      h('div', { class: 'problems' }, h('p', {}, say('missing')), h('ul', {}, ...missing.map((code) => h('li', {}, link(code))))),
    );
    byId('missing').scrollIntoView();
    return;
  }
  await act(async () => {
    await keep.change(account, id, (d) => {
      d.touched = true;
      d.handIn = true;
    });
    history.replaceState(null, '', location.pathname);
  });
  await sync();
}

/* What happens by itself */

byId('send').addEventListener('click', sync);
addEventListener('online', sync);
addEventListener('offline', () => {
  state = 'away';
  status().catch(failed);
});
addEventListener('hashchange', render);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sync());
setInterval(async () => {
  if (document.visibilityState === 'visible' && navigator.onLine && (await waiting()).drafts) sync();
}, AGAIN);

/** Lets the phone keep the page itself. */
async function settle() {
  byId('insecure').hidden = 'serviceWorker' in navigator;
  await navigator.serviceWorker?.register(url('offline/worker.js'), { scope: url('offline') });
}

settle().catch(failed);
// With a line, who is there is asked first: another person may have signed in on this phone.
await sync();
