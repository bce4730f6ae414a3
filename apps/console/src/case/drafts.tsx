import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

type Drafts = Map<string, string>;

const DraftContext = createContext<Drafts | undefined>(undefined);

/** What was typed and not sent yet, in memory only: it outlives a page, not the tab. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const [drafts] = useState<Drafts>(() => new Map());
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if ([...drafts.values()].some((text) => text.trim() !== '')) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [drafts]);
  return <DraftContext value={drafts}>{children}</DraftContext>;
}

/** Whether something was typed under a name and not sent yet. */
export function useHasDraft(name: string): boolean {
  return (useContext(DraftContext)?.get(name) ?? '').trim() !== '';
}

/** Like `useState('')`, kept under `name`; one component at a time holds a name. */
export function useDraft(name: string): [string, (text: string) => void] {
  const drafts = useContext(DraftContext);
  const [text, setText] = useState(() => drafts?.get(name) ?? '');
  const write = (next: string) => {
    drafts?.set(name, next);
    setText(next);
  };
  return [text, write];
}
