import type { TermPackView, TextDetectorsView } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { Facts } from './facts.tsx';
import { useTranslation } from './use-translation.ts';

type Loaded = NonNullable<TextDetectorsView['terms']>;
type Did = NonNullable<Loaded['did']>;
type Props = {
  pack: TermPackView & { signedBy?: string | undefined };
  put?: Pick<Loaded, 'byName' | 'at'>;
  did?: Did | undefined;
};

/** A pack by number: its terms are never shown. */
export function PackFacts({ pack, put, did }: Props) {
  const { words, codeWords, number } = useTranslation();
  const counts = (group: 'category' | 'tier' | 'language', of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([code, count]) => `${codeWords(group, code)}: ${number(count)}`)
      .join(' · ');
  return (
    <Facts
      of={[
        [words('pack.version'), pack.version],
        [words('pack.terms'), number(pack.terms)],
        [words('pack.categories'), counts('category', pack.byCategory)],
        [words('pack.tiers'), counts('tier', pack.byTier)],
        [words('pack.languages'), counts('language', pack.byLanguage)],
        [words('pack.source'), `${pack.source} (${pack.licence})`],
        pack.signedBy !== undefined && [words('key.fingerprint'), <Fingerprint key="f" of={pack.signedBy} />],
        put && [words('since'), <Put key="p" put={put} />],
        did && [words('did'), <DidLine key="d" did={did} />],
      ]}
    />
  );
}

export function Put({ put }: { put: Pick<Loaded, 'byName' | 'at'> }) {
  return (
    <>
      <AbsoluteTime at={put.at} /> · {put.byName}
    </>
  );
}

export function DidLine({ did }: { did: Did }) {
  const { words, number } = useTranslation();
  return (
    <>
      {words('did.counts', { texts: number(did.texts), found: number(did.found) })}{' '}
      <AbsoluteTime at={did.since} />
    </>
  );
}

/** Groups of four: two people compare them over the telephone. */
export const Fingerprint = ({ of }: { of: string }) => (
  <code className="fingerprint">{of.match(/.{4}/g)?.join(' ') ?? of}</code>
);
