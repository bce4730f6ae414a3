// `npm run bench -- text`: our term filter beside the filters of npm, on the same messages and disguises.
// The peers are no dependency of ours: PEER_DIR names a folder where they are installed.

import { untoned } from '@khong-mot-minh/cli/language';
import { compileTerms, createTermMatcher, type Term } from '@khong-mot-minh/language';
import { flaggedOf, recallOf, speedOf } from './text/measure.ts';
import { neutralChat } from './text/neutral-chat.ts';
import { neutralTerms } from './text/neutral-terms.ts';
import { type Filter, loadPeers } from './text/peers.ts';
import { siteSentences } from './text/site-sentences.ts';

const terms = neutralTerms(500);
const asTerms: Term[] = (['en', 'vi'] as const).flatMap((lang) =>
  terms[lang].map((text, i) => ({ id: `${lang}${i}`, text, lang, tier: 'block' as const })),
);
const matcher = createTermMatcher(asTerms);
const ours: Filter = { name: 'ours', make: () => (text) => matcher.match(text).length > 0 };
const ourBlocks = (text: string) => matcher.match(text).some(({ tier }) => tier === 'block');

const mixed = neutralChat(100_000, 'mixed', 11);
const clean = {
  'chat, toned': neutralChat(50_000, 'toned', 12),
  'chat, untoned': neutralChat(50_000, 'untoned', 13),
  'sentences of this project, toned': siteSentences(),
  'sentences of this project, untoned': siteSentences().map(untoned),
};
const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)} %`;
const { filters, missing } = loadPeers(process.env.PEER_DIR);
const length = mixed.reduce((sum, { length }) => sum + length, 0) / mixed.length;
console.log(
  `${mixed.length} messages of ${length.toFixed(0)} characters, ${asTerms.length} invented terms\n`,
);

// Peers know no tones, so each Vietnamese term is given to them with and without.
const forPeers = [...terms.en, ...terms.vi, ...terms.vi.map(untoned)];
let speed = 0;
for (const filter of [ours, ...filters]) {
  const check = filter.make(forPeers);
  const rate = speedOf(check, mixed, filter === ours ? 4 : 1.5);
  if (filter === ours) speed = rate;
  const { mean, rows } = recallOf(check, terms);
  const ratio = filter === ours ? '' : `; ours is ${(speed / rate).toFixed(1)} times as fast`;
  console.log(`${filter.name}: ${Math.round(rate).toLocaleString('en')} messages/s${ratio}`);
  console.log(`  recall ${percent(mean)} over ${rows.length} disguises (English/Vietnamese %):`);
  const short = rows.map(({ name, en, vi }) => `${name} ${Math.round(en * 100)}/${Math.round(vi * 100)}`);
  console.log(`  ${short.join(', ')}`);
  const wrong = Object.entries(clean).map(
    ([name, texts]) => `${name} ${percent(flaggedOf(check, texts), 3)}`,
  );
  console.log(`  clean text flagged: ${wrong.join('; ')}`);
  if (filter !== ours) continue;
  console.log(`  block tier alone: recall ${percent(recallOf(ourBlocks, terms).mean)}; clean text flagged:`);
  for (const [name, texts] of Object.entries(clean))
    console.log(`    ${name}: ${percent(flaggedOf(ourBlocks, texts), 3)} of ${texts.length}`);
}
const large = neutralTerms(2000);
const steps = compileTerms(
  (['en', 'vi'] as const).flatMap((lang) =>
    large[lang].map((text, i) => ({ id: `${lang}${i}`, text, lang, tier: 'block' as const })),
  ),
);
let longest = 0;
const began = performance.now();
for (let done = false; !done; ) {
  const from = performance.now();
  done = steps.next().done ?? false;
  longest = Math.max(longest, performance.now() - from);
}
console.log(
  `\nours compiles 2,000 terms in ${(performance.now() - began).toFixed(0)} ms, its longest step ${longest.toFixed(1)} ms`,
);
if (missing.length > 0)
  console.log(`\nNot measured, for PEER_DIR names no folder that has them: ${missing.join(', ')}`);
