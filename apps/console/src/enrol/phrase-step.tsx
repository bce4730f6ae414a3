import { useState } from 'react';
import { KeyProblem } from '../team-keys/key-form.tsx';
import { NewPhrase } from '../team-keys/new-phrase.tsx';
import { samePhrase } from '../team-keys/same-phrase.ts';
import { useTranslation } from '../team-keys/use-translation.ts';
import { StepForm } from './step-form.tsx';

type Props = { phrase: string; onOther(): void; onBack(): void; onNext(): void };

export function PhraseStep({ phrase, onOther, onBack, onNext }: Props) {
  const words = useTranslation();
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const next = async () => {
    setChecked(true);
    if (!samePhrase(typed, phrase)) throw new KeyProblem();
    onNext();
  };
  return (
    <StepForm submit={words('enrol.next')} next={next} onBack={onBack}>
      <p>{words('enrol.phraseLead')}</p>
      <NewPhrase phrase={phrase} typed={typed} checked={checked} onOther={onOther} onTyped={setTyped} />
    </StepForm>
  );
}
