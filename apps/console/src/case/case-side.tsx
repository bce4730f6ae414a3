import type { CaseView } from '@khong-mot-minh/contracts';
import { CaseAuthority } from '../authority/case-authority.tsx';
import { ConsentLadder, NobodyAsked } from './consent-ladder.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { ReferralList } from './referral-list.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { Timeline } from './timeline.tsx';
import { TransferQuestions } from './transfer-questions.tsx';

export const CaseSide = ({ view }: { view: CaseView }) => (
  <div className="case__side">
    {view.report ? <ConsentLadder view={view} report={view.report} /> : null}
    {view.decision ? <NobodyAsked /> : null}
    {view.report ? <FactsPanel report={view.report} /> : null}
    {view.access === 'owner' ? <TransferQuestions view={view} /> : null}
    {view.access === 'owner' ? <ReferralList view={view} /> : null}
    {view.access === 'owner' ? <CaseAuthority view={view} /> : null}
    <RetentionPanel retention={view.retention} />
    <Timeline entries={view.timeline} />
  </div>
);
