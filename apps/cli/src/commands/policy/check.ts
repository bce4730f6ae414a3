import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { policyPacks } from '../../run/policy-packs.ts';
import { root } from '../../run/root.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const checkCommand = () =>
  new Command('check')
    .description('Whether a policy pack can be put into use: each problem with file, line and column')
    .argument('[pack]', 'its folder or its name; otherwise that of the country that JURISDICTION names')
    .option('--json', 'name, rules and digest, or the problems, for programs')
    .action(async (pack, { json }) => {
      const { DEFAULT_JURISDICTION, loadJurisdiction, loadPack, packFolder, PolicyRefused } = await import(
        '@khong-mot-minh/server'
      );
      const folder =
        pack === undefined
          ? packFolder(loadJurisdiction(process.env.JURISDICTION ?? DEFAULT_JURISDICTION))
          : folderOf(pack);
      try {
        const { program, digest, untranslated } = await loadPack(folder);
        const rules = program.document.rules.length;
        if (json) printJson({ ok: true, policy: program.policy, rules, digest, untranslated });
        else {
          console.log(`${program.policy}: ${rules} rules, nothing is wrong`);
          for (const place of untranslated) console.log(`not translated: ${place}`);
        }
        setVerdict(true);
      } catch (error) {
        if (!(error instanceof PolicyRefused)) throw error;
        if (json) printJson({ ok: false, problems: error.message.split('\n').slice(1) });
        else console.error(error.message);
        setVerdict(false);
      }
    });

/** A name, or the folder as the person typed it; `policies/<country>` is a name too. */
function folderOf(pack: string): string {
  const typed = fromCaller(pack);
  const named = policyPacks(root).find(({ name }) => name === pack || `policies/${name}` === pack);
  return named && !existsSync(typed) ? path.join(root, named.folder) : typed;
}
