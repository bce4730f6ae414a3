import { withDays } from './external-links.ts';
import { previewPortal } from './preview-deps.ts';
import { type CheckedLinks, reportOf } from './report.ts';
import { sourceAddresses } from './sources-of.ts';
import { survey } from './survey.ts';
import { untranslated } from './untranslated.ts';
import { untranslatedData } from './untranslated-data.ts';
import { type Links, walkLinks } from './walk-links.ts';

/** All that can be said of the content without a person: pieces, findings, links. */
export async function checkContent(root: string) {
  const found = survey(root);
  let links: Links = { pages: 0, broken: [], outside: [] };
  // Content that cannot be read has no pages to walk; the survey has said where and why.
  const readable = [...found.stray, ...found.pieces.flatMap(({ findings }) => findings)].every(
    ({ rule }) => rule !== 'not-json' && rule !== 'shape',
  );
  if (readable) links = await walkLinks(previewPortal());
  const outside = withDays(root, [...links.outside, ...sourceAddresses(root)]);
  const checked: CheckedLinks = { ...links, outside };
  const { lines, faults } = reportOf(found, checked);
  return {
    survey: found,
    links: checked,
    readable,
    faults,
    lines: [...lines, ...untranslated(root, found.pieces), ...untranslatedData(root)],
  };
}

/** Every address of a page or a source: only one of these can have been opened. */
export async function knownAddresses(root: string): Promise<string[]> {
  const { outside } = await walkLinks(previewPortal());
  return [...outside, ...sourceAddresses(root)].map(({ address }) => address);
}
