import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';

export const schemaCommand = () =>
  new Command('schema')
    .description('Writes policies/policy.schema.json, by which an editor completes and checks a policy file')
    .action(async () => {
      const { policySchema } = await import('@khong-mot-minh/protection');
      const { writeFormatted } = await import('../../run/write-formatted.ts');
      writeFormatted(root, { 'policies/policy.schema.json': policySchema() });
    });
