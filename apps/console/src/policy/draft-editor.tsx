import type { PolicyVersionView, Validation } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { errorText, isStale } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { saveDraft, validate } from './policy-api.ts';
import { ProblemsList } from './problems-list.tsx';
import { useTranslation } from './use-translation.ts';

/** After the last key: long enough not to ask at every letter. */
const REST_MS = 500;

/** Edits the files of a draft; every pause is checked, and a broken draft may be kept but not go on. */
export function DraftEditor({ view }: { view: PolicyVersionView }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const id = useId();
  const names = Object.keys(view.files).sort();
  const [name, setName] = useState(names[0] ?? '');
  const [edits, setEdits] = useState<Record<string, string>>({});
  const checked = useValidation(view.version, edits);
  const unsaved = Object.keys(edits).length > 0;
  useWarnBeforeLeaving(unsaved);
  const save = useMutation({
    mutationFn: () => saveDraft(view.version, view.revision, edits),
    onSuccess: (after) => {
      setEdits({});
      queries.setQueryData(['policy', 'version', view.version], after);
      return queries.invalidateQueries({ queryKey: ['policy'] });
    },
  });
  const text = edits[name] ?? view.files[name] ?? '';
  const problems = (unsaved && checked ? checked.problems : view.problems) ?? [];
  return (
    <section className="panel stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words('edit')}</h2>
      <p className="soft">{words('edit.lead')}</p>
      <label>
        {words('edit.file')}
        <select className="input" value={name} onChange={(e) => setName(e.target.value)}>
          {names.map((file) => (
            <option key={file} value={file}>
              {file}
              {file in edits ? ' *' : ''}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-text`}>{words('edit.text', { file: name })}</label>
      <textarea
        id={`${id}-text`}
        className="input policy-source"
        spellCheck={false}
        rows={24}
        value={text}
        onChange={(e) => setEdits({ ...edits, [name]: e.target.value })}
      />
      <ProblemsList problems={problems} onGo={setName} />
      {unsaved && checked?.examples ? (
        <p
          role="status"
          className={checked.examples.failed.length > 0 ? 'notice notice--warm' : 'notice notice--ok'}
        >
          {words('examples.run', { passed: checked.examples.passed, total: checked.examples.total })}
          {checked.examples.failed.slice(0, 5).map(({ rule, name: example, unmet }) => (
            <span key={rule + example} className="small">
              <br />
              {rule}: {example} ({unmet.join(', ')})
            </span>
          ))}
        </p>
      ) : null}
      {save.error ? (
        <p className="notice notice--danger" role="alert">
          {isStale(save.error) ? words('edit.stale') : errorText(save.error, t)}
        </p>
      ) : null}
      <p className="row">
        <button
          type="button"
          className="button"
          disabled={!unsaved || save.isPending}
          onClick={() => save.mutate()}
        >
          {save.isPending ? t('action.busy') : words('edit.save')}
        </button>
        {unsaved ? (
          <button type="button" className="button button--quiet" onClick={() => setEdits({})}>
            {words('edit.drop')}
          </button>
        ) : null}
        <span className="soft">{unsaved ? words('edit.unsaved') : words('edit.saved')}</span>
      </p>
    </section>
  );
}

/** What the server says of the edits, asked after a pause; a later answer wins over an earlier one. */
function useValidation(version: string, edits: Record<string, string>): Validation | undefined {
  const [checked, setChecked] = useState<Validation>();
  useEffect(() => {
    if (Object.keys(edits).length === 0) return;
    let current = true;
    const timer = setTimeout(async () => {
      // Offline or refused: the last answer stays, and saving says what is wrong.
      const answer = await validate(version, edits).catch(() => undefined);
      if (current && answer) setChecked(answer);
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [version, edits]);
  return checked;
}

function useWarnBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
