import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { setVerdict } from '../../run/verdict.ts';

export const auditCommand = () =>
  new Command('audit')
    .description('Opens every leaf as an auditor; names what was dropped or dated wrongly')
    .argument('<place>', 'folder of an export, or address such as https://desk.example.vn/ledger')
    .requiredOption('--key <vkey>', "the ledger's public key; get it from somebody other than the server")
    .option(
      '--openings <file>',
      'what GET /v1/ledger/openings gave, one page after the other on a line',
      fromCaller,
    )
    .option('--email <address>', 'sign in at the desk there as a coalition auditor; the rest is asked for')
    .option('--password <password>', 'instead of being asked for it')
    .option('--totp <code>', 'code of the second factor, instead of being asked for it')
    .option('--save <file>', 'keep the openings that were fetched', fromCaller)
    .option('--json', 'the findings for programs')
    .action(async (place, options) => {
      const { auditLedger } = await import('../../ledger/audit-ledger.ts');
      setVerdict(await auditLedger(place, options));
    });
