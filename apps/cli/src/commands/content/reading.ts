import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';
import { setVerdict } from '../../run/verdict.ts';

export const readingCommand = () =>
  new Command('reading')
    .description('Whether all that people read is easy, and whether the quizzes measure what they say')
    .action(async () => {
      const { reportReading } = await import('../../content/reading-report.ts');
      setVerdict(await reportReading(root));
    });
