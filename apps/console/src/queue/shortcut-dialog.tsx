import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';

type Props = { open: boolean; enabled: boolean; onEnable(enabled: boolean): void; onClose(): void };

const KEYS = [
  ['j', 'shortcuts.down'],
  ['k', 'shortcuts.up'],
  ['Enter', 'shortcuts.enter'],
  ['?', 'shortcuts.help'],
] as const;

/** Single letters can be switched off (WCAG 2.1.4): speech input types them by accident. */
export function ShortcutDialog({ open, enabled, onEnable, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <dl className="keys">
        {KEYS.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnable(event.target.checked)} />
        {t('shortcuts.enabled')}
      </label>
    </Dialog>
  );
}
