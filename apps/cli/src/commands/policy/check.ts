import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { root } from '../../run/root.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const checkCommand = () =>
  new Command('check')
    .description('Whether a policy pack can be put into use: each problem with file, line and column')
    .argument('[folder]', 'of the pack; otherwise policies/vn', fromCaller)
    .option('--json', 'name, rules and digest, or the problems, for programs')
    .action(async (folder = path.join(root, 'policies/vn'), { json }) => {
      const { loadPack, PolicyRefused } = await import('@kmm/server');
      try {
        const { program, digest } = await loadPack(folder);
        const rules = program.document.rules.length;
        if (json) printJson({ ok: true, policy: program.policy, rules, digest });
        else console.log(`${program.policy}: ${rules} rules, nothing is wrong`);
        setVerdict(true);
      } catch (error) {
        if (!(error instanceof PolicyRefused)) throw error;
        if (json) printJson({ ok: false, problems: error.message.split('\n').slice(1) });
        else console.error(error.message);
        setVerdict(false);
      }
    });
