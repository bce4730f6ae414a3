import { fill } from '@khong-mot-minh/i18n';
import type { Finding, HealthCode } from '@khong-mot-minh/server';
import en from '../../../../messages/en/doctor.json' with { type: 'json' };
import vi from '../../../../messages/vi/doctor.json' with { type: 'json' };

export type DoctorLanguage = 'vi' | 'en';
type Key = keyof typeof vi;
// A code without a sentence, or a sentence in one language only, is a type error here.
const sentences: Record<DoctorLanguage, Record<Key | HealthCode, string>> = { vi, en };

/** `--lang`, else what LANG says, else Vietnamese. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): DoctorLanguage {
  const wish = asked ?? env.LC_ALL ?? env.LANG ?? '';
  return wish.toLowerCase().startsWith('en') ? 'en' : 'vi';
}

const MARKS = { ok: '✓', attention: '!', unknown: '?' } as const;

export const sayFinding = ({ state, code, values }: Finding, language: DoctorLanguage): string =>
  `${MARKS[state]} ${say(code, language, values)}`;

/** One sentence with its values spelled out; the ending of a name says how (`…Ms`, `…At`, `…Bytes`). */
export function say(key: Key, language: DoctorLanguage, values: Finding['values'] = {}): string {
  const flat = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]),
  );
  return fill(sentences[language][key], flat, (value, name) => {
    if (name.endsWith('Ms')) return duration(Number(value), language);
    if (name.endsWith('Bytes')) return size(Number(value), language);
    return name.endsWith('At') ? time(String(value), language) : String(value);
  });
}

const unit = (count: number, name: string, language: DoctorLanguage, digits = 0): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(count);

function duration(ms: number, language: DoctorLanguage): string {
  const steps = [
    { name: 'day', ms: 86_400_000 },
    { name: 'hour', ms: 3_600_000 },
    { name: 'minute', ms: 60_000 },
  ];
  const step = steps.find((s) => ms >= s.ms) ?? { name: 'second', ms: 1000 };
  return unit(Math.floor(ms / step.ms), step.name, language);
}

const size = (bytes: number, language: DoctorLanguage): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 }).format(
    bytes / 1e9,
  );

const time = (at: string, language: DoctorLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
