import en from '../../../messages/en/content-editor.json' with { type: 'json' };
import vi from '../../../messages/vi/content-editor.json' with { type: 'json' };

export type EditorKey = keyof typeof vi;
export type EditorWords = (key: EditorKey, values?: Readonly<Record<string, string | number>>) => string;
export type EditorLanguage = 'vi' | 'en';

/** The desk's sentences in the language of whoever edits. */
export const editorWords =
  (language: EditorLanguage): EditorWords =>
  (key, values = {}) =>
    ({ vi, en })[language][key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

/** A rule's name; one that has no sentence yet is shown as it is. */
export const ruleWords = (words: EditorWords, rule: string): string => {
  const key = `rule.${rule}`;
  return Object.hasOwn(vi, key) ? words(key as EditorKey) : rule; // `as`: the line before has looked
};
