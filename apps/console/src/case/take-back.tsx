import type { CaseView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { CommandFailure } from './command-failure.tsx';
import { useCommand } from './use-command.ts';

type Props = { view: CaseView; id: string; what: 'question' | 'transfer' | 'referral' };

/** Ends an own offer, referral or question; pressed twice, because the other side loses it at once. */
export function TakeBack({ view, id, what }: Props) {
  const { t } = useLanguage();
  const [sure, setSure] = useState(false);
  const command = useCommand(view, () => setSure(false));
  if (!view.commands.includes('take-back')) return null;
  const press = () => {
    if (!sure) return setSure(true);
    command.order(async () => ({ type: 'take-back', expectedVersion: view.version, id }));
  };
  return (
    <>
      <button
        type="button"
        className="button button--quiet"
        aria-busy={command.isPending}
        disabled={command.isPending}
        onClick={press}
        onBlur={() => setSure(false)}
      >
        {t(sure ? 'takeBack.sure' : `takeBack.${what}`)}
      </button>
      <CommandFailure view={view} error={command.error} />
    </>
  );
}
