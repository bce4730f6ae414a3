/** Says what is so and what to do next. */
export const EmptyState = ({ title, next }: { title: string; next: string }) => (
  <div className="empty">
    <p>
      <strong>{title}</strong>
    </p>
    <p>{next}</p>
  </div>
);
