import { readFile } from 'node:fs/promises';
import { LedgerOpenings } from '@khong-mot-minh/contracts';
import { auditLog, type Opening, verify } from '@khong-mot-minh/ledger';
import { createPrompter } from '../members/create-prompter.ts';
import { CannotDo } from '../run/cannot-do.ts';
import { printJson } from '../run/verdict.ts';
import { fetchOpenings } from './fetch-openings.ts';
import { isAddress, readerOf, verifierOf } from './ledger-place.ts';
import { readWholeOpening } from './read-opening.ts';
import { codeOf } from './url-reader.ts';

export type AuditOptions = {
  key: string;
  openings?: string | undefined;
  email?: string | undefined;
  password?: string | undefined;
  totp?: string | undefined;
  save?: string | undefined;
  json?: boolean | undefined;
};

/** Opens every leaf and looks for what was dropped or dated wrongly; false where something is. */
export async function auditLedger(where: string, options: AuditOptions): Promise<boolean> {
  const { key, json } = options;
  verifierOf(key);
  if ((options.openings === undefined) === (options.email === undefined))
    throw new CannotDo('Give either --openings or --email.');
  if (!isAddress(where) && options.email !== undefined)
    throw new CannotDo('Only at an http address can somebody sign in.');
  const log = readerOf(where);
  const whole = await verify(log, key);
  if (!whole.ok) {
    if (json) printJson(whole);
    else console.error(`The ledger does NOT hold: ${whole.bad.name}: ${whole.bad.why}.`);
    return false;
  }
  using prompter = createPrompter();
  const openings =
    options.openings === undefined
      ? openingsOf(await fetchOpenings(where, prompter, options))
      : await readOpenings(options.openings);
  const audit = await auditLog(log, whole.size, openings);
  const { acts, padding, batches, findings } = audit;
  if (json) printJson({ ok: findings.length === 0, acts, padding, batches, findings, off: whole.off });
  else tell(audit, whole.off);
  return findings.length === 0;
}

type Audit = Awaited<ReturnType<typeof auditLog>>;

function tell({ acts, padding, batches, findings }: Audit, off: readonly string[]): void {
  for (const { kind, why } of findings) console.error(`${kind}: ${why}`);
  for (const why of off) console.error(`rhythm: ${why}`);
  const counts = `${acts} acts and ${padding} leaves of padding in ${batches} batches`;
  if (findings.length === 0) console.log(`Nothing is missing: ${counts}`);
  else console.error(`${findings.length} findings among ${counts}`);
}

/** Pages of openings, each on a line, by the index of their leaf. */
async function readOpenings(file: string): Promise<Map<number, Opening>> {
  const lines = await readFile(file, 'utf8').catch((error) => {
    throw new CannotDo(`Cannot read the openings "${file}": ${codeOf(error)}.`);
  });
  return openingsOf(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        try {
          return LedgerOpenings.parse(JSON.parse(line));
        } catch {
          throw new CannotDo(`"${file}" holds a line that is no page of openings.`);
        }
      }),
  );
}

const openingsOf = (pages: readonly LedgerOpenings[]): Map<number, Opening> =>
  new Map(pages.flatMap(({ items }) => items).map((item) => [item.index, readWholeOpening(item)]));
