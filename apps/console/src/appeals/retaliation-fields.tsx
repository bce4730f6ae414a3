import { Choice } from './choice.tsx';
import type { Plan, Risk } from './place-answer.ts';
import { useTranslation } from './use-translation.ts';

const RISKS: readonly Risk[] = ['unlikely', 'possible', 'likely'];
const PLANS: readonly Plan[] = [
  'young-person-ready',
  'contact-cut',
  'evidence-kept',
  'support-offered',
  'police-know',
  'statement-later',
];

type Props = {
  risk: Risk | undefined;
  plan: readonly Plan[];
  missing: 'risk' | 'plan' | undefined;
  onChange(change: { risk?: Risk; plan?: Plan[] }): void;
};

/** "What if they retaliate?", asked before anything that the other side will see. */
export function RetaliationFields({ risk, plan, missing, onChange }: Props) {
  const { words } = useTranslation();
  const toggle = (code: Plan) =>
    onChange({ plan: plan.includes(code) ? plan.filter((one) => one !== code) : [...plan, code] });
  return (
    <>
      <Choice
        legend={words('place.risk')}
        codes={RISKS}
        wordsOf={(code) => words(`place.risk.${code}`)}
        chosen={risk ? [risk] : []}
        problem={missing === 'risk' ? words('place.missing') : undefined}
        onChoose={(chosen) => onChange({ risk: chosen })}
      />
      <Choice
        many
        legend={words('place.plan')}
        codes={PLANS}
        wordsOf={(code) => words(`place.plan.${code}`)}
        chosen={plan}
        problem={missing === 'plan' ? words('place.planNeeded') : undefined}
        onChoose={toggle}
      />
    </>
  );
}
