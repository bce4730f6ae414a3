import { IdeaInput, ReportInput, TakeDownInput } from '@khong-mot-minh/contracts';
import { importSigner } from '@khong-mot-minh/ledger';
import type { OpenRecords, PortalDeps } from '@khong-mot-minh/portal';
import type { AppDeps } from './app-deps.ts';
import { readPublished } from './authority/index.ts';
import { appealLinked, readLinked } from './enforcement/index.ts';
import { openTakeDown, readReceivers, submitTakeDown, withdrawTakeDown } from './exchange/index.ts';
import { createFormOnce } from './http/form-once.ts';
import {
  createClasses,
  keepIdea,
  pledgeCounts,
  readIdeas,
  showsDanger,
  signPledge,
  voteForIdea,
} from './learning/index.ts';
import type { RateLimitKey } from './limits/neighbourhoods.ts';
import { readTeams } from './membership/index.ts';
import { Refusal } from './platform/refusal.ts';
import {
  addPlainMessage,
  answerQuestion,
  fromReceipt,
  openPlain,
  openSealed,
  promiseReceived,
  proveReceived,
  resume,
  sayDanger,
  submitReport,
  withdraw,
} from './response/index.ts';

/** The portal's pages call the same services as the API; what they type is sealed on arrival. */
export function portalDeps(
  deps: AppDeps,
  admission: PortalDeps['admission'],
  askerOf: (request: Request) => RateLimitKey,
  records: OpenRecords,
): PortalDeps {
  const reports = createFormOnce(deps, 'report-form');
  const places = createFormOnce(deps, 'take-down-form');
  return {
    demo: deps.config.mode === 'demo',
    jurisdiction: deps.jurisdiction,
    consoleUrl: deps.config.consoleUrl,
    portalUrl: deps.config.portalUrl,
    logKey: importSigner(deps.config.secrets.ledgerKey).vkey,
    records,
    now: deps.now,
    admission,
    teams: () => readTeams(deps),
    sentBefore: (form) => reports.before(form),
    async submitReport(form, request, formId) {
      const parsed = ReportInput.safeParse(form);
      if (!parsed.success) throw new Refusal('invalid');
      const place = deps.admission.shares.of(askerOf(request), parsed.data.dangerNow);
      const result = formId
        ? await reports.send(formId, (save) => submitReport(deps, parsed.data, place, save))
        : await submitReport(deps, parsed.data, place);
      if (typeof result === 'object') return result;
      if (result === 'sent') return { refused: result };
      return { refused: result === 'door-closed' || result === 'unknown-team' ? 'closed' : 'busy' };
    },
    async roomOf(receipt) {
      const shown = await fromReceipt(deps, receipt);
      if (shown === 'bad-check') return undefined;
      if ((await openSealed(deps, shown)) !== 'unknown') return 'report';
      return typeof (await openTakeDown(deps, shown)) === 'object' ? 'takeDown' : undefined;
    },
    openReceipt: (receipt) => openPlain(deps, receipt),
    async addMessage(receipt, text) {
      const added = await addPlainMessage(deps, receipt, text);
      if (added === 'id-taken' || added === 'wrong-recipient')
        throw new Error(`A message sealed here met "${added}"`);
      return added;
    },
    async answerQuestion(receipt, said) {
      const shown = await fromReceipt(deps, receipt);
      if (shown === 'bad-check') return shown;
      const result = await answerQuestion(deps, shown, said);
      return result === 'missing' || result === 'not-now' ? 'over' : result;
    },
    async sayDanger(receipt) {
      const shown = await fromReceipt(deps, receipt);
      return shown === 'bad-check' ? shown : sayDanger(deps, shown);
    },
    async withdraw(receipt) {
      const shown = await fromReceipt(deps, receipt);
      return shown === 'bad-check' ? shown : withdraw(deps, shown);
    },
    async resume(receipt) {
      const shown = await fromReceipt(deps, receipt);
      return shown === 'bad-check' ? shown : resume(deps, shown);
    },
    async proveReceived(receipt) {
      const shown = await fromReceipt(deps, receipt);
      if (shown === 'bad-check') return shown;
      const proof = await proveReceived(deps, shown);
      return proof === 'not-yet' ? promiseReceived(deps, shown) : proof;
    },
    classes: createClasses(deps, askerOf),
    takeDowns: {
      receivers: () => readReceivers(deps),
      sentBefore: (form) => places.before(form),
      async submit(input, formId) {
        const parsed = TakeDownInput.safeParse(input);
        if (!parsed.success) return 'invalid';
        const sent = formId
          ? await places.send(formId, (save) => submitTakeDown(deps, parsed.data, save))
          : await submitTakeDown(deps, parsed.data);
        return Array.isArray(sent) ? 'invalid' : sent;
      },
      open: (receipt) => openTakeDown(deps, { receipt }),
      withdraw: (receipt) => withdrawTakeDown(deps, { receipt }),
    },
    ideas: {
      read: () => readIdeas(deps),
      showsDanger,
      async keep(idea, request) {
        const parsed = IdeaInput.safeParse(idea);
        return parsed.success ? keepIdea(deps, parsed.data, askerOf(request)) : 'invalid';
      },
      vote: (vote) => voteForIdea(deps, vote),
    },
    signPledge: (input) => signPledge(deps, input),
    pledgeCounts: () => pledgeCounts(deps),
    authorityCounts: () => readPublished(deps),
    statements: {
      read: (link) => readLinked(deps, link),
      appeal: (link, ground) => appealLinked(deps, link, ground),
    },
  };
}
