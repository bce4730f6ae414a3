import { canSeal, parseReceipt, type Receipt } from '@khong-mot-minh/sealing';
import { CLOSED } from '../follow-up/closed-idle.ts';
import type { Done } from '../follow-up/opened-view.ts';
import { answerOf, doneBy } from '../follow-up/outcome-of.ts';
import { PROOF_FILE } from '../follow-up/proof-file.ts';
import { closeIdle } from './close-idle.ts';
import { enhanceForms } from './enhance-forms.ts';
import { keepDraft } from './keep-draft.ts';
import { changeSentence } from './reader-change.ts';
import { saveFile } from './save-file.ts';
import { announceSealMode, showSealMode } from './seal-mode.ts';
import { openThread, type Thread } from './thread.ts';

type Opened = { receipt: Receipt; thread: Thread; unreadable: string };

let opened: Opened | undefined;
/** Set once this device could not open a receipt by itself; the next press lets the server do it. */
let deviceFailed = false;

/** The thread and what draws it, which comes along meanwhile: a page that opens nothing does not load it. */
const openToShow = (receipt: Receipt) => Promise.all([openThread(receipt), import('./show-thread.ts')]);

const byStatus: Record<number, string | undefined> = {
  404: 'errorUnknown',
  422: 'errorCheck',
  429: 'errorBusy',
};

function fail(form: HTMLFormElement, reason: string): true {
  const line = form.querySelector<HTMLElement>('[data-error]');
  const field = form.querySelector<HTMLInputElement>('[name="receipt"]');
  if (line) [line.hidden, line.textContent] = [false, form.dataset[reason] ?? ''];
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
  return true;
}

/** That the code belongs to the page of take-downs, with the way there; hidden again for an empty code. */
function showOtherRoom(receipt: string): true {
  const room = document.querySelector<HTMLElement>('[data-other-room]');
  const field = room?.querySelector<HTMLInputElement>('[name="receipt"]');
  if (room) room.hidden = receipt === '';
  if (field) field.value = receipt;
  if (receipt) room?.querySelector('button')?.focus();
  return true;
}

async function openHere(form: HTMLFormElement, fields: FormData): Promise<boolean> {
  if (!canSeal() || deviceFailed) return false;
  const typed = String(fields.get('receipt') ?? '');
  if (!typed.trim()) return fail(form, 'errorEmpty');
  showOtherRoom('');
  const parsed = parseReceipt(typed);
  if (!parsed.ok) return fail(form, parsed.reason === 'length' ? 'errorLength' : 'errorCheck');
  const { receipt } = parsed;
  try {
    const [thread, { showThread }] = await openToShow(receipt);
    if (thread === 'take-down') {
      const line = form.querySelector<HTMLElement>('[data-error]');
      if (line) line.hidden = true;
      return showOtherRoom(receipt.text);
    }
    if (typeof thread === 'number') {
      const reason = byStatus[thread];
      if (reason) return fail(form, reason);
      throw new Error('No answer');
    }
    opened = { receipt, thread, unreadable: form.dataset.unreadable ?? '' };
    showThread(thread, { unreadable: opened.unreadable });
  } catch {
    // No WebAssembly, too little memory, no answer: say so and offer the other way instead of taking it unasked.
    deviceFailed = true;
    showSealMode('server');
    return fail(form, 'errorDevice');
  }
  return true;
}

/** Reads the thread again after a change and shows it. */
async function refresh({ receipt, unreadable }: Opened, done?: Done): Promise<true> {
  const [thread, { showThread }] = await openToShow(receipt);
  if (typeof thread !== 'object') throw new Error('No answer');
  opened = { receipt, thread, unreadable };
  showThread(thread, { unreadable, done });
  return true;
}

function complain(form: HTMLElement, selector: string, words: string | undefined): true {
  const line = form.querySelector<HTMLElement>(selector);
  if (line) [line.hidden, line.textContent] = [false, words ?? ''];
  return true;
}

