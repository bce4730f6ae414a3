import { Bank, type BankInput, HashesProposed } from '@khong-mot-minh/contracts';
import { type Desk, formulaPicture, must, platformClient, signIn } from '@khong-mot-minh/testing';
import names from '../../phrases/banks.json' with { type: 'json' };

type Keeper = { email: string; password: string };
type Platform = { id: string; key: string };
type Plan = Omit<BankInput, 'radius' | 'keepDays'>;

/** Pictures of the synthetic bank; each is a formula, and shows nothing. */
const PICTURES = 24;

/** Take-downs of both ways arrive in empty banks; the third holds hashes of formulas and says so in its name. */
const PLANS: readonly Plan[] = [
  { name: names.under18, category: 'NCII_MINOR', takes: 'under18' },
  { name: names.adults, category: 'NCII_ADULT', takes: '18plus' },
  { name: names.synthetic, category: 'NCII_ADULT' },
];

/** The helpline's banks, read by the demo's platform; an interrupted start makes the rest next time. */
export async function seedExchange(base: string, keeper: Keeper, platform: Platform): Promise<void> {
  const desk = await signIn(base, keeper);
  const banks: Bank[] = [];
  for (const plan of PLANS) banks.push(await ensureBank(desk, plan, platform));
  const synthetic = banks.find((bank) => bank.name.en === names.synthetic.en);
  if (synthetic && synthetic.counts.shared < PICTURES)
    await shareFormulas(base, desk, synthetic.id, platform);
}

async function ensureBank(desk: Desk, plan: Plan, platform: Platform): Promise<Bank> {
  const there = Bank.array()
    .parse(must(await desk.call('GET', '/v1/banks'), 200, 'The banks'))
    .find((bank) => bank.own && bank.name.en === plan.name.en);
  const bank = there ?? Bank.parse(must(await desk.call('POST', '/v1/banks', plan), 201, 'A bank'));
  if (!bank.members?.some((member) => member.organisation === platform.id)) {
    const member = { organisation: platform.id, mayWrite: plan.takes === undefined };
    must(await desk.call('PUT', `/v1/banks/${bank.id}/members`, member), 204, 'A member');
  }
  return bank;
}

async function shareFormulas(base: string, desk: Desk, bank: string, { key }: Platform): Promise<void> {
  const hashes = Array.from({ length: PICTURES }, (_, i) => ({ ...formulaPicture(1000 + i), kind: 'photo' }));
  const proposed = await platformClient(base, key).call('POST', '/v1/hashes', { bank, hashes });
  const { hashes: ids } = HashesProposed.parse(must(proposed, 201, 'The proposal'));
  const review = { decision: 'share', hashes: ids.map(({ id }) => id) };
  must(await desk.call('POST', `/v1/banks/${bank}/review`, review), 200, 'The review');
}
