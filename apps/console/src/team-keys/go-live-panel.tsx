import type { GoLiveItem, KeyTeam } from '@khong-mot-minh/contracts';
import { type Localised, textIn } from '@khong-mot-minh/i18n';
import { useState } from 'react';
import en from '../../../../messages/en/go-live.json' with { type: 'json' };
import vi from '../../../../messages/vi/go-live.json' with { type: 'json' };
import { ApiError } from '../api/api-error.ts';
import { Field } from '../frame/field.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { postGoLive } from './key-desk-api.ts';
import { KeyForm, KeyProblem } from './key-form.tsx';

const messages: Localised<typeof vi> = { vi, en };
// `as`: the keys of the object just named.
const ITEMS = Object.keys(vi.item) as GoLiveItem[];

/** What is done before the door of a team opens, signed here by who answers for it: with their own password and a code. */
export function GoLivePanel({ team }: { team: KeyTeam }) {
  const { language, t } = useLanguage();
  const words = textIn(messages, language);
  const [done, setDone] = useState<readonly GoLiveItem[]>([]);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { goLive } = team;
  if (!goLive) return null;
  if (goLive.signedAt)
    return (
      <p className="small soft">
        {words.signedAt} <AbsoluteTime at={goLive.signedAt} />
      </p>
    );
  if (!goLive.maySign) return <p className="notice notice--warm">{words.waits}</p>;
  const toggle = (item: GoLiveItem) =>
    setDone((known) => (known.includes(item) ? known.filter((one) => one !== item) : [...known, item]));
  const sign = async () => {
    if (done.length < ITEMS.length) throw new KeyProblem(words.open);
    await postGoLive(team.id, { done: [...done], password, code: code.trim() });
  };
  const explain = (error: unknown) => {
    if (!(error instanceof ApiError)) return undefined;
    if (error.status === 403) return words.wrongPassword;
    return error.status === 422 ? words.wrongCode : error.status === 409 ? words.notYet : undefined;
  };
  return (
    <details className="stack">
      <summary>{words.title}</summary>
      <p className="soft">{words.lead}</p>
      <KeyForm submit={words.sign} act={sign} explain={explain}>
        <fieldset className="choices">
          <legend className="visually-hidden">{words.title}</legend>
          {ITEMS.map((item) => (
            <label key={item} className="check">
              <input type="checkbox" checked={done.includes(item)} onChange={() => toggle(item)} />
              {words.item[item]}
            </label>
          ))}
        </fieldset>
        <Field label={t('signIn.password')}>
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('signIn.totp')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9 ]{6,7}"
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </KeyForm>
    </details>
  );
}
