import type { InboxSection } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { type ReactNode, useEffect, useRef } from 'react';
import { AppealsLink } from '../appeals/appeals-link.tsx';
import { OverrideBand } from '../authority/override-band.tsx';
import { usePermissions } from '../authority/use-permissions.ts';
import { HashReviewsLink } from '../hash-reviews/hash-reviews-link.tsx';
import { IdeasLink } from '../ideas/ideas-link.tsx';
import { Count } from '../inbox/count.tsx';
import { useInbox } from '../inbox/inbox-context.tsx';
import { SECTION_PLACES } from '../inbox/section-places.ts';
import { firstWaiting } from '../inbox/waiting.ts';
import { KeyButton } from '../keys/key-button.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { PolicyLink } from '../policy/policy-link.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { CodesStoppedBand } from '../session/codes-stopped-band.tsx';
import { useSession } from '../session/session-context.tsx';
import { TakeDownsLink } from '../take-downs/take-downs-link.tsx';
import { KeysBar } from '../team-keys/keys-bar.tsx';
import { DutyBar } from '../watch/duty-bar.tsx';
import { UrgentAlertBar } from '../watch/urgent-alert-bar.tsx';
import { Emblem } from './emblem.tsx';
import { PersonMenu } from './person-menu.tsx';

/** `for`: whose place it is; what waits there is counted beside it. */
const PLACES = [
  { to: { page: 'home' }, label: 'nav.home', pages: ['home'], for: 'everybody', counts: [] },
  {
    to: { page: 'queue', queue: 'open' },
    label: 'nav.queue',
    pages: ['queue', 'case', 'handed-over'],
    for: 'works',
    counts: ['team', 'messages', 'referrals', 'transfers', 'approvals'],
  },
  {
    to: { page: 'authority', tab: 'preservations' },
    label: 'nav.authority',
    pages: ['authority', 'preservation', 'request', 'override'],
    for: 'any',
    counts: ['overrides', 'requests', 'answers', 'verdicts', 'preservations'],
  },
  { to: { page: 'roster' }, label: 'nav.roster', pages: ['roster', 'paging'], for: 'works', counts: [] },
] as const satisfies readonly {
  to: Route;
  label: string;
  pages: readonly Route['page'][];
  for: 'everybody' | 'works' | 'any';
  counts: readonly InboxSection[];
}[];

export function Frame({
  page,
  address,
  children,
}: {
  page: Route['page'];
  address: string;
  children: ReactNode;
}) {
  const { language, t } = useLanguage();
  const { organisation, demo } = useSession();
  const permissions = { everybody: true, ...usePermissions() };
  const main = useFocusOnArrival(address);
  const { inbox } = useInbox();
  /** What is counted beside a way stands in the list to which it leads. */
  const placeOf = ({ to, counts }: (typeof PLACES)[number]) => {
    const first = inbox && firstWaiting(inbox, counts);
    return first ? SECTION_PLACES[first] : to;
  };
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      {demo ? <aside className="band">{t('app.demo')}</aside> : null}
      <header className="bar">
        <RouteLink to={{ page: 'home' }} className="bar__brand">
          <Emblem size={28} />
          <span className="bar__name">{t('app.name')}</span>
        </RouteLink>
        <span className="bar__organisation">{textIn(organisation.name, language)}</span>
        <nav className="bar__nav" aria-label={t('app.menu')}>
          {PLACES.filter((place) => permissions[place.for]).map((place) => (
            <RouteLink
              key={place.label}
              to={placeOf(place)}
              aria-current={place.pages.some((known) => known === page) ? 'page' : undefined}
            >
              {t(place.label)}
              <Count of={place.counts} />
            </RouteLink>
          ))}
          <PolicyLink page={page} />
          <AppealsLink page={page} />
          <TakeDownsLink page={page} />
          <HashReviewsLink page={page} />
          <IdeasLink page={page} />
        </nav>
        <div className="bar__tools">
          <KeyButton />
          <LanguageSwitch />
          {/* Closed again on the page that one of its links led to. */}
          <PersonMenu key={address} />
        </div>
      </header>
      <CodesStoppedBand />
      <UrgentAlertBar />
      <DutyBar />
      <OverrideBand />
      <KeysBar />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** A new page starts at its beginning for a screen reader too; the first page starts where the browser puts it. */
function useFocusOnArrival(address: string) {
  const ref = useRef<HTMLElement>(null);
  const last = useRef(address);
  useEffect(() => {
    if (last.current === address) return;
    last.current = address;
    ref.current?.focus({ preventScroll: true });
  }, [address]);
  return ref;
}
