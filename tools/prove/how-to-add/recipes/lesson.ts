import { type Recipe, TRANSLATED } from '../recipe.ts';

const FROM = 'content/lessons/cho-thue-tai-khoan';
const TO = 'content/lessons/cho-muon-tai-khoan';

/** A lesson of another one's words, on the path of young adults. */
export const LESSON: Recipe = {
  thing: 'A lesson',
  change(tree) {
    for (const language of ['vi', 'en'])
      tree.create(
        `${TO}/${language}.json`,
        tree
          .read(`${FROM}/${language}.json`)
          .replace('"id": "cho-thue-tai-khoan"', '"id": "cho-muon-tai-khoan"'),
      );
    tree.create(`${TO}/illustration.svg`, tree.read(`${FROM}/illustration.svg`));
    tree.replace(
      'content/path.json',
      '        "cho-thue-tai-khoan",\n',
      '        "cho-thue-tai-khoan",\n        "cho-muon-tai-khoan",\n',
    );
  },
  programs: [{ ...TRANSLATED, args: [...TRANSLATED.args, 'lessons/cho-muon-tai-khoan'] }],
  tests: ['apps/portal/src/content.test.ts', 'apps/portal/src/learn', 'test/content-reviews.test.ts'],
};
