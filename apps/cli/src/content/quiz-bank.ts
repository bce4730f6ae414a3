import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the linter looks at of an item; the portal owns the whole shape and checks it while it loads. */
export type LintedItem = { id: string; situation: string; explanation: string } & (
  | { kind: 'real' | 'fake'; answer: 'real' | 'fake' }
  | { kind: 'safe-choice'; options: readonly string[]; answer: number }
);
export type LintedBank = Readonly<Record<string, readonly LintedItem[]>>;

/** The portal loads its own content, as in the browser build; a broken file fails here with its name. */
export async function readBank(root: string, lang: 'vi' | 'en'): Promise<LintedBank> {
  const file = path.join(root, 'apps/portal/src/learn/load-quiz-bank.ts');
  const module: { loadQuizBank(of: 'vi' | 'en'): LintedBank } = await import(pathToFileURL(file).href);
  return module.loadQuizBank(lang);
}
