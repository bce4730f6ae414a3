import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import type { Session, SessionKeys } from '@khong-mot-minh/contracts';
import { build } from 'esbuild';

type Shown = { render(props: object, session: Session, keys: SessionKeys): string };

/** A counsellor of a helpline who has signed in. */
const counsellor: Session = {
  person: { id: 'p-hanh', name: 'Hạnh', email: 'hanh@bo-cau.example' },
  organisation: { id: 'o-doves', name: { vi: 'Bồ Câu', en: 'Dove' }, kind: 'helpline' },
  roles: ['counsellor'],
  expiresAt: '2026-11-25T09:00:00Z',
  idleMinutes: 30,
  demo: false,
};

/** Node takes no JSX, so the component is bundled with what stands around it; nothing is fetched or pressed. */
const entry = (file: string, name: string) => `
  import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
  import { renderToStaticMarkup } from 'react-dom/server';
  import { KeyProvider } from './keys/key-context.tsx';
  import { createKeyStore } from './keys/key-store.ts';
  import { LanguageProvider } from './language/language-context.tsx';
  import { SessionContext } from './session/session-context.tsx';
  import { ${name} } from './${file}';
  export const render = (props, session, keys) => {
    const queries = new QueryClient();
    queries.setQueryData(['session', 'keys'], keys);
    return renderToStaticMarkup(
      <LanguageProvider><QueryClientProvider client={queries}><SessionContext value={session}>
        <KeyProvider store={createKeyStore()}><main><${name} {...props} /></main></KeyProvider>
      </SessionContext></QueryClientProvider></LanguageProvider>,
    );
  };`;

/** A component of the desk as it stands at first, in Vietnamese and with the keys locked. */
export async function componentOf(file: string, name: string) {
  const { outputFiles } = await build({
    stdin: {
      contents: entry(file, name),
      loader: 'tsx',
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    jsx: 'automatic',
    logLevel: 'error',
    write: false,
  });
  // `as`: the entry above says what it exports.
  const module = { exports: {} as Shown };
  const run = compileFunction(outputFiles[0]?.text ?? '', ['module', 'exports', 'require']);
  run(module, module.exports, createRequire(import.meta.url));
  return (props: object, { session, keys }: { session?: Session; keys?: SessionKeys } = {}): string => {
    const page = module.exports.render(props, session ?? counsellor, keys ?? { teams: [] });
    return page.slice(page.indexOf('<main>'), page.indexOf('</main>'));
  };
}
