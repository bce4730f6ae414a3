import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';

export function ActFailure({ error }: { error: Error | null }) {
  const { t } = useLanguage();
  if (!error) return null;
  return (
    <p role="alert" className="notice notice--danger">
      {errorText(error, t)}
    </p>
  );
}
