import type { Deps } from '../deps.ts';

/** Whether the database answers at all, whatever keeps it from it. */
export const databaseAnswers = ({ db }: Pick<Deps, 'db'>): Promise<boolean> =>
  db
    .tx({ kind: 'public' }, ({ sql }) => sql('select 1'))
    .then(
      () => true,
      () => false,
    );
