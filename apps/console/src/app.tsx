import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createQueryClient } from './api/query-client.ts';
import { CasePage } from './case/case-page.tsx';
import { DraftProvider } from './case/drafts.tsx';
import { Frame } from './frame/frame.tsx';
import { MissingPage } from './frame/missing-page.tsx';
import { KeyProvider } from './keys/key-context.tsx';
import { createKeyStore } from './keys/key-store.ts';
import { LanguageProvider } from './language/language-context.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { RosterPage } from './roster/roster-page.tsx';
import type { Route } from './routing/route.ts';
import { goTo, useRoute } from './routing/use-route.ts';
import { SessionGate } from './session/session-gate.tsx';

export function App() {
  const [expired, setExpired] = useState(false);
  const [keys] = useState(() => createKeyStore());
  const [queries] = useState(() =>
    createQueryClient(() => {
      // Sealed text must not stay readable behind the dialog of a session that has ended.
      keys.lock();
      setExpired(true);
    }),
  );
  const route = useRoute();
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionGate expired={expired} onRenewed={() => setExpired(false)}>
          <KeyProvider store={keys}>
            <DraftProvider>
              <Frame page={route.page} address={JSON.stringify(route)}>
                <Page route={route} />
              </Frame>
            </DraftProvider>
          </KeyProvider>
        </SessionGate>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'sign-in':
      return <AlreadySignedIn />;
    case 'queue':
      return <QueuePage queue={route.queue} />;
    case 'case':
      return <CasePage key={route.id} id={route.id} />;
    case 'roster':
      return <RosterPage />;
    case 'missing':
      return <MissingPage />;
  }
}

/** Whoever is signed in has no use for the way in. */
function AlreadySignedIn() {
  useEffect(() => goTo({ page: 'queue', queue: 'open' }, 'replace'), []);
  return null;
}
