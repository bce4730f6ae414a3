import type { ReactNode } from 'react';

type Fact = readonly [label: string, value: ReactNode] | false | undefined;

/** What is so, label by label; what does not hold is left out. */
export const Facts = ({ of }: { of: readonly Fact[] }) => (
  <dl className="facts-list">
    {of.map((fact) =>
      fact ? (
        <div key={fact[0]}>
          <dt>{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ) : null,
    )}
  </dl>
);
