import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const checkCommand = () =>
  new Command('check')
    .description(
      'Every piece in one table: findings, translation, reviews, links; ends with 1 when something must be mended',
    )
    .option('--json', 'pieces, findings and links for programs')
    .action(async ({ json }) => {
      const { checkContent } = await import('../../content/check-content.ts');
      const { survey, links, readable, lines, faults } = await checkContent(root);
      if (json) printJson({ faults, ...survey, links });
      else for (const line of lines) console.log(line);
      if (!readable && !json) console.log('Links were not walked: a file cannot be read');
      setVerdict(faults === 0);
    });
