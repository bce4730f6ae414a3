import type { DsaStatement, Jurisdiction } from '@khong-mot-minh/contracts';
import { EVENT_TYPE_ROWS, HARM_BY_DEFAULT, HARMS, statedAs } from '@khong-mot-minh/contracts/codes';
import type { StoredStatement } from '@khong-mot-minh/database';
import { homeDay } from '../../platform/home-day.ts';
import { factOf } from './fact-of.ts';

/** Where a statement holds, and by which days it is told. */
export type Country = Pick<Jurisdiction, 'territory' | 'timeZone'>;

/**
 * A statement in the fields of that database, derived when it is read. No rule ever calls content illegal: a measure
 * rests on the platform's rules, and `incompatible_content_ground` names those and the duties by law they serve.
 */
export function dsaStatement(home: Country, s: StoredStatement, puid: string): DsaStatement {
  const { category, keywords } = HARMS[s.category ?? HARM_BY_DEFAULT].dsa;
  const stated = statedAs(s.measure);
  const ofAccount = stated.of === 'account';
  const type = ofAccount ? undefined : EVENT_TYPE_ROWS[s.content].dsaContentType;
  const day = homeDay(home, s.madeAt);
  const end = s.until && homeDay(home, s.until);
  return {
    decision_visibility: stated.dsa.visibility ? [stated.dsa.visibility] : [],
    ...(stated.dsa.provision && { decision_provision: stated.dsa.provision }),
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: [s.policy, s.rule, ...s.basis].join(' ').slice(0, 500),
    incompatible_content_explanation: factOf(s),
    incompatible_content_illegal: 'No',
    category,
    category_specification: [...keywords],
    content_type: [type ?? 'CONTENT_TYPE_OTHER'],
    ...(!type && { content_type_other: ofAccount ? 'account' : s.content }),
    content_date: day,
    application_date: day,
    ...(end && ofAccount && { end_date_service_restriction: end }),
    ...(end && !ofAccount && { end_date_visibility_restriction: end }),
    territorial_scope: [home.territory],
    decision_facts: `${factOf(s)}; ${s.content}; tier ${s.tier}${s.degraded ? '; a check did not answer' : ''}`,
    source_type: s.source === 'notice' ? 'SOURCE_TYPE_OTHER_NOTIFICATION' : 'SOURCE_VOLUNTARY',
    // Even after a notice it is a rule that counts and finds.
    automated_detection: 'Yes',
    automated_decision:
      (s.decidedBy ?? s.stoppedBy) ? 'AUTOMATED_DECISION_PARTIALLY' : 'AUTOMATED_DECISION_FULLY',
    puid,
  };
}
