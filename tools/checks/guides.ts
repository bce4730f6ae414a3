import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem.ts';

/** The guides that whoever runs a desk reads: each exists in Vietnamese, in `<name>.vi.md`. */
const IN_BOTH = ['authority', 'helpline', 'operate', 'schools'] as const;

const folder = 'docs/guides';
type Section = { name: string; body: string };

/**
 * Each section of a Vietnamese guide carries the mark of the English one that it renders. Whoever changes one section
 * without reading the other finds its name here, in the commit in which it happens.
 */
export function checkGuides(root: string): Problem[] {
  const inFolder = path.join(root, folder);
  const rendered = existsSync(inFolder)
    ? readdirSync(inFolder).flatMap((file) => /^(.+)\.vi\.md$/.exec(file)?.[1] ?? [])
    : [];
  return [...new Set([...IN_BOTH, ...rendered])].sort().flatMap((name) => {
    const files = { en: path.join(inFolder, `${name}.md`), vi: path.join(inFolder, `${name}.vi.md`) };
    const absent = Object.values(files).filter((file) => !existsSync(file));
    if (absent.length > 0)
      return absent.map(
        (file) => `${folder}/${path.basename(file)} is not there, and its other language is read`,
      );
    return compareGuides(name, readFileSync(files.en, 'utf8'), readFileSync(files.vi, 'utf8'));
  });
}

/** What of one guide is in one language only, or has changed in English since the Vietnamese was read beside it. */
export function compareGuides(name: string, en: string, vi: string): Problem[] {
  const marks = new Map(
    [...vi.matchAll(/^<!-- en: (.+?) ([0-9a-f]{8}) -->$/gm)].map(([, section = '', mark = '']) => [
      section,
      mark,
    ]),
  );
  const sections = sectionsOf(en);
  const wanted = new Map(sections.map((section) => [section.name, markOf(section)]));
  return [
    ...[...wanted].flatMap(([section, mark]) => {
      const has = marks.get(section);
      if (has === mark) return [];
      const why = has === undefined ? 'is not rendered in' : 'has changed and was not read beside';
      return [
        `${folder}/${name}.md § ${section} ${why} ${name}.vi.md; once both say the same, mark it <!-- en: ${section} ${mark} -->`,
      ];
    }),
    ...[...marks.keys()]
      .filter((section) => !wanted.has(section))
      .map((section) => `${folder}/${name}.vi.md renders § ${section}, which the English has not`),
  ];
}

/** The parts under headings of the first two levels; a line of code that begins with # is none. */
function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    const heading = inCode ? undefined : /^##? (.+)$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ name: heading, body: '' });
    const last = sections.at(-1);
    if (last) last.body += `${line}\n`;
  }
  return sections;
}

const markOf = ({ body }: Section): string =>
  createHash('sha256').update(body.replaceAll(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);
