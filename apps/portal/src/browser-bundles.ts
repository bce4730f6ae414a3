const entry = (name: string) => new URL(`./browser/${name}.ts`, import.meta.url).pathname;

/**
 * How the build makes the portal's scripts: esbuild options, to be completed with `outdir: apps/portal/dist`.
 * Splitting keeps Argon2 out of every page until somebody opens a receipt.
 */
export const browserBundles = {
  entryPoints: {
    exit: entry('exit'),
    report: entry('report'),
    'come-back': entry('come-back'),
    play: entry('play'),
    quiz: entry('quiz'),
    wall: entry('wall'),
    souvenir: entry('souvenir'),
  },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  chunkNames: '[name]-[hash]',
  legalComments: 'none',
} as const;
