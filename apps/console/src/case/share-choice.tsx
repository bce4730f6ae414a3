import type { CaseView, SealedItem } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useOpened } from '../keys/use-opened.ts';
import { useLanguage } from '../language/language-context.tsx';
import { canShare } from './build-command.ts';

type Props = { view: CaseView; chosen: ReadonlySet<string>; onToggle(id: string): void };

/** Nothing is chosen beforehand: sharing is an act for each piece. */
export function ShareChoice({ view, chosen, onToggle }: Props) {
  const { t } = useLanguage();
  const { state } = useKeys();
  const openers = state.status === 'unlocked' ? state.openers : [];
  const shareable = view.sealed.filter((item) => canShare(item, openers));
  return (
    <fieldset className="choices">
      <legend className="label">{t('refer.share')}</legend>
      {state.status === 'locked' ? <p className="field__hint">{t('refer.shareLocked')}</p> : null}
      {state.status === 'unlocked' ? (
        <p className="field__hint">{t(shareable.length > 0 ? 'refer.shareHint' : 'refer.shareNone')}</p>
      ) : null}
      {shareable.map((item) => (
        <ShareItem
          key={item.id}
          item={item}
          chosen={chosen.has(item.id)}
          onToggle={() => onToggle(item.id)}
        />
      ))}
    </fieldset>
  );
}

function ShareItem({ item, chosen, onToggle }: { item: SealedItem; chosen: boolean; onToggle(): void }) {
  const { t } = useLanguage();
  const opened = useOpened(item);
  return (
    <label className="check">
      <input type="checkbox" checked={chosen} onChange={onToggle} />
      <span className="share">
        <span>
          {t(`kind.${item.kind}`)}, <AbsoluteTime at={item.at} coarse />
        </span>
        {opened.state === 'open' ? <span className="share__text soft">{opened.text}</span> : null}
      </span>
    </label>
  );
}
