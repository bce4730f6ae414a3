import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HARM_CODES } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { escapeXml } from './escape-xml.ts';
import { incidentOf } from './incident-type.ts';
import { type CyberTipFacts, cyberTipReport } from './report-xml.ts';

const now = new Date('2026-11-24T12:00:00Z');
const facts: CyberTipFacts = {
  incident: { type: 'Online Enticement of Children for Sexual Acts', annotations: ['sextortion'] },
  incidentAt: '2026-11-24T09:00:00Z',
  incidentAtSource: 'When the case was opened',
  highPriority: 'A person marked this case as a danger to life',
  platform: 'Tamarind Leaf Chat',
  subject: 'acc-17',
  affectedChild: 'acc-88',
  eventIds: ['e-1', 'e-2'],
  reasons: ['Asks for money and threatens to send a private picture'],
  packet: 'Packet 1',
};
const xmlOf = (given: CyberTipFacts, at = now): string => {
  const result = cyberTipReport(given, at);
  assert.ok('xml' in result, JSON.stringify(result));
  return result.xml;
};

// NCMEC's schema is theirs and not part of this repository: CYBERTIPLINE_XSD names it, or it stands beside the project.
const place =
  process.env.CYBERTIPLINE_XSD ??
  fileURLToPath(new URL('../../../../../shared/reference/cyber_tipline.xsd', import.meta.url));
let schema: string | undefined;
before(async () => {
  schema = await readFile(place, 'utf8').catch(() => undefined);
});
const absent = 'NCMEC’s schema is not here: set CYBERTIPLINE_XSD to cyber_tipline.xsd to check against it';

const faultsOf = async (xml: string, xsd: string): Promise<string[]> => {
  const result = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'cyber_tipline.xsd', contents: xsd }],
  });
  return result.errors.map((e) => e.message);
};

const variants: [name: string, CyberTipFacts][] = [
  ['a full report', facts],
  [
    'one without a child’s account or priority',
    { ...facts, affectedChild: undefined, highPriority: undefined },
  ],
  ...HARM_CODES.flatMap((code): [string, CyberTipFacts][] => {
    const incident = incidentOf(code);
    return incident ? [[`one of the harm ${code}`, { ...facts, incident }]] : [];
  }),
  [
    'one with hostile strings',
    {
      ...facts,
      subject: ']]><script>alert("1")</script>&amp;&#0;\u0000\u0008\uFFFE\uD800',
      affectedChild: '<!--',
      platform: '"><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      eventIds: ['&e;', '</additionalInfo><victim/>'],
      reasons: ['x'.repeat(20_000), '😀'.repeat(2_000)],
    },
  ],
];
for (const [name, given] of variants)
  test(`NCMEC’s schema accepts ${name}`, async (t) => {
    if (schema === undefined) return t.skip(absent);
    assert.deepEqual(await faultsOf(xmlOf(given), schema), []);
  });

test('NCMEC’s schema refuses a report whose parts stand in another order, so the check can fail', async (t) => {
  if (schema === undefined) return t.skip(absent);
  const xml = xmlOf(facts).replace(/<incidentType>.*<\/incidentType>\n/, '');
  assert.ok((await faultsOf(xml, schema)).length > 0);
});

test('an incident in the future, or at no time, has no report', () => {
  const at = (incidentAt: string) => cyberTipReport({ ...facts, incidentAt }, now);
  assert.deepEqual(at('2026-11-24T12:00:00.001Z'), { problem: 'in-the-future' });
  assert.deepEqual(at('yesterday'), { problem: 'no-time' });
  assert.ok('xml' in at('2026-11-24T12:00:00Z'));
});

test('what is not NCMEC’s has no incident type: bullying, doxxing, scams, cases between minors', () => {
  for (const code of ['BULLYING', 'DOXXING', 'SCAM_CHILD', 'PEER_HSB', 'SELF_GEN', 'NCII_ADULT'] as const)
    assert.equal(incidentOf(code), undefined, code);
});

const WORDS: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#13': '\r' };
const read = (xml: string) => xml.replace(/&(lt|gt|quot|apos|amp|#13);/g, (_, name: string) => WORDS[name]!);

test('escaped text comes back as it was, and nothing of it reads as a tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = escapeXml(text);
      assert.doesNotMatch(escaped, /[<>"']/);
      assert.doesNotMatch(escaped, /&(?!(lt|gt|quot|apos|amp|#13);)/);
      assert.equal(read(escaped), text);
    }),
    { numRuns: 10_000 },
  );
});

test('of all 65,536 code units exactly those that XML cannot say are replaced', async (t) => {
  const replaced = Array.from({ length: 65_536 }, (_, unit) => unit).filter(
    (unit) => escapeXml(String.fromCharCode(unit)) === '\uFFFD' && unit !== 0xfffd,
  );
  // 29 control characters, 2,048 halves of characters, two that are none.
  assert.equal(replaced.length, 29 + 2048 + 2);
  if (schema === undefined) return t.skip(absent);
  const all = Array.from({ length: 65_536 }, (_, unit) => String.fromCharCode(unit));
  for (let from = 0; from < all.length; from += 2800) {
    const reasons = [all.slice(from, from + 2800).join('')];
    assert.deepEqual(await faultsOf(xmlOf({ ...facts, reasons }), schema), []);
  }
});
