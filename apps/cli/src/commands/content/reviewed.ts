import { Command, Option } from '@commander-js/extra-typings';
import { LANGUAGES } from '@khong-mot-minh/contracts/codes';
import { numberFrom } from '../../run/number-from.ts';
import { root } from '../../run/root.ts';

export const reviewedCommand = () =>
  new Command('reviewed')
    .description('Writes down a review that happened, of the words as they are now')
    .argument('<piece>', 'such as lessons/bat-coc-online')
    .addOption(new Option('--language <language>', 'that was read').choices(LANGUAGES).makeOptionMandatory())
    .addOption(
      new Option('--state <state>', 'read by a professional, or tried with people')
        .choices(['read', 'tried'] as const)
        .makeOptionMandatory(),
    )
    .requiredOption('--on <day>', 'such as 2026-11-24')
    .requiredOption('--by <words>', 'who, in Vietnamese')
    .requiredOption('--by-en <words>', 'who, in English')
    .option('--people <count>', 'how many it was tried with', numberFrom(1, 1e6, { whole: true }))
    .action(async (piece, { language, state, on, by, byEn, people }) => {
      const { recordReview } = await import('../../content/record.ts');
      const who = { vi: by, en: byEn };
      recordReview(root, { piece, language, state, on, by: who, ...(people !== undefined && { people }) });
      console.log(`${piece}: written down`);
    });
