import type { AuthoritySealed } from '@khong-mot-minh/contracts';
import { open, SealError } from '@khong-mot-minh/sealing';
import { useEffect, useState } from 'react';
import { KeyIcon } from '../keys/key-button.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { MessageKey } from '../language/translate.ts';

type Seen = { text: string } | { why: MessageKey };

/** Sealed text, opened in this component only; locking drops it. */
export function AuthoritySeal({ item }: { item: AuthoritySealed }) {
  const { t } = useLanguage();
  const seen = useSeal(item);
  if ('text' in seen) return <p className="bubble bubble--note pre">{seen.text}</p>;
  return (
    <p className="sealed">
      <KeyIcon open={false} />
      {t(seen.why)}
    </p>
  );
}

function useSeal(item: AuthoritySealed): Seen {
  const { state } = useKeys();
  const [seen, setSeen] = useState<Seen>({ why: 'authority.opening' });
  useEffect(() => {
    if (state.status === 'locked') return setSeen({ why: 'sealed.locked' });
    const opener = state.openers.find(({ keyId }) => item.sealed.to.some((e) => e.keyId === keyId));
    if (!opener) return setSeen({ why: 'authority.notForYou' });
    let current = true;
    open({ kind: item.kind, id: item.id, sealed: item.sealed, ...opener }).then(
      (text) => current && setSeen({ text }),
      (error: unknown) => {
        if (!(error instanceof SealError)) throw error;
        if (current) setSeen({ why: 'authority.broken' });
      },
    );
    return () => {
      current = false;
    };
  }, [item, state]);
  return seen;
}
