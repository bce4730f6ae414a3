import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { loadAssets } from '../assets.ts';
import { courseBundles } from '../browser-bundles.ts';
import { loadContent } from '../content.ts';
import { vn } from '../jurisdiction-fixture.ts';
import { problemsOf } from '../learn/content-problems.ts';
import { learnPage } from '../learn/learn-page.ts';
import { learnApp } from '../learn/learn-pages-fixture.ts';
import { loadQuizBank } from '../learn/load-quiz-bank.ts';
import { adultOf } from '../learn/path.ts';
import { QUIZ_AGES } from '../learn/quiz-item.ts';
import { translate } from '../translate.ts';
import { openMaterials } from './material-store.ts';
import { loadPlans, Plan } from './plan.ts';
import { planSheet } from './plan-sheet.ts';
import { planSlides } from './plan-slides.ts';

const app = learnApp();
const content = loadContent();
const get = async (path: string) => {
  const answer = await app.request(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};
const root = '/vi/hoc/cho-truong-hoc';

test('the page for schools begins with what to do when a pupil tells, before any plan', async () => {
  const page = await get(root);
  const first = page.indexOf('/vi/hoc/hoc-sinh-ke-voi-thay-co');
  assert.ok(first > 0 && first < page.indexOf('/giao-an/'));
  assert.match(page, /111/);
});

test('teachers find it from their path and from the page of learning', async () => {
  for (const from of ['/vi/hoc/cho/teachers', '/en/hoc/cho/teachers'])
    assert.match(await get(from), /href="\/(vi|en)\/hoc\/cho-truong-hoc"/, from);
  assert.doesNotMatch(await get('/vi/hoc/cho/10-12'), /cho-truong-hoc/);
  // The page of learning asks nothing of the house but its two plain facts.
  const deps = { demo: false, jurisdiction: vn, consoleUrl: '/console/' } as never;
  const learn = learnPage({
    t: translate('vi'),
    lang: 'vi',
    content,
    assets: loadAssets(),
    deps,
    path: '/hoc',
  });
  assert.match(String(await learn), /href="\/vi\/hoc\/cho-truong-hoc"/);
});

test('every link of the page leads to a page or a file of its kind', async () => {
  const kinds: Readonly<Record<string, RegExp>> = {
    pdf: /^application\/pdf$/,
    docx: /wordprocessingml/,
    pptx: /presentationml/,
    zip: /^application\/zip$/,
  };
  const links = [...(await get(root)).matchAll(/href="(\/vi\/hoc\/cho-truong-hoc\/[^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  assert.ok(links.length >= 5 * 4 + 2);
  // One document of each kind: all fifteen are made by the same three functions.
  const seen = new Set<string>();
  for (const link of links) {
    const kind = /\.(\w+)$/.exec(link)?.[1] ?? '';
    if (kind !== '' && seen.has(kind)) continue;
    seen.add(kind);
    const answer = await app.request(link);
    assert.equal(answer.status, 200, link);
    if (kind === '') continue;
    assert.match(answer.headers.get('content-type') ?? '', kinds[kind] ?? /^$/);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="vi-[\w.-]+"$/);
    assert.ok((await answer.arrayBuffer()).byteLength > 5000, link);
  }
  assert.deepEqual([...seen].sort(), ['', 'docx', 'pdf', 'pptx']);
});

test('the page of packages names the size of each file as it is sent', async () => {
  const page = await get(`${root}/goi`);
  const rows = [...page.matchAll(/href="([^"]+\.qti\.zip)"[^>]*>QTI 3<\/a> <span[^>]*>([\d.]+) KB</g)];
  assert.equal(rows.length, content.lessons.vi.length + 30);
  for (const [, link = '', size] of rows.slice(0, 3)) {
    const bytes = await (await app.request(link)).arrayBuffer();
    assert.equal(size, String(Math.round(bytes.byteLength / 1024)));
  }
});

for (const name of ['giao-an-khong-co.pdf', '..%2Fpath.json', 'anh-ghep-ai.scorm', 'x.qti.zip'])
  test(`a file that nobody made is missing: ${name}`, async () => {
    assert.equal((await app.request(`${root}/tai/${name}`)).status, 404);
  });

test('every lesson for young people has a plan of 45 minutes in both languages, with the same steps', () => {
  const outline = (lang: 'vi' | 'en') =>
    loadPlans(lang).map(({ id, ages, steps, cards }) => ({
      id,
      ages,
      steps: steps.map(({ kind, minutes }) => [kind, minutes]),
      answers: cards.map(({ answer, options }) => [answer, options.length]),
    }));
  const young = content.lessons.vi.map(({ id }) => id).filter((id) => !adultOf(id));
  assert.deepEqual(
    outline('vi').map(({ id }) => id),
    young,
  );
  assert.deepEqual(outline('en'), outline('vi'));
});

test('what a plan says in Vietnamese is short, composed and blames nobody', () => {
  const sentences = loadPlans('vi')
    .flatMap(({ aims, steps, cards }) => [
      ...aims,
      ...steps.flatMap((step) => [step.say ?? '', ...(step.do ?? [])]),
      ...cards.flatMap(({ ask, options, why }) => [ask, ...options, why]),
    ])
    .flatMap((text) => text.split(/[.?!:]\s/));
  assert.ok(sentences.length > 200);
  // 15 words; a Vietnamese word has about 1.4 written syllables.
  const long = sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 21);
  assert.deepEqual(long, []);
  const banned = /nạn nhân|tố giác|dâm ô|ảnh nóng|tại sao lại gửi/i;
  assert.deepEqual(
    sentences.filter((text) => banned.test(text) || text !== text.normalize('NFC')),
    [],
  );
});

test('a plan whose minutes do not add up is refused', () => {
  const [plan] = loadPlans('vi');
  assert.ok(plan);
  assert.deepEqual(problemsOf(Plan, { ...plan, steps: plan.steps.slice(1) }), [
    '/steps take 39 minutes, not 45',
  ]);
});

for (const lang of ['vi', 'en'] as const)
  test(`${lang}: a plan holds care for a pupil who tells, the tags, the quiz and its key, and says that it is a draft`, () => {
    const ctx = { t: translate(lang), lang };
    for (const plan of loadPlans(lang)) {
      const lesson = content.lessons[lang].find(({ id }) => id === plan.id);
      assert.ok(lesson);
      const text = JSON.stringify(planSheet(ctx, plan, lesson));
      for (const words of [
        ctx.t('sheet.care.2'),
        ctx.t('sheet.plan.review'),
        lesson.domain,
        `/cong-uoc/${plan.convention}`,
      ])
        assert.ok(text.includes(words), words);
      for (const { prompt, explanation } of lesson.quiz.questions)
        for (const words of [prompt, explanation])
          assert.ok(text.includes(JSON.stringify(words).slice(1, -1)));
      // On the wall an answer never stands with its question.
      for (const slide of planSlides(ctx, plan, lesson).slides)
        for (const { ask, why } of plan.cards) if (slide.title === ask) assert.ok(!slide.lines.includes(why));
    }
  });

test('the quiz bank comes back whole from QTI 3: every situation, choice, key and explanation of both languages', async () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    trimValues: false,
  });
  for (const lang of ['vi', 'en'] as const) {
    const t = translate(lang);
    const store = openMaterials({ t, lang, content });
    const read = [];
    for (const { course, shelf } of store.courses()) {
      if (shelf === 'lessons') continue;
      const file = await store.find(`${course.id}.qti.zip`);
      const files = unzipSync(file?.body ?? new Uint8Array());
      const listed = [
        parser.parse(strFromU8(files['test.xml']!))['qti-assessment-test']['qti-test-part'][
          'qti-assessment-section'
        ]['qti-assessment-item-ref'],
      ].flat();
      for (const { '@href': path } of listed) {
        const item = parser.parse(strFromU8(files[path]!))['qti-assessment-item'];
        const asked = item['qti-item-body']['qti-choice-interaction'];
        const key = item['qti-response-declaration']['qti-correct-response']['qti-value'];
        const choices: { '@identifier': string; '#text': string }[] = asked['qti-simple-choice'];
        read.push({
          situation: asked['qti-prompt'],
          choices: choices.map((one) => one['#text']),
          right: choices.find((one) => one['@identifier'] === key)?.['#text'],
          explanation: item['qti-modal-feedback']['qti-content-body'].p,
        });
      }
    }
    const bank = loadQuizBank(lang);
    const want = QUIZ_AGES.flatMap((age) =>
      bank[age].map((item) => ({
        situation: item.situation,
        choices:
          item.kind === 'safe-choice'
            ? [...item.options, t('quiz.unsure')]
            : [t('quiz.real'), t('quiz.fake'), t('quiz.unsure')],
        right: item.kind === 'safe-choice' ? item.options[item.answer] : t(`quiz.${item.answer}`),
        explanation: item.explanation,
      })),
    );
    const escaped = (value: unknown) => JSON.stringify(value).replaceAll('&#39;', "'");
    assert.equal(escaped(read), escaped(want));
  }
});

test('each player of an exported course is one small file that loads nothing else', async () => {
  const { outputFiles } = await build({ ...courseBundles, write: false, outdir: 'out', logLevel: 'silent' });
  assert.equal(outputFiles.length, 2);
  for (const { path, contents, text } of outputFiles) {
    assert.ok(gzipSync(contents).length <= 3 * 1024, path);
    assert.doesNotMatch(text, /^import |import\(|\beval\(/, path);
  }
});
