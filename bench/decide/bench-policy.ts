import { readdirSync, readFileSync } from 'node:fs';
import type { PolicyDocument } from '@khong-mot-minh/contracts';
import { type CompiledPolicy, compilePolicy, readPack } from '@khong-mot-minh/protection';

const folder = new URL('../../jurisdictions/vn/policies/', import.meta.url);
/** Read for every event, whatever the pack itself asks for. */
const WINDOWS = [
  ...['actor.newMinorContacts7d', 'actor.acceptedByMinors7d', 'actor.giftsToMinors14d'],
  ...['actor.minorProfiles1h', 'actor.blockedByMinors30d', 'actor.reportedByMinors30d'],
  ...['actor.listViews1h', 'target.reportedByMinors30d'],
];

/** The pack for Vietnam, with one more rule in shadow that asks for eight windows on every event. */
export function benchPolicy(): CompiledPolicy {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
  const pack = readPack(files);
  // The cast is checked by the compiler, which refuses anything else.
  const document = pack.document as PolicyDocument;
  const [first] = document.rules;
  if (first === undefined) throw new Error('Read pack: it has no rule');
  const windows = {
    ...first,
    id: 'control.eight-windows',
    mode: 'shadow' as const,
    kinds: ['message.sent', 'contact.requested', 'profile.viewed', 'list.viewed', 'call.started'],
    when: { any: WINDOWS.map((field) => ({ field, op: 'gte', value: 1000 })) },
  };
  const { program, problems } = compilePolicy({ ...document, rules: [...document.rules, windows] });
  const [problem] = problems;
  if (program === undefined) throw new Error(`Compile pack: ${problem?.message}`);
  return program;
}
