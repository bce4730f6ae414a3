import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../../messages/en/content-editor.json' with { type: 'json' };
import vi from '../../../../../messages/vi/content-editor.json' with { type: 'json' };

const messages = catalogue(vi, { en });

/** The desk's sentences in the language of whoever edits. */
export const editorWords = messages.in;
export type EditorWords = ReturnType<typeof editorWords>;
export type EditorLanguage = Parameters<typeof editorWords>[0];

/** A rule's name; one that has no sentence yet is shown as it is. */
export const ruleWords = (words: EditorWords, rule: string): string => {
  const key = `rule.${rule}`;
  return messages.has(key) ? words(key) : rule;
};
