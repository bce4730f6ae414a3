import { isTest } from '../source/source-file.ts';
import type { Problem } from './problem.ts';
import { placesOf, type TextFile, textFiles } from './text-files.ts';

const shapes = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g },
  { what: 'an AWS key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]+/g },
  { what: 'a Google key', pattern: /\bAIza[\w-]{35}\b/g },
  { what: 'a Slack token', pattern: /\bxox[abprs]-[\w-]{10,}/g },
  { what: 'a signing key of a note', pattern: /\bPRIVATE\+KEY\+[\w.-]+\+[0-9a-f]{8}\+\S+/g },
];
/** `password: "…"` and the like; only values that look random count, placeholders and sentences do not. */
const assignment =
  /(?:password|passwd|secret|token|api_?key|pepper)["']?\s*[:=]\s*["'`]([\w+/=.-]{20,})["'`]/gi;

/** Test vectors and tests need keys that open nothing. */
const exempt = /(^|\/)(testdata|test)\/|\.vectors\.\w+$|^package-lock\.json$/;

/** No secret lies in the repository. */
export function checkSecrets(root: string): Problem[] {
  return textFiles(root).flatMap(secretsIn);
}

export function secretsIn(file: TextFile): Problem[] {
  if (exempt.test(file.path) || isTest(file.path)) return [];
  const shaped = shapes.flatMap(({ what, pattern }) =>
    placesOf(pattern, file).map(({ where }) => `${where} looks like ${what}`),
  );
  const assigned = [...file.text.matchAll(assignment)]
    .filter(([, value = '']) => /\d/.test(value) && bitsPerSign(value) > 3.5)
    .map(([match]) => `${file.path} looks like a secret: "${match.slice(0, 16)}…"`);
  return [...shaped, ...assigned];
}

/** Shannon entropy; English words stay below 3.5, random base64 of 20 signs and more lies above. */
function bitsPerSign(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}
