import type { WaitingIdea } from '@khong-mot-minh/contracts';
import { useTranslation } from './use-translation.ts';

/** The young person's words, with what could name somebody marked; the kinds stand below in words as well. */
export function MarkedText({ idea: { text, flags } }: { idea: WaitingIdea }) {
  const { words } = useTranslation();
  const parts = flags.map(({ kind, start, end }, at) => ({
    kind,
    start,
    before: text.slice(flags[at - 1]?.end ?? 0, start),
    marked: text.slice(start, end),
  }));
  const kinds = [...new Set(flags.map(({ kind }) => kind))];
  return (
    <>
      <blockquote className="idea__text">
        {parts.map(({ kind, start, before, marked }) => (
          <span key={start}>
            {before}
            <mark title={words(`flag.${kind}`)}>{marked}</mark>
          </span>
        ))}
        {text.slice(flags.at(-1)?.end ?? 0)}
      </blockquote>
      {kinds.length > 0 ? (
        <p className="small">
          {words('waiting.flags', { what: kinds.map((kind) => words(`flag.${kind}`)).join(', ') })}
        </p>
      ) : null}
    </>
  );
}
