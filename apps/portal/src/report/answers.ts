import { AGE_BANDS, HELP_KINDS, MAY_KNOW } from '@khong-mot-minh/contracts';
import { choiceField, choicesField, formIdField, textField } from '../read-form.ts';

/** Kinds of trouble in plain words; `categoryOf` maps them to the harm codes of the taxonomy. */
export const KINDS = [
  'extortion',
  'pressure',
  'fake-police',
  'bullying',
  'picture',
  'other',
  'unsure',
] as const;
export type Kind = (typeof KINDS)[number];
export type AgeBand = (typeof AGE_BANDS)[number];
export type HelpKind = (typeof HELP_KINDS)[number];
export type MayKnow = (typeof MAY_KNOW)[number];

/** What has been answered so far; the form carries it from step to step, nothing is kept here in between. */
export type Answers = {
  who: 'self' | 'other';
  kind: Kind | undefined;
  danger: 'yes' | 'no' | undefined;
  age: AgeBand;
  province: string;
  help: HelpKind[];
  know: MayKnow[];
  text: string;
  /** Of words that stay on the device until they are sealed: how many they are. */
  letters: number;
  confirm: boolean;
  /** By what the last step names itself, so that it is sent once; empty before it. */
  formId: string;
};

/** Reads the answers out of a posted form; values that are no option count as not answered. */
export const readAnswers = (form: FormData, provinces: readonly string[]): Answers => ({
  who: choiceField(form, 'who', ['self', 'other']) ?? 'self',
  kind: choiceField(form, 'kind', KINDS),
  danger: choiceField(form, 'danger', ['yes', 'no']),
  age: choiceField(form, 'age', AGE_BANDS) ?? 'unknown',
  province: choiceField(form, 'province', provinces) ?? '',
  help: choicesField(form, 'help', HELP_KINDS),
  know: choicesField(form, 'know', MAY_KNOW),
  text: textField(form, 'text').trim(),
  letters: Number(/^\d{1,7}$/.exec(textField(form, 'letters'))?.[0] ?? 0),
  confirm: form.get('confirm') === 'yes',
  formId: formIdField(form),
});
