import { Command } from '@commander-js/extra-typings';
import { auditCommand } from './audit.ts';
import { monitorCommand } from './monitor.ts';
import { newKeyCommand } from './new-key.ts';
import { servedCommand } from './served.ts';
import { verifyCommand } from './verify.ts';

export const ledgerCommand = () =>
  new Command('ledger')
    .description('The public ledger: check it, follow it, open it as an auditor')
    .addCommand(verifyCommand())
    .addCommand(auditCommand())
    .addCommand(monitorCommand())
    .addCommand(servedCommand())
    .addCommand(newKeyCommand());
