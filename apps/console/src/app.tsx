import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { createQueryClient } from './api/query-client.ts';
import { AppealPage } from './appeals/appeal-page.tsx';
import { AppealsPage } from './appeals/appeals-page.tsx';
import { AuthorityPage } from './authority/authority-page.tsx';
import { OverridePage } from './authority/override-page.tsx';
import { PreservationPage } from './authority/preservation-page.tsx';
import { RequestPage } from './authority/request-page.tsx';
import { usePermissions } from './authority/use-permissions.ts';
import { CasePage } from './case/case-page.tsx';
import { DraftProvider } from './case/drafts.tsx';
import { Frame } from './frame/frame.tsx';
import { MissingPage } from './frame/missing-page.tsx';
import { HomePage } from './inbox/home-page.tsx';
import { InboxProvider } from './inbox/inbox-context.tsx';
import { KeyProvider } from './keys/key-context.tsx';
import { createKeyStore } from './keys/key-store.ts';
import { LanguageProvider } from './language/language-context.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { RosterPage } from './roster/roster-page.tsx';
import type { Route } from './routing/route.ts';
import { goTo, useRoute } from './routing/use-route.ts';
import { SessionGate } from './session/session-gate.tsx';
import { SessionWatch } from './session/session-watch.tsx';

// For few people, so they load on use.
const AccessPage = lazy(() => import('./access/access-page.tsx'));
const EnrolPage = lazy(() => import('./enrol/enrol-page.tsx'));
const KeysPage = lazy(() => import('./team-keys/keys-page.tsx'));
const DetectorsPage = lazy(() => import('./detectors/detectors-page.tsx'));
const HashReviewsPage = lazy(() => import('./hash-reviews/hash-reviews-page.tsx'));
const HandedOverPage = lazy(() => import('./queue/handed-over-page.tsx'));
const IdeasPage = lazy(() => import('./ideas/ideas-page.tsx'));
const PagingPage = lazy(() => import('./paging/paging-page.tsx'));
const PolicyPage = lazy(() => import('./policy/policy-page.tsx'));
const VersionPage = lazy(() => import('./policy/version-page.tsx'));
const TakeDownsPage = lazy(() => import('./take-downs/take-downs-page.tsx'));
const RestrictionsPage = lazy(() => import('./restrictions/restrictions-page.tsx'));

export function App() {
  const [expired, setExpired] = useState(false);
  const [keys] = useState(() => createKeyStore());
  const answered = useRef(Date.now());
  const [queries] = useState(() =>
    createQueryClient(
      () => {
        // Sealed text must not stay readable behind the dialog of a session that has ended.
        keys.lock();
        setExpired(true);
      },
      () => {
        answered.current = Date.now();
      },
    ),
  );
  const route = useRoute();
  if (route.page === 'enrol')
    return (
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Suspense fallback={<p className="waiting">…</p>}>
            {/* A new document: whoever was signed in here before is not mixed with whoever enrolled. */}
            <EnrolPage onSignedIn={() => location.assign('/console/keys')} />
          </Suspense>
        </QueryClientProvider>
      </LanguageProvider>
    );
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionGate expired={expired} onRenewed={() => setExpired(false)}>
          <KeyProvider store={keys}>
            {expired ? null : <SessionWatch lastAnswerMs={() => answered.current} />}
            <DraftProvider>
              <InboxProvider>
                <Frame page={route.page} address={JSON.stringify(route)}>
                  <Suspense fallback={<p className="waiting">…</p>}>
                    <Page route={route} />
                  </Suspense>
                </Frame>
              </InboxProvider>
            </DraftProvider>
          </KeyProvider>
        </SessionGate>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** Each page with what shows it; a page without its entry does not compile. */
const PAGES: { readonly [Page in Route['page']]: (route: Extract<Route, { page: Page }>) => ReactNode } = {
  'sign-in': () => <AlreadySignedIn />,
  home: () => <HomePage />,
  queue: ({ queue }) => <Cases queue={queue} />,
  case: ({ id }) => <CasePage key={id} id={id} />,
  'handed-over': () => <HandedOver />,
  appeals: ({ state }) => <AppealsPage state={state} />,
  appeal: ({ id }) => <AppealPage key={id} id={id} />,
  roster: () => <RosterPage />,
  paging: () => <PagingPage />,
  keys: () => <KeysPage />,
  access: () => <AccessPage />,
  // Shown outside the session, above.
  enrol: () => null,
  policy: () => <PolicyPage />,
  'policy-version': ({ version }) => <VersionPage key={version} version={version} />,
  ideas: () => <IdeasPage />,
  'take-downs': () => <TakeDownsPage />,
  'hash-reviews': () => <HashReviewsPage />,
  restrictions: () => <RestrictionsPage />,
  'text-detectors': () => <DetectorsPage />,
  authority: ({ tab }) => <AuthorityPage tab={tab} />,
  preservation: ({ id }) => <PreservationPage key={id} id={id} />,
  request: ({ id }) => <RequestPage key={id} id={id} />,
  override: ({ id }) => <OverridePage key={id} id={id} />,
  missing: () => <MissingPage />,
};

function Page({ route }: { route: Route }) {
  // The cast is true: an entry takes the route of its own page.
  return (PAGES[route.page] as (route: Route) => ReactNode)(route);
}

/** Whoever works on no case has no list of them: what waits for them stands on the home. */
function Cases({ queue }: Pick<Extract<Route, { page: 'queue' }>, 'queue'>) {
  return usePermissions().works ? <QueuePage queue={queue} /> : <HomePage />;
}

function HandedOver() {
  return usePermissions().works ? <HandedOverPage /> : <HomePage />;
}

/** Whoever is signed in has no use for the way in. */
function AlreadySignedIn() {
  useEffect(() => goTo({ page: 'home' }, 'replace'), []);
  return null;
}
