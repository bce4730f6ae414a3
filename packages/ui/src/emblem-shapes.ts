/**
 * The emblem: three people side by side whose bodies together make a shield. Heads are circles,
 * bodies are paths, all on a 64 by 64 grid, so that the drawing stays clear at 16 px.
 */
export const emblemShapes = {
  heads: [
    { cx: 12.5, cy: 16.5, r: 5.5, tone: 'side' },
    { cx: 51.5, cy: 16.5, r: 5.5, tone: 'side' },
    { cx: 32, cy: 9.5, r: 6.5, tone: 'middle' },
  ],
  bodies: [
    { d: 'M4 31.5C4 27 7.3 24 12 24h1.5c4.7 0 7.5 2.8 7.5 7.5V53.2C10.5 47.8 4 40.5 4 31.5Z', tone: 'side' },
    {
      d: 'M60 31.5C60 27 56.7 24 52 24h-1.5c-4.7 0-7.5 2.8-7.5 7.5V53.2C53.5 47.8 60 40.5 60 31.5Z',
      tone: 'side',
    },
    {
      d: 'M24 27c0-5.5 3-8.5 8-8.5s8 3 8 8.5V54.7c-2.4 2.6-5.1 5-8 7.1-2.9-2.1-5.6-4.5-8-7.1Z',
      tone: 'middle',
    },
  ],
} as const;

/** Colours of the full-colour emblem; both hold on light and on dark paper. */
export const emblemColours = { side: '#2b8a83', middle: '#e2764a' } as const;
