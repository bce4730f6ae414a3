import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const buildCommand = () =>
  new Command('build')
    .description(
      "A pack from a platform's own list: columns id, text, lang (vi|en), tier (block|score), category",
    )
    .argument('<list>', 'CSV with a head row, or JSON', fromCaller)
    .requiredOption('--out <pack>', 'the file to write', fromCaller)
    .requiredOption('--name <name>', 'of the pack')
    .requiredOption('--source <words>', 'who made it, and from what')
    .option('--pack-version <version>', 'of the pack', '1')
    .option('--licence <licence>', 'of the list', 'not stated')
    .option('--json', 'what is in it, by number, for programs')
    .action(async (list, { out, name, source, packVersion: version, licence, json }) => {
      const { randomInt } = await import('node:crypto');
      const { writeFileSync } = await import('node:fs');
      const { writePack } = await import('@khong-mot-minh/language');
      const { readTermList } = await import('../../language/pack-list.ts');
      const { describe, summary } = await import('../../language/term-pack.ts');
      const { printJson } = await import('../../run/verdict.ts');
      const pack = { name, version, source, licence, terms: readTermList(list) };
      writeFileSync(out, writePack(pack, randomInt(1, 2 ** 32 - 1)));
      if (json) printJson(summary(pack));
      else describe(pack);
    });
