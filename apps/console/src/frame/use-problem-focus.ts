import { type RefObject, useEffect, useRef } from 'react';

/** After a refused attempt the focus goes to the first field that has a problem: it may be out of sight. */
export function useProblemFocus(attempts: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempts > 0)
      form.current?.querySelector<HTMLElement>('[data-problem] :is(input, select, textarea)')?.focus();
  }, [attempts]);
  return form;
}
