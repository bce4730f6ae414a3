import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  OpenedThread,
  ReceiptAnswer,
  ReceiptGiven,
  ReceiptMessage,
  ReceiptOpen,
  ReceiptPromise,
  ReceiptProof,
  ReportInput,
  SealedThread,
} from '@khong-mot-minh/contracts';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent, KEY_OF_RECEIPTS } from '../http/idempotency.ts';
import type { AppEnv } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import { answerQuestion } from './answer-question.ts';
import { sayDanger } from './mark-danger.ts';
import { promiseReceived, proveReceived } from './prove-received.ts';
import { addPlainMessage, addSealedMessage, fromReceipt, openPlain, openSealed } from './receipt-service.ts';
import { submitReport } from './report-service.ts';
import { resume, withdraw } from './withdrawal.ts';

/** What the longest honest body takes: 8,000 letters padded, sealed for a few readers, and written as base64. */
const LONGEST = { sealed: 96 * 1024, receipt: 2 * 1024 };

const saysDanger = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'dangerNow' in body && body.dangerNow === true;

const BY_RECEIPT = { host: 'both', lane: 'receipt', act: 'receipt' } as const;

const Sent = z.object({ sent: z.literal(true) });
const Told = z.object({ told: z.literal(true) });
const Answered = z.object({ answered: z.literal(true) });
const Resumed = z.object({ resumed: z.literal(true) });
const Withdrawn = z.object({ withdrawn: z.literal(true) });

/** The young person's own routes: no account, no cookie, nothing kept of who asked. */
export function receiptRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<
    Deps,
    | 'admission'
    | 'caseKeys'
    | 'config'
    | 'db'
    | 'hashes'
    | 'identify'
    | 'jurisdiction'
    | 'metrics'
    | 'now'
    | 'record'
    | 'retention'
    | 'vault'
  >,
): void {
  const { identify, admission } = deps;
  const unknown = (c: Context<AppEnv>): HttpProblem => {
    admission.count('receipt', c.get('asker'));
    return new HttpProblem('unknown-receipt');
  };

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'report', act: 'report', isDanger: saysDanger },
      {
        method: 'post',
        path: '/v1/reports',
        summary: 'Ask for help',
        description: KEY_OF_RECEIPTS,
        request: body(ReportInput),
        responses: { 201: json(ReceiptGiven, 'The receipt, shown this once') },
      },
      [idempotent(deps, { givesReceipt: true })],
      LONGEST.sealed,
    ),
    async (c) => {
      const asker = c.get('asker');
      const input = c.req.valid('json');
      const place = admission.shares.of(asker, input.dangerNow);
      const result = await submitReport(deps, input, place, c.get('saveAnswer'));
      if (result === 'unknown-team') throw invalid('/team', 'unknown');
      if (result === 'door-closed') throw new HttpProblem('door-closed');
      if (result === 'wrong-recipient') throw invalid('/sealed/sealed/to', 'not-for-this-team');
      if (result === 'id-taken') throw invalid('/sealed/id', 'taken');
      admission.count('report', asker);
      return c.json(result, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/open',
        summary: 'Come back: status and answers',
        request: body(ReceiptOpen),
        responses: {
          200: json(
            z.union([SealedThread, OpenedThread]),
            'Sealed for a client that derived the verifier itself, opened otherwise',
          ),
        },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const shown = c.req.valid('json');
      const thread =
        'receipt' in shown ? await openPlain(deps, shown.receipt) : await openSealed(deps, shown);
      if (thread === 'bad-check') throw invalid('/receipt', 'bad-check');
      if (thread === 'unknown') throw unknown(c);
      return c.json(thread, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/messages',
        summary: 'Write again',
        request: body(ReceiptMessage),
        responses: { 201: json(Sent, 'Stored for the team') },
      },
      [idempotent(deps)],
      LONGEST.sealed,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const added =
        'receipt' in input
          ? await addPlainMessage(deps, input.receipt, input.text, c.get('saveAnswer'))
          : await addSealedMessage(deps, input, input.message, c.get('saveAnswer'));
      if (added === 'bad-check') throw invalid('/receipt', 'bad-check');
      if (added === 'unknown') throw unknown(c);
      if (added === 'withdrawn') throw new HttpProblem('withdrawn');
      if (added === 'id-taken') throw invalid('/message/id', 'taken');
      if (added === 'wrong-recipient') throw invalid('/message/sealed/to', 'not-for-this-team');
      return c.json({ sent: true as const }, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/answer',
        summary: 'Say whether another organisation may go on with the case, or who may know',
        request: body(ReceiptAnswer),
        responses: { 200: json(Answered, 'Answered') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      const result = await answerQuestion(deps, shown, input);
      if (result === 'unknown') throw unknown(c);
      if (result === 'missing') throw invalid('/question', 'unknown');
      if (result === 'not-now')
        throw new HttpProblem('not-now', 'This question is over, or the report is withdrawn');
      return c.json({ answered: true as const }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { ...BY_RECEIPT, isDanger: () => true },
      {
        method: 'post',
        path: '/v1/receipts/danger',
        summary: 'Say that a life is in danger now',
        request: body(ReceiptOpen),
        responses: {
          200: json(
            Told,
            'Whoever is on duty is called, which `onDuty` of the opened thread says; said again it stands at the desk again at once, and calls phones again no sooner than ten minutes after somebody has seen it',
          ),
        },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      const told = await sayDanger(deps, shown);
      if (told === 'unknown') throw unknown(c);
      if (told === 'withdrawn') throw new HttpProblem('withdrawn');
      return c.json({ told: true as const }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/withdraw',
        summary: 'Take the report back',
        request: body(ReceiptOpen),
        responses: { 200: json(Withdrawn, 'Hidden at once; open offers ended; destroyed after 72 hours') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      if ((await withdraw(deps, shown)) === 'unknown') throw unknown(c);
      return c.json({ withdrawn: true as const }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/resume',
        summary: 'Take a withdrawal back, until its text is destroyed',
        request: body(ReceiptOpen),
        responses: { 200: json(Resumed, 'As before the withdrawal; offers that ended stay ended') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      const resumed = await resume(deps, shown);
      if (resumed === 'unknown') throw unknown(c);
      if (resumed === 'gone') throw new HttpProblem('gone');
      return c.json({ resumed: true as const }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/proof',
        summary: 'What shows, without this server, that the log took the report',
        request: body(ReceiptOpen),
        responses: { 200: json(ReceiptProof, 'An entry and the way from there to a signed checkpoint') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      const proof = await proveReceived(deps, shown);
      if (proof === 'unknown') throw unknown(c);
      if (proof === 'not-yet')
        throw new HttpProblem('proof-not-ready', undefined, { retryAfterSeconds: deps.config.ledger.every });
      return c.json(proof, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      BY_RECEIPT,
      {
        method: 'post',
        path: '/v1/receipts/promise',
        summary:
          'The signed word of the log, at once, by when it will hold the report; the proof is checked against it',
        request: body(ReceiptOpen),
        responses: { 200: json(ReceiptPromise, 'The leaf, what opens it, and the signed promise') },
      },
      [],
      LONGEST.receipt,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const shown = 'receipt' in input ? await fromReceipt(deps, input.receipt) : input;
      if (shown === 'bad-check') throw invalid('/receipt', 'bad-check');
      const promise = await promiseReceived(deps, shown);
      if (promise === 'unknown') throw unknown(c);
      return c.json(promise, 200);
    },
  );
}