/** Reads again what came meanwhile. */
async function lookAgain(now: Opened, form: HTMLFormElement): Promise<true> {
  try {
    return await refresh(now);
  } catch {
    const line = form.querySelector<HTMLElement>('[data-write-error]');
    return complain(form, '[data-write-error]', line?.dataset.againFailed);
  }
}

async function writeHere(form: HTMLFormElement, fields: FormData): Promise<boolean> {
  if (!opened) return false;
  const line = form.querySelector<HTMLElement>('[data-write-error]');
  if (fields.get('do') === 'open') return lookAgain(opened, form);
  const text = String(fields.get('text') ?? '').trim();
  // What was said of the press before is not said of this one.
  for (const done of document.querySelectorAll<HTMLElement>('[data-done]')) done.hidden = true;
  if (!text) return complain(form, '[data-write-error]', line?.dataset.writeError);
  try {
    if ((await opened.thread.write(text)) === 'sent') return await refresh(opened, 'sent');
    // Who reads has changed since this page was opened: that is seen before anything is sealed for somebody new.
    const before = opened.thread.state;
    await refresh(opened);
    return complain(
      document.body,
      '[data-write-error]',
      line ? changeSentence(line.dataset, before, opened.thread.state) : '',
    );
  } catch {
    return complain(form, '[data-write-error]', line?.dataset.failed);
  }
}

async function withdrawHere(form: HTMLFormElement, fields: FormData): Promise<boolean> {
  if (!opened) return false;
  const line = form.querySelector<HTMLElement>('[data-withdraw-error]');
  if (fields.get('sure') !== 'yes')
    return complain(form, '[data-withdraw-error]', line?.dataset.withdrawError);
  await opened.thread.withdraw();
  return refresh(opened);
}

async function dangerHere(form: HTMLFormElement): Promise<boolean> {
  if (!opened) return false;
  const line = form.querySelector<HTMLElement>('[data-danger-error]');
  try {
    await opened.thread.sayDanger();
    return await refresh(opened, 'danger');
  } catch {
    return complain(form, '[data-danger-error]', line?.dataset.dangerError);
  }
}

async function answerHere(form: HTMLFormElement, fields: FormData): Promise<boolean> {
  if (!opened) return false;
  const line = form.querySelector<HTMLElement>('[data-answer-error]');
  const answer = answerOf(fields.get('do'));
  const level = fields.get('level');
  const asked = level ? { level: String(level) } : { question: String(fields.get('question')) };
  const answered = await opened.thread.answer(asked, answer);
  if (!answered) return complain(form, '[data-answer-error]', line?.dataset.answerError);
  return refresh(opened, doneBy(answer, level !== null));
}

async function resumeHere(): Promise<boolean> {
  if (!opened) return false;
  // Too late is no fault: the page read again says so.
  const resumed = await opened.thread.resume().then(
    () => 'resumed' as const,
    () => undefined,
  );
  return refresh(opened, resumed);
}

async function proveHere(form: HTMLFormElement): Promise<boolean> {
  if (!opened) return false;
  const line = form.querySelector<HTMLElement>('[data-proof-error]');
  const file = await opened.thread.prove();
  if (!file) return complain(form, '[data-proof-error]', line?.dataset.proofError);
  if (line) line.hidden = true;
  saveFile(file, PROOF_FILE);
  return true;
}

announceSealMode();
keepDraft();
// What the server opened is in sight as well.
closeIdle(
  () => document.getElementById('write') !== null,
  () => {
    document.documentElement.hidden = true;
    location.replace(`${location.pathname}?${CLOSED}`);
  },
);
enhanceForms({
  open: openHere,
  write: writeHere,
  'answer-form': answerHere,
  'change-form': answerHere,
  'agree-level': answerHere,
  'refuse-level': answerHere,
  'restore-level': answerHere,
  'danger-form': dangerHere,
  'withdraw-form': withdrawHere,
  'resume-form': resumeHere,
  'proof-form': proveHere,
});
