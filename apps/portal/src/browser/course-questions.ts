export type Answers = Readonly<Record<string, string>>;
export type Told = { id: string; choice: string; right: string };

/** What an answered course amounts to; `share` is the part of right answers, 0–1. */
export type Result = { share: number };

type Listener = { answered(told: Told): void; finished(result: Result): void };

export type Questions = {
  /** Shows answers of an earlier sitting; what was answered since then stays. */
  restore(kept: Answers): void;
  answers(): Answers;
};

/** The questions of an exported course: checks each first answer, says when all are done. */
export function playQuestions({ answered, finished }: Listener): Questions {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-question]')];
  let answers: Answers = {};
  const has = (form: HTMLFormElement) => Object.hasOwn(answers, idOf(form));
  const isDone = () => forms.every(has);
  const showDone = () => document.querySelector('[data-done]')?.toggleAttribute('hidden', !isDone());
  function finish(): void {
    const right = forms.filter((form) => answers[idOf(form)] === form.dataset.right).length;
    finished({ share: forms.length > 0 ? right / forms.length : 1 });
  }

  for (const form of forms) {
    const id = idOf(form);
    // Without this script the answer waits behind a closed fold; with it, behind the question.
    form.querySelector('details')?.toggleAttribute('hidden', true);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const choice = new FormData(form).get('choice');
      if (typeof choice !== 'string' || has(form)) return;
      answers = { ...answers, [id]: choice };
      show(form, choice);
      answered({ id, choice, right: form.dataset.right ?? '' });
      showDone();
      if (isDone()) finish();
    });
  }
  showDone();

  return {
    answers: () => answers,
    restore(kept) {
      const given = Object.keys(answers).length;
      for (const form of forms) {
        const choice = kept[idOf(form)];
        if (choice === undefined || has(form)) continue;
        answers = { ...answers, [idOf(form)]: choice };
        show(form, choice);
      }
      showDone();
      // What was kept whole was told as finished then; together with an answer given meanwhile it is new.
      if (given > 0 && given < forms.length && isDone()) finish();
    },
  };
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
