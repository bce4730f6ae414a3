export { carry, obfuscations } from './obfuscations.ts';
export { progressBar } from './progress-bar.ts';
export { pick, type Random, seeded, untoned } from './random.ts';
