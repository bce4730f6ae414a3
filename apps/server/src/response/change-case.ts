import type { CaseCommand, CaseView } from '@khong-mot-minh/contracts';
import { platformOfCase } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { runCommand } from './case-commands.ts';
import { readCaseView } from './case-view.ts';
import { notifyOfPeers } from './notify-of-peers.ts';
import { noteView, recordRead } from './view-case.ts';

/** Carries out a command and reads the case as it stands afterwards; a platform hears what was decided about peers. */
export async function changeCase(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'retention'>,
  person: Person,
  id: string,
  command: CaseCommand,
  save: SaveAnswer,
): Promise<CaseView> {
  const decidesPeers = command.type === 'confirm-peers' || command.type === 'reject-peers';
  const { view, platform } = await deps.db.tx(actorOf(person), async (tx) => {
    const after = await runCommand(tx, deps, person, id, command);
    if ('refused' in after)
      throw after.pointer
        ? fieldInvalid(after.pointer, after.why ?? 'invalid')
        : new Refusal(after.refused, after.detail);
    const seen = await readCaseView(tx.sql, deps, after, 'owner', person, deps.now());
    await noteView(tx.sql, person, seen);
    await recordRead(tx.sql, deps, person, seen);
    await save(
      tx.sql,
      200,
      seen,
      seen.sealed.map((s) => s.id),
    );
    return { view: seen, platform: decidesPeers ? await platformOfCase(tx.sql, id) : undefined };
  });
  if (platform) await notifyOfPeers(deps, platform);
  return view;
}
