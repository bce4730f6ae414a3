import { createPortal } from './create-portal.ts';
import type { OpenedReport, PortalDeps, PublicTeam, ReportForm } from './portal-deps.ts';

export const RECEIPT = '4TGK0M-7ZQ2-9RBX-C1DE-H5VW-N';

export const harbour: PublicTeam = {
  id: '6f1c1d1e-0000-4000-8000-000000000001',
  name: { vi: 'Đường dây Bến Bình Yên', en: 'Safe Harbour Line' },
  open: true,
  publicKey: 'BPublicKey',
  keyId: 'key-1',
};

export const openedReport: OpenedReport = {
  status: 'collecting',
  withdrawn: false,
  messages: [
    { from: 'team', text: 'Chào bạn', at: '2026-11-24T09:12:00Z' },
    { from: 'reporter', text: 'Mình ở nhà', at: '2026-11-24T09:20:00Z' },
    { from: 'team', text: 'Bạn đừng chuyển tiền', at: '2026-11-24T09:31:00Z' },
  ],
};

/** A portal over a house of plain values, for tests; `over` replaces what a test is about. */
export function portalOf(over: Partial<PortalDeps> = {}) {
  const sent: ReportForm[] = [];
  const written: string[] = [];
  const signed: { nickname: string; province: string }[] = [];
  const known = (receipt: string) =>
    receipt === RECEIPT ? undefined : receipt.endsWith('N') ? 'unknown' : 'bad-check';
  const app = createPortal({
    demo: false,
    now: () => new Date('2026-11-24T09:00:00Z'),
    allow: () => true,
    teams: async () => [harbour],
    submitReport: async (form) => {
      sent.push(form);
      return { receipt: RECEIPT };
    },
    openReceipt: async (receipt) => known(receipt) ?? openedReport,
    addMessage: async (receipt, text) => {
      written.push(text);
      return known(receipt) ?? 'sent';
    },
    withdraw: async (receipt) => known(receipt) ?? 'withdrawn',
    signPledge: async (input) => {
      signed.push(input);
    },
    pledgeCounts: async () => [],
    consoleUrl: '/console/',
    ...over,
  });
  return { app, sent, written, signed };
}

/** A form post as a browser without scripts makes it; a list posts a name several times. */
export const formPost = (fields: Readonly<Record<string, string | readonly string[]>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ),
});
