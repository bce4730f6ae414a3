import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const staleCommand = () =>
  new Command('stale')
    .description('The facts that nobody has read again in time; ends with 1 where there are any')
    .option('--on <day>', 'as of a day, such as 2027-06-01; otherwise today', day)
    .option('--json', 'the same for programs')
    .action(async ({ on = new Date().toISOString().slice(0, 10), json }) => {
      const { staleFacts } = await import('../../taxonomy/check-taxonomy.ts');
      const { all, stale } = await staleFacts(root, on);
      setVerdict(stale.length === 0);
      if (json) return printJson({ on, all, stale });
      for (const { file, id, reviewBy } of stale) console.log(`${reviewBy}  ${file}  ${id}`);
      console.log(`${stale.length} of ${all} facts are stale on ${on}`);
    });

function day(typed: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(Date.parse(typed)))
    throw new InvalidArgumentError('Allowed is a day like 2027-06-01.');
  return typed;
}
