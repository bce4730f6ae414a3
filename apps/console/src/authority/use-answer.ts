import type { AuthorityRequestView, RequestAnswer } from '@khong-mot-minh/contracts';
import type { PreservationScope, ProducedPart, RequestRefusal } from '@khong-mot-minh/contracts/codes';
import { useState } from 'react';
import { useKeys } from '../keys/key-context.tsx';
import type { Checked } from './both-checks.tsx';
import { daysOf } from './days-field.tsx';
import { sealFor } from './seal-for.ts';

export type Give = RequestAnswer['give'];
const GIVES = { preserve: 'preserved', produce: 'produced', remove: 'removed' } as const;
const CHECKS = { forTheChild: true, leastData: true } as const;

/** What this request can be answered with: what it asks for, where the case is known, and a refusal. */
const givesFor = ({ type, caseKnown }: AuthorityRequestView): Give[] =>
  caseKnown ? [GIVES[type], 'refused'] : ['refused'];

/** State of the answer, and the body that it makes; `make` is undefined while something is missing. */
export function useAnswer(view: AuthorityRequestView, alone: boolean) {
  const { sessionKeys } = useKeys();
  const gives = givesFor(view).filter((give) => !alone || give !== 'refused');
  const [give, setGive] = useState<Give | undefined>(gives.length === 1 ? gives[0] : undefined);
  const [refusal, setRefusal] = useState<RequestRefusal>();
  const [contains, setContains] = useState<ProducedPart[]>([]);
  const [scope, setScope] = useState<PreservationScope[]>(['cited-events', 'conversation']);
  const [days, setDays] = useState('90');
  const [data, setData] = useState('');
  const [checked, setChecked] = useState<Checked>({ forTheChild: false, leastData: false });
  const team = sessionKeys?.teams[0];
  const make = makeOf();
  function makeOf(): (() => Promise<RequestAnswer>) | undefined {
    const whole = daysOf(days);
    const { requesterKey } = view;
    if (give === 'refused') return refusal ? async () => ({ give, refusal }) : undefined;
    if (!give || !checked.forTheChild || !checked.leastData) return undefined;
    if (give === 'removed') return async () => ({ give, checks: CHECKS });
    if (give === 'preserved')
      return whole && scope.length > 0
        ? async () => ({ give, checks: CHECKS, scope, days: whole })
        : undefined;
    if (!requesterKey || !team || contains.length === 0 || data.trim() === '') return undefined;
    return async () => ({
      give,
      checks: CHECKS,
      contains,
      answer: await sealFor('authority-answer', data, [requesterKey, team]),
    });
  }
  return {
    gives,
    give,
    setGive,
    refusal,
    setRefusal,
    contains,
    setContains,
    scope,
    setScope,
    days,
    setDays,
    data,
    setData,
    checked,
    setChecked,
    make,
  };
}
