import { isLoopback } from '@khong-mot-minh/connectors';
import { importSigner } from '@khong-mot-minh/ledger';
import { z } from 'zod';
import { DEFAULT_JURISDICTION } from './platform/data-folder.ts';

export type Mode = 'demo' | 'serve';

export type Config = {
  mode: Mode;
  host: string;
  port: number;
  portalUrl: string;
  consoleUrl: string;
  dataDir: string;
  /** The folder of `jurisdictions/` with what of a country is data. */
  jurisdiction: string;
  databaseUrl?: string | undefined;
  /** The replicas of the key store of cases; two folders in `dataDir` otherwise. */
  caseKeyFolders?: string[] | undefined;
  /** Where calls for people on duty are mailed, if anywhere. */
  mail?: { url: string; from: string } | undefined;
  /** Hosts to which a platform's texts and events may leave; any that people agree to where it is not set. */
  egressHosts?: readonly string[] | undefined;
  /** What a collector of metrics shows; without it nobody reads them in production. */
  metricsToken?: string | undefined;
  /** How many proxies in front of us write X-Forwarded-For. */
  trustProxy: number;
  logLevel: string;
  /** Seconds between two batches of the public ledger, and how many leaves one has at least. */
  ledger: { every: number; size: number };
  secrets: { server: Uint8Array; receiptPepper: Uint8Array; ledgerKey: string };
};

/** By http only on this machine, where nothing travels. */
const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || isLoopback(hostname);

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

// 32 bytes as base64 or base64url.
const Secret = z
  .string({ error: 'is required: 32 random bytes as base64 (openssl rand -base64 32)' })
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= 32, { error: 'is too short: 32 random bytes as base64 are needed' });

const HOST = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const HostList = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(',')
      .map((host) => host.trim()),
  )
  .refine((hosts) => hosts.every((host) => HOST.test(host)), {
    error: 'must be host names with commas between, such as hooks.example.vn,*.example.org',
  });

/** The replicas of the key store, as CASE_KEY_DIRS names them. */
export const CaseKeyFolders = z
  .string()
  .transform((text) => text.split(',').map((folder) => folder.trim()))
  .refine(
    (folders) => folders.length >= 2 && folders.every(Boolean) && new Set(folders).size === folders.length,
    { error: 'must name two or more different folders, separated by commas, on different disks' },
  );

const Env = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(8080),
  PORTAL_URL: z.url({ error: 'must be an address such as https://help.example.vn' }).optional(),
  CONSOLE_URL: z.url({ error: 'must be an address such as https://desk.example.vn' }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  JURISDICTION: z
    .string()
    .regex(/^[a-z]{2,16}$/, { error: 'must name a folder of jurisdictions/, such as vn' })
    .default(DEFAULT_JURISDICTION),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must start with postgres://' }).optional(),
  CASE_KEY_DIRS: CaseKeyFolders.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  TRUST_PROXY: z.coerce.number({ error: 'must be a number of proxies' }).int().min(0).max(5).default(0),
  EGRESS_HOSTS: HostList.optional(),
  METRICS_TOKEN: z.string().min(32, { error: 'is too short: 32 letters or more' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  LEDGER_EVERY: z.coerce.number({ error: 'must be a number of seconds' }).int().min(1).max(86_400).optional(),
  LEDGER_BATCH: z.coerce.number({ error: 'must be a number of leaves' }).int().min(1).max(4096).default(64),
  SERVER_SECRET: Secret,
  RECEIPT_PEPPER: Secret,
  LEDGER_KEY: z
    .string({ error: 'is required: the ledger signing key (npx kmm ledger new-key)' })
    .refine(isSigner, { error: 'is not a ledger signing key (npx kmm ledger new-key)' }),
});

const HALF_A_MAIL =
  'SMTP_URL and MAIL_FROM belong together: the server that takes mail, and who it comes from';
/** Seconds between two batches: in the demo somebody waits for one. */
const RHYTHMS = { serve: 3600, demo: 10 } as const satisfies Record<Mode, number>;

const ADDRESSES_MISSING = 'PORTAL_URL and CONSOLE_URL are required: the addresses people open';

function isSigner(text: string): boolean {
  try {
    importSigner(text);
    return true;
  } catch {
    // The error says what is wrong in the words of the key format; the person needs to know only that it is.
    return false;
  }
}

export class ConfigError extends Error {}

/** Reads the environment once; the error names every variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv, mode: Mode): Config {
  const parsed = Env.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`);
    // Named together with the rest: whoever sets production up should not meet them one after the other.
    if (mode === 'serve' && !(env.PORTAL_URL && env.CONSOLE_URL)) problems.push(ADDRESSES_MISSING);
    throw new ConfigError(problems.join('\n'));
  }
  const e = parsed.data;
  const own = `http://${e.HOST.includes(':') ? `[${e.HOST}]` : e.HOST}:${e.PORT}`;
  const config: Config = {
    mode,
    host: e.HOST,
    port: e.PORT,
    portalUrl: e.PORTAL_URL ?? own,
    consoleUrl: e.CONSOLE_URL ?? own,
    dataDir: e.DATA_DIR,
    jurisdiction: e.JURISDICTION,
    databaseUrl: e.DATABASE_URL,
    caseKeyFolders: e.CASE_KEY_DIRS,
    mail: e.SMTP_URL && e.MAIL_FROM ? { url: e.SMTP_URL, from: e.MAIL_FROM } : undefined,
    egressHosts: e.EGRESS_HOSTS,
    metricsToken: e.METRICS_TOKEN,
    trustProxy: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    ledger: { every: e.LEDGER_EVERY ?? RHYTHMS[mode], size: e.LEDGER_BATCH },
    secrets: { server: e.SERVER_SECRET, receiptPepper: e.RECEIPT_PEPPER, ledgerKey: e.LEDGER_KEY },
  };
  if ((e.SMTP_URL === undefined) !== (e.MAIL_FROM === undefined)) throw new ConfigError(HALF_A_MAIL);
  const problem = mode === 'demo' ? demoProblem(config) : serveProblem(config, e);
  if (problem) throw new ConfigError(problem);
  return config;
}

function demoProblem({ host }: Config): string | undefined {
  if (LOOPBACK.has(host)) return undefined;
  return `HOST "${host}" is refused: the demo runs on 127.0.0.1 only, because nobody reads what people write into it`;
}

function serveProblem(
  config: Config,
  e: { PORTAL_URL?: string | undefined; CONSOLE_URL?: string | undefined },
) {
  if (!e.PORTAL_URL || !e.CONSOLE_URL) return ADDRESSES_MISSING;
  for (const [name, url] of [
    ['PORTAL_URL', config.portalUrl],
    ['CONSOLE_URL', config.consoleUrl],
  ] as const)
    if (!isSafe(new URL(url)))
      return `${name} "${url}" is refused: what people write and their sign-in would travel in clear; use https`;
  if (new URL(config.portalUrl).host === new URL(config.consoleUrl).host)
    return 'PORTAL_URL and CONSOLE_URL must be different hosts: a fault in the public pages must not reach the desk';
  if (Buffer.from(config.secrets.server).equals(Buffer.from(config.secrets.receiptPepper)))
    return 'RECEIPT_PEPPER must differ from SERVER_SECRET';
  return undefined;
}
