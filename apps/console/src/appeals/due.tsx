import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useNow } from '../frame/use-now.ts';
import { useTranslation } from './use-translation.ts';

const DAY_MS = 86_400_000;

/** When an answer is owed; what is late or nearly late says so in words as well. */
export function Due({ at }: { at: string }) {
  const { words } = useTranslation();
  const leftMs = Date.parse(at) - useNow();
  return (
    <>
      <AbsoluteTime at={at} />{' '}
      {leftMs < 0 ? <span className="badge badge--danger">{words('due.over')}</span> : null}
      {leftMs >= 0 && leftMs < DAY_MS ? (
        <span className="badge badge--warm">{words('due.today')}</span>
      ) : null}
    </>
  );
}
