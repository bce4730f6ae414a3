import { LANGUAGES } from '@khong-mot-minh/contracts';
import { type MessageKey, translateIn } from '../translate.ts';
import type { DemoFile } from './demo-file.ts';

const vi = translateIn('vi');
const en = translateIn('en');
const both = (key: MessageKey): string => `${vi(key)} / ${en(key)}`;

/** What a newcomer needs to go on, in both languages. */
export function welcome({ baseUrl, people }: DemoFile, dataDir: string, first: boolean): string {
  const address = (key: MessageKey, url: string) => `  ${url.padEnd(34)} ${both(key)}`;
  const width = Math.max(...people.map(({ email }) => email.length));
  const secret = Math.max(...people.map(({ password }) => password.length));
  return [
    '',
    ...LANGUAGES.map((lang) => `  ${translateIn(lang)('welcome.title')}`),
    ...(first ? [] : [`  ${both('welcome.again')}`]),
    '',
    address('welcome.first', `${baseUrl}/demo`),
    address('welcome.portal', `${baseUrl}/vi/`),
    address('welcome.console', `${baseUrl}/console/`),
    address('welcome.api', `${baseUrl}/docs`),
    '',
    `  ${vi('welcome.people')}`,
    `  ${en('welcome.people')}`,
    ...people.map((p) => `    ${p.email.padEnd(width)}  ${p.password.padEnd(secret)}  ${p.unlock}`),
    '',
    `  ${both('welcome.data')}: ${dataDir}`,
    `  ${both('welcome.keys')}: ${dataDir}/demo.json`,
    `  ${vi('welcome.stop')}`,
    `  ${en('welcome.stop')}`,
    '',
  ].join('\n');
}
