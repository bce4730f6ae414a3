import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { cmi5Package } from './cmi5-package.ts';
import type { Course } from './course.ts';
import { qtiPackage } from './qti-package.ts';
import { scormPackage } from './scorm-package.ts';
import { zipFiles } from './zip-files.ts';

const hostile = `“Đừng kể” </qti-prompt></title><script>x()</script> & "a" 'b' ]]> <!-- \u0000\u0008\uD800 🙂`;
/** What must come back: all of it but the characters that no XML document may hold. */
const kept = ['\u0000', '\u0008', '\uD800'].reduce((text, sign) => text.replaceAll(sign, ''), hostile);
const course: Course = {
  id: 'thu-nghiem',
  lang: 'vi',
  title: hostile,
  summary: hostile,
  domain: hostile,
  sections: [{ title: hostile, paragraphs: [hostile], list: [hostile] }],
  questions: [
    {
      id: 'mot',
      prompt: hostile,
      choices: [
        { id: 'real', text: hostile },
        { id: 'fake', text: 'Không' },
      ],
      right: 'fake',
      explanation: hostile,
    },
  ],
  illustration: { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', alt: hostile },
  words: { check: hostile, right: hostile, wrong: hostile, done: hostile, help: hostile, review: hostile },
};
const packages = {
  scorm: scormPackage(course, 'let a;'),
  cmi5: cmi5Package(course, 'let a;'),
  qti: qtiPackage(course),
};
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  htmlEntities: true,
});

for (const [kind, files] of Object.entries(packages)) {
  test(`${kind}: every XML file is well formed whatever the text holds`, () => {
    for (const [path, text] of Object.entries(files))
      if (path.endsWith('.xml')) assert.equal(XMLValidator.validate(text), true, path);
  });
  test(`${kind}: the zip gives back every file, and the same files make the same bytes`, () => {
    const zip = zipFiles(files);
    const read = Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]);
    assert.deepEqual(Object.fromEntries(read), files);
    assert.deepEqual(zipFiles(files), zip);
  });
}

test('hostile text comes back whole from a QTI item', () => {
  const item = parser.parse(packages.qti['items/q-mot.xml'] ?? '')['qti-assessment-item'];
  const asked = item['qti-item-body']['qti-choice-interaction'];
  assert.equal(asked['qti-prompt'], kept);
  assert.equal(asked['qti-simple-choice'][0]['#text'], kept);
  assert.equal(item['qti-modal-feedback']['qti-content-body'].p, kept);
});

test('hostile text cannot leave its place in a course page', () => {
  const page = packages.scorm['index.html'] ?? '';
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.match(page, /<script src="course.js" defer><\/script>/);
});

for (const kind of ['scorm', 'qti'] as const)
  test(`${kind}: the manifest lists every file of the package, and no other`, () => {
    const { manifest } = parser.parse(packages[kind]['imsmanifest.xml'] ?? '');
    const resources = [manifest.resources.resource].flat();
    const listed = resources.flatMap(({ file }) => [file].flat().map((one) => one['@href']));
    const held = Object.keys(packages[kind]).filter((path) => path !== 'imsmanifest.xml');
    assert.deepEqual(listed.toSorted(), held.toSorted());
  });

test('cmi5: the unit points at a page that is in the package and is done when completed', () => {
  const { au } = parser.parse(packages.cmi5['cmi5.xml'] ?? '').courseStructure;
  assert.ok(au.url in packages.cmi5);
  assert.equal(au['@moveOn'], 'Completed');
  assert.equal(au.title.langstring['#text'], kept);
});
