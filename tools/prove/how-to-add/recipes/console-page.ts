import planted from '../planted.json' with { type: 'json' };
import type { Recipe } from '../recipe.ts';

const PAGE = `import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';

/** What the words of this desk mean. */
export default function GlossaryPage() {
  const { t } = useLanguage();
  useTitle(t('glossary.title'));
  return (
    <div className="page page--narrow stack">
      <h1>{t('glossary.title')}</h1>
    </div>
  );
}
`;

/** A page without parameters, of which the menu of a person knows. */
export const CONSOLE_PAGE: Recipe = {
  thing: 'A console page',
  change(tree) {
    tree.replace(
      'apps/console/src/routing/route.ts',
      "  'sign-in': 'sign-in',\n",
      "  'sign-in': 'sign-in',\n  glossary: 'glossary',\n",
    );
    tree.replace(
      'apps/console/src/routing/route.test.ts',
      "  { page: 'sign-in' },\n",
      "  { page: 'sign-in' },\n  { page: 'glossary' },\n",
    );
    tree.create('apps/console/src/glossary/glossary-page.tsx', PAGE);
    const app = 'apps/console/src/app.tsx';
    tree.replace(
      app,
      'const HandedOverPage = lazy',
      "const GlossaryPage = lazy(() => import('./glossary/glossary-page.tsx'));\nconst HandedOverPage = lazy",
    );
    tree.replace(app, '  missing: () =>', '  glossary: () => <GlossaryPage />,\n  missing: () =>');
    tree.replace(
      'apps/console/src/frame/person-menu.tsx',
      "          <RouteLink to={{ page: 'keys' }}>{words('nav')}</RouteLink>\n        </p>\n",
      "          <RouteLink to={{ page: 'keys' }}>{words('nav')}</RouteLink>\n        </p>\n        <p>\n          <RouteLink to={{ page: 'glossary' }}>{t('glossary.title')}</RouteLink>\n        </p>\n",
    );
    tree.say('console', 'glossary.title', planted.page);
  },
  programs: [],
  untold: { 'apps/console/src/frame/person-menu.tsx': 'where a page is reached from is a choice' },
  tests: ['apps/console/src/routing', 'apps/console/src/language'],
};
