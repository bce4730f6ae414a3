import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';

export const schemaCommand = () =>
  new Command('schema')
    .description(
      'Writes content/schema/, by which an editor completes and checks a piece while it is written',
    )
    .action(async () => {
      const { rmSync } = await import('node:fs');
      const path = await import('node:path');
      const { schemaFiles } = await import('../../content/schema-files.ts');
      const { writeFormatted } = await import('../../run/write-formatted.ts');
      rmSync(path.join(root, 'content/schema'), { recursive: true, force: true });
      writeFormatted(root, schemaFiles());
    });
