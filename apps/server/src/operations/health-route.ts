import { importSigner } from '@khong-mot-minh/ledger';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import { HttpProblem } from '../http/problems.ts';
import { checkHealth } from './check-health.ts';
import type { OperatorToken } from './operator-token.ts';

/** What `npx kmm doctor` asks a server that owns its database. To whoever lacks the token it does not exist. */
export function healthRoute(
  app: Api,
  { db, config, identify, now }: Pick<Deps, 'config' | 'db' | 'identify' | 'now'>,
  token: OperatorToken,
): void {
  const { vkey } = importSigner(config.secrets.ledgerKey);
  publicGet(app, identify, 'both', '/operations/health', async (c) => {
    if (!token.fits(c.req.header('authorization'))) throw new HttpProblem('not-found');
    const { dataDir, caseKeyFolders } = config;
    const findings = await checkHealth({ db, dataDir, caseKeyFolders, now: now(), vkey });
    return c.json(findings, 200, { 'cache-control': 'no-store' });
  });
}
