import { readingOf } from './reading.ts';
import words from './style-rules.json' with { type: 'json' };

/** Who is spoken to: it decides how the system may address them (reference: campaign §7). */
export type Reader = 'under13' | 'young' | 'teacher' | 'parent' | 'story';
export type StyleFinding = { level: 'fault' | 'hint'; rule: string; words: string };

const MOST_IN_A_BLOCK = 3;
const between = (list: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${list.join('|')})(?![\\p{L}\\p{M}])`, 'giu');

const rude = between(words.rude);
const stiff = between(words.stiff);
const blaming = between(words.blaming);
const pupil = between(words.pupil);
const passive = between(words.passive);
const nouns = new RegExp(words.pupilNouns, 'giu');
/** What somebody else says is theirs: quotations are not the system's voice. */
const quoted = /“[^”]*”|"[^"]*"|«[^»]*»/gu;
/** Tone marks over capitals are hard to read in a row. */
const shouting = /(?<!\p{L})(?=\p{Lu}*[À-ỸĐ])\p{Lu}{4,}(?!\p{L})/gu;

const sentencesIn = (text: string) => text.split(/(?<=[.?!…]["”»)]*)\s+/).filter((one) => /\p{L}/u.test(one));
const found = (text: string, pattern: RegExp) => text.match(pattern) ?? [];

/** What one text has against the style of this project, apart from where it stands. */
export function styleOf(text: string, reader: Reader): StyleFinding[] {
  const reading = readingOf([text]);
  const own = text.replace(quoted, ' ');
  const fault = (rule: string, spots: readonly string[]) =>
    spots.map((spot): StyleFinding => ({ level: 'fault', rule, words: spot }));
  const hint = (rule: string, spots: readonly string[]) =>
    spots.map((spot): StyleFinding => ({ level: 'hint', rule, words: spot }));
  return [
    ...fault('not-nfc', reading.notNfc),
    ...fault('banned-word', reading.banned),
    ...fault('long-sentence', reading.long),
    ...(reader === 'story' ? [] : fault('rude-word', found(own, rude))),
    ...fault('blames', found(own, blaming)),
    ...fault('shouts', found(text, shouting)),
    ...hint('stiff-word', found(own, stiff)),
    ...(reader === 'young' ? hint('address', addressed(own)) : []),
    ...(sentencesIn(text).length > MOST_IN_A_BLOCK ? hint('long-block', [text]) : []),
    ...sentencesIn(own)
      .filter((sentence) => found(sentence, passive).length > 1)
      .flatMap((sentence) => hint('passive', [sentence])),
  ];
}

/** "em" said to the reader: children of thirteen and more are "bạn". Brothers, sisters and children in general stay. */
const addressed = (own: string): string[] =>
  sentencesIn(own).filter((sentence) => found(sentence.replace(nouns, ' '), pupil).length > 0);
