// `npm run policy:schema`: writes policies/policy.schema.json, by which an editor completes and checks a policy file.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { policySchema } from '@kmm/protection';

const root = path.dirname(import.meta.dirname);
const file = 'policies/policy.schema.json';
writeFileSync(path.join(root, file), JSON.stringify(policySchema()));
execFileSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', file], { cwd: root });
console.log(`${file}: written`);
