const entry = (name: string) => new URL(`./browser/${name}.ts`, import.meta.url).pathname;

/**
 * How the build makes the portal's scripts: esbuild options, to be completed with `outdir: apps/portal/dist`.
 * Splitting keeps Argon2 out of every page until somebody opens a receipt.
 */
export const browserBundles = {
  entryPoints: {
    report: entry('report'),
    'follow-up': entry('follow-up'),
    play: entry('play'),
    quiz: entry('quiz'),
    'take-down': entry('take-down'),
    'hash-worker': entry('hash-worker'),
    'work-worker': entry('work-worker'),
    wall: entry('wall'),
    class: entry('class'),
    badges: entry('badges'),
    ideas: entry('ideas'),
    offline: entry('offline'),
  },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  chunkNames: '[name]-[hash]',
  legalComments: 'none',
} as const;

/** The script of every page, in one file: four chunks of a few hundred bytes would cost more in headers than in words. */
export const frameBundle = {
  entryPoints: { exit: entry('exit') },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
} as const;

/** The worker behind saved lessons: one classic script, as every browser takes it. */
export const workerBundle = {
  entryPoints: { 'offline-worker': entry('offline-worker') },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
} as const;

/** The two players inside exported courses: whole in one file each, and they also run from a folder on disk. */
export const courseBundles = {
  entryPoints: { scorm: entry('course-scorm'), cmi5: entry('course-cmi5') },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
} as const;
