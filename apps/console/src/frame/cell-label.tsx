/** On a phone a row is a card without the head of its columns; a screen reader has the head. */
export const CellLabel = ({ children }: { children: string }) => (
  <span className="cards__label" aria-hidden="true">
    {children}:{' '}
  </span>
);
