import { printJson } from '../run/verdict.ts';
import { examine } from './examine.ts';
import { readPlace } from './place.ts';
import { languageOf, say, sayFinding } from './say-finding.ts';

/** Prints how the system is. 0: all is well. 1: something needs a person. 2: something could not be checked. */
export async function doctor(
  { lang, json }: { lang?: string | undefined; json?: boolean | undefined },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const language = languageOf(lang, env);
  if (!json) console.log(`${say('title', language)}\n`);
  const examined = await examine(readPlace(env), env);
  if (json) printJson(examined);
  if ('cannot' in examined) {
    if (!json) console.log(`? ${say(examined.cannot, language, examined.values)}`);
    return 2;
  }
  const { findings } = examined;
  const count = (state: string) => findings.filter((f) => f.state === state).length;
  const [needs, open] = [count('attention'), count('unknown')];
  if (!json) {
    for (const finding of findings) console.log(sayFinding(finding, language));
    console.log('');
    if (needs > 0) console.log(say('summary.attention', language, { count: needs }));
    if (open > 0) console.log(say('summary.unknown', language, { count: open }));
    if (needs + open === 0) console.log(say('summary.well', language));
  }
  return needs > 0 ? 1 : open > 0 ? 2 : 0;
}
