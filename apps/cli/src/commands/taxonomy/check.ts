import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const checkCommand = () =>
  new Command('check')
    .description('Does every name in the taxonomy lead somewhere, and every ground of a policy too?')
    .option('--json', 'the problems for programs')
    .action(async ({ json }) => {
      const { checkTaxonomy } = await import('../../taxonomy/check-taxonomy.ts');
      const { taxonomy, policies, problems } = await checkTaxonomy(root);
      setVerdict(problems.length === 0);
      if (json) return printJson({ problems });
      const { obligations, instruments, platforms, figures, sources } = taxonomy;
      console.log(
        `${obligations.length} duties of ${instruments.length} instruments, ${platforms.cells.length} facts of ${platforms.platforms.length} platforms, ${figures.figures.length} figures, ${Object.keys(sources).length} sources; ${policies} policy packs`,
      );
      for (const grade of ['primary', 'secondary', 'unverified'])
        console.log(
          `  ${grade.padEnd(11)} ${obligations.filter((one) => one.grade === grade).length} duties`,
        );
      for (const problem of problems) console.log(`✗ ${problem}`);
      console.log(problems.length === 0 ? 'The taxonomy is in order' : `${problems.length} problems`);
    });
