import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { backupCommand } from './commands/backup.ts';
import { classifierCommand } from './commands/classifier/classifier.ts';
import { completionCommand } from './commands/completion.ts';
import { contentCommand } from './commands/content/content.ts';
import { doctorCommand } from './commands/doctor.ts';
import { ledgerCommand } from './commands/ledger/ledger.ts';
import { membersCommand } from './commands/members/members.ts';
import { policyCommand } from './commands/policy/policy.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { startCommand } from './commands/start.ts';
import { taxonomyCommand } from './commands/taxonomy/taxonomy.ts';
import { termsCommand } from './commands/terms/terms.ts';
import { speakPlainly } from './run/speak-plainly.ts';

const EXIT_CODES = `
Exit codes: 0 done, and all is well; 1 something is wrong, and it is named; 2 not done: used wrongly, or what it needs
is not there.`;

/** The whole command line, `kmm`. No command loads what it works with before it runs. */
export function createProgram(): CommandUnknownOpts {
  const program = new Command('kmm')
    .description('Không Một Mình: the demo, the server, and what their operators and editors need')
    .addHelpText('after', EXIT_CODES)
    .addCommand(startCommand())
    .addCommand(serveCommand())
    .addCommand(doctorCommand())
    .addCommand(membersCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(ledgerCommand())
    .addCommand(policyCommand())
    .addCommand(taxonomyCommand())
    .addCommand(contentCommand())
    .addCommand(termsCommand())
    .addCommand(classifierCommand())
    .addCommand(completionCommand());
  speakPlainly(program);
  return program;
}
