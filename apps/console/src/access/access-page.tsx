import type { AccessView } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { Field } from '../frame/field.tsx';
import { MissingPage } from '../frame/missing-page.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { ACCESS_KEY, fetchAccess } from './access-api.ts';
import { findAccess, type Search } from './find-access.ts';
import { KeyTable } from './key-table.tsx';
import { PersonTable } from './person-table.tsx';
import { SwitchOffCard } from './switch-off-card.tsx';
import { SwitchOffDialog, type Target } from './switch-off-dialog.tsx';
import { useTranslation } from './use-translation.ts';

/** Who and which keys of the organisation get in, what was switched off, and what waits for a second person. */
export default function AccessPage() {
  const { roles } = useSession();
  return may({ roles }, 'access.review') ? <Access /> : <MissingPage />;
}

function Access() {
  const { t } = useLanguage();
  const words = useTranslation();
  useTitle(words('title'));
  const { data, error, refetch } = useQuery({ queryKey: ACCESS_KEY, queryFn: fetchAccess });
  return (
    <div className="page stack access">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data ? <Lists view={data} /> : error ? null : <p className="waiting">{t('app.loading')}</p>}
    </div>
  );
}

/** Whoever manages the access of a unit has its lists; an auditor only what waits for them. */
function Lists({ view }: { view: AccessView }) {
  const { roles } = useSession();
  const words = useTranslation();
  if (may({ roles }, 'access.manage')) return <OwnLists view={view} />;
  return view.switchedOff.length > 0 ? (
    <Waiting view={view} />
  ) : (
    <EmptyState title={words('auditor.none')} next={words('auditor.next')} />
  );
}

/** What waits is never hidden by a search. */
function Waiting({ view }: { view: AccessView }) {
  const words = useTranslation();
  const waiting = view.switchedOff.filter(({ review }) => !review);
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{words('waiting.title', { count: waiting.length })}</h2>
      {waiting.map((off) => (
        <SwitchOffCard key={off.id} off={off} view={view} />
      ))}
    </section>
  );
}

function OwnLists({ view }: { view: AccessView }) {
  const words = useTranslation();
  const [search, setSearch] = useState<Search>({ text: '', day: '' });
  const [target, setTarget] = useState<Target>();
  const { people, keys, switchedOff } = findAccess(view, search);
  const isAsked = search.text.trim() !== '' || search.day !== '';
  const over = switchedOff.filter(({ review }) => review);
  return (
    <>
      <Waiting view={view} />
      {/* biome-ignore lint/a11y/useSemanticElements: a search form without a submit; the lists follow what is typed. */}
      <form className="access__search" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label={words('find.text')}>
          {(control) => (
            <input
              {...control}
              type="search"
              autoComplete="off"
              value={search.text}
              onChange={({ target: { value: text } }) => setSearch({ ...search, text })}
            />
          )}
        </Field>
        <Field label={words('find.day')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={search.day}
              onChange={({ target: { value: day } }) => setSearch({ ...search, day })}
            />
          )}
        </Field>
        {isAsked ? (
          <button
            type="button"
            className="button button--quiet"
            onClick={() => setSearch({ text: '', day: '' })}
          >
            {words('find.clear')}
          </button>
        ) : null}
      </form>
      <p className="visually-hidden" role="status">
        {isAsked ? words('find.found', { people: people.length, keys: keys.length, offs: over.length }) : ''}
      </p>
      <section className="stack" aria-labelledby="people-title">
        <h2 id="people-title">{words('people.title')}</h2>
        {people.length > 0 ? (
          <PersonTable people={people} switchedOff={view.switchedOff} onSwitchOff={setTarget} />
        ) : (
          <EmptyState title={words('people.none')} next={words('find.other')} />
        )}
      </section>
      {view.keys.length > 0 ? (
        <section className="stack" aria-labelledby="keys-title">
          <h2 id="keys-title">{words('keys.title')}</h2>
          {keys.length > 0 ? (
            <KeyTable keys={keys} switchedOff={view.switchedOff} onSwitchOff={setTarget} />
          ) : (
            <EmptyState title={words('keys.none')} next={words('find.other')} />
          )}
        </section>
      ) : null}
      <section className="stack" aria-labelledby="over-title">
        <h2 id="over-title">{words('over.title')}</h2>
        {over.length > 0 ? (
          over.map((off) => <SwitchOffCard key={off.id} off={off} view={view} />)
        ) : (
          <EmptyState
            title={words(isAsked ? 'over.noneFound' : 'over.none')}
            next={words(isAsked ? 'find.other' : 'over.next')}
          />
        )}
      </section>
      {target ? <SwitchOffDialog target={target} onClose={() => setTarget(undefined)} /> : null}
    </>
  );
}
