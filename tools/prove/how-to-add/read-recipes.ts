import { PROGRAMS, type Program } from './recipe.ts';

/** The steps of one thing as ARCHITECTURE.md tells them. */
export type WrittenRecipe = {
  thing: string;
  steps: readonly string[];
  /** Paths in the text, with `*` and `<…>` for a name of any kind. */
  files: readonly string[];
  commands: readonly string[];
};

const HEAD = '## How to add …';
/** A path from the root of the project with an ending: `packages/…/x.ts`, `content/lessons/<id>/vi.json`. */
const PATH = /^(?=.*\.\w+$)[\w@.*<>-]+(?:\/[\w@.*<>-]+)+$/;
const WRITES = /`((?:npm run|npx) [^`]+)` writes ((?:`[^`]+`(?: and )?)+)/g;

/** The part of ARCHITECTURE.md on adding things. */
function sectionOf(architecture: string): string {
  const from = architecture.indexOf(`\n${HEAD}\n`);
  if (from < 0) throw new Error(`Read recipes: ARCHITECTURE.md has no "${HEAD}"`);
  const rest = architecture.slice(from + HEAD.length + 2);
  const end = rest.search(/^## /m);
  return end < 0 ? rest : rest.slice(0, end);
}

const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** The recipes in the order in which they are written. */
export function readRecipes(architecture: string): WrittenRecipe[] {
  const [, ...parts] = sectionOf(architecture).split(/^### /m);
  return parts.map((part) => {
    const [thing = '', ...lines] = part.trim().split('\n');
    const steps = lines.filter((line) => line.trim() !== '');
    const code = codeIn(steps.join('\n'));
    return {
      thing,
      steps,
      files: code.filter((one) => PATH.test(one)),
      commands: code.filter((one) => /^(?:npm run|npx) /.test(one)),
    };
  });
}

/** What the text before the recipes says that programs write, by their commands. */
export function writtenPrograms(architecture: string): Map<string, readonly string[]> {
  const [intro = ''] = sectionOf(architecture).split(/^### /m);
  return new Map([...intro.matchAll(WRITES)].map(([, command = '', files = '']) => [command, codeIn(files)]));
}

/** The programs that a written recipe has somebody run. */
export const programsOf = ({ commands }: WrittenRecipe): Program[] =>
  PROGRAMS.filter(({ command }) => commands.some((one) => one === command || one.startsWith(`${command} `)));

/** Where a written recipe and the files that were touched by hand tell something else: nothing where both are one. */
export function differencesOf({ thing, files }: WrittenRecipe, touched: readonly string[]): string[] {
  const patterns = files.map((file) => ({ file, fits: patternOf(file) }));
  return [
    ...touched
      .filter((file) => !patterns.some(({ fits }) => fits.test(file)))
      .map((file) => `${thing}: ${file} is touched and not named`),
    ...patterns
      .filter(({ fits }) => !touched.some((file) => fits.test(file)))
      .map(({ file }) => `${thing}: ${file} is named and not touched`),
  ];
}

/** What a path with `*` and `<…>` stands for. */
export const patternOf = (file: string): RegExp =>
  new RegExp(`^${file.replaceAll(/[.+]/g, '\\$&').replaceAll(/\*|<[^>]*>/g, '[^/]+')}$`);
