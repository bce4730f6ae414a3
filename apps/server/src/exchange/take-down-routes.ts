import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ReceiptGiven,
  ReceiptOpen,
  TakeDownInput,
  TakeDownReceivers,
  TakeDownState,
  TakeDownWithdrawn,
} from '@khong-mot-minh/contracts';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent, KEY_OF_RECEIPTS } from '../http/idempotency.ts';
import type { AppEnv } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import type { WithExchange } from './exchange.ts';
import { openTakeDown, readReceivers, submitTakeDown, withdrawTakeDown } from './take-down-service.ts';

/** A list of three hundred hashes has some 1,500. */
const MOST_VALUES = 2000;

/** A list of hashes is as long as the contract lets it be; a receipt is a line. */
const LONGEST = { takeDown: 32 * 1024, receipt: 2 * 1024 };

/** Taking a picture down: no account, no cookie, no picture; hashes that the device made, or a place. */
export function takeDownRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'admission' | 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  const { identify, admission } = deps;
  const unknown = (c: Context<AppEnv>): HttpProblem => {
    admission.count('receipt', c.get('asker'));
    return new HttpProblem('unknown-receipt');
  };

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/take-downs/receivers',
        summary: 'Which ways are open, and by name who receives the hashes today',
        responses: { 200: json(TakeDownReceivers, 'Only organisations that are really connected') },
      },
    ),
    async (c) => c.json(await readReceivers(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'report', act: 'takeDown', mostValues: MOST_VALUES },
      {
        method: 'post',
        path: '/v1/take-downs',
        summary: 'Ask to take pictures down, by their hashes or by where they are',
        description: KEY_OF_RECEIPTS,
        request: body(TakeDownInput),
        responses: { 201: json(ReceiptGiven, 'The receipt, shown this once') },
      },
      [idempotent(deps, { givesReceipt: true })],
      LONGEST.takeDown,
    ),
    async (c) => {
      const result = await submitTakeDown(deps, c.req.valid('json'), c.get('saveAnswer'));
      if (result === 'closed') throw new HttpProblem('take-down-closed');
      if (Array.isArray(result)) throw new HttpProblem('invalid', undefined, { errors: result });
      admission.count('takeDown', c.get('asker'));
      return c.json(result, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'receipt', act: 'receipt' },
      {
        method: 'post',
        path: '/v1/take-downs/open',
        summary: 'How a take-down stands, at each receiver',
        request: body(ReceiptOpen),
        responses: { 200: json(TakeDownState, 'How it stands; hashes are never given back') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const state = await openTakeDown(deps, c.req.valid('json'));
      if (state === 'bad-check') throw invalid('/receipt', 'bad-check');
      if (state === 'unknown') throw unknown(c);
      return c.json(state, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'receipt', act: 'receipt' },
      {
        method: 'post',
        path: '/v1/take-downs/withdraw',
        summary: 'Take a take-down back',
        request: body(ReceiptOpen),
        responses: {
          200: json(TakeDownWithdrawn, 'Nobody is given the hashes any more; who has them is told'),
        },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const done = await withdrawTakeDown(deps, c.req.valid('json'));
      if (done === 'bad-check') throw invalid('/receipt', 'bad-check');
      if (done === 'unknown') throw unknown(c);
      return c.json({ withdrawn: true as const }, 200);
    },
  );
}
