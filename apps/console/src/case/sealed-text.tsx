import type { SealedItem } from '@khong-mot-minh/contracts';
import { KeyIcon } from '../keys/key-button.tsx';
import { useOpened } from '../keys/use-opened.ts';
import { useLanguage } from '../language/language-context.tsx';

/** What a person wrote is text and never anything else: no links, no markup, no pictures are made of it. */
export function SealedText({ item }: { item: SealedItem }) {
  const { t } = useLanguage();
  const opened = useOpened(item);
  switch (opened.state) {
    case 'open':
      return <span dir="auto">{opened.text}</span>;
    case 'locked':
      return (
        <span className="sealed">
          <KeyIcon open={false} />
          {t('sealed.locked')}
        </span>
      );
    case 'opening':
      return <span className="sealed">{t('sealed.opening')}</span>;
    case 'not-for-you':
      return <span className="sealed">{t('sealed.notForYou')}</span>;
    case 'broken':
      return <span className="sealed sealed--broken">{t('sealed.broken')}</span>;
  }
}
