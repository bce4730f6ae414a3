export type Answers = Readonly<Record<string, string>>;
export type Told = { id: string; choice: string; right: string };

/** What an answered course amounts to; `share` is the part of right answers, 0–1. */
export type Result = { share: number };

type Listener = { answered(told: Told, all: Answers): void; finished(result: Result): void };

/** The questions of an exported course: shows what was kept, checks each first answer, says when all are done. */
export function playQuestions(kept: Answers, { answered, finished }: Listener): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-question]')];
  let answers = Object.fromEntries(
    Object.entries(kept).filter(([id]) => forms.some((form) => idOf(form) === id)),
  );
  const isDone = () => forms.every((form) => Object.hasOwn(answers, idOf(form)));
  const showDone = () => document.querySelector('[data-done]')?.toggleAttribute('hidden', !isDone());

  for (const form of forms) {
    const id = idOf(form);
    // Without this script the answer waits behind a closed fold; with it, behind the question.
    form.querySelector('details')?.toggleAttribute('hidden', true);
    if (answers[id] !== undefined) show(form, answers[id]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const choice = new FormData(form).get('choice');
      if (typeof choice !== 'string' || Object.hasOwn(answers, id)) return;
      answers = { ...answers, [id]: choice };
      show(form, choice);
      answered({ id, choice, right: form.dataset.right ?? '' }, answers);
      if (!isDone()) return;
      showDone();
      const right = forms.filter((one) => answers[idOf(one)] === one.dataset.right).length;
      finished({ share: forms.length > 0 ? right / forms.length : 1 });
    });
  }
  showDone();
}

const idOf = (form: HTMLFormElement): string => form.dataset.question ?? '';

function show(form: HTMLFormElement, choice: string): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>('input')) {
    radio.checked = radio.value === choice;
    radio.disabled = true;
  }
  form.querySelector('button')?.toggleAttribute('hidden', true);
  const summary = form.querySelector('summary');
  if (summary)
    summary.textContent =
      (choice === form.dataset.right ? summary.dataset.right : summary.dataset.wrong) ?? '';
  const details = form.querySelector('details');
  details?.toggleAttribute('hidden', false);
  details?.toggleAttribute('open', true);
}

/** Answers kept as text by a learning system; anything else counts as none. */
export function readAnswers(text: string): Answers {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
