import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { CommanderError } from 'commander';
import { completionScript } from './completion/completion-script.ts';
import { createProgram } from './program.ts';
import { root } from './run/root.ts';

const allOf = (command: CommandUnknownOpts): CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(allOf),
];

/** Parses in this process; what a mistyped line says, and with which code it ends. */
async function typed(...args: string[]): Promise<{ code: number; said: string }> {
  const program = createProgram();
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  for (const command of allOf(program)) command.configureOutput({ writeErr: write, writeOut: write });
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: 0, said };
  } catch (error) {
    assert.ok(error instanceof CommanderError, String(error));
    return { code: error.exitCode === 0 ? 0 : 2, said };
  }
}

const mistakes: { args: string[]; says: RegExp }[] = [
  { args: ['doctr'], says: /^Unknown command 'doctr'\n\(Did you mean doctor\?\)/ },
  { args: ['members', 'fire'], says: /^Unknown command 'fire'/ },
  { args: ['members'], says: /^Usage: kmm members/ },
  { args: ['restore'], says: /^Missing required argument 'file'/ },
  { args: ['backup', 'a', 'b'], says: /^Too many arguments for 'backup'/ },
  { args: ['terms', 'build', 'list.csv'], says: /^Required option '--out <pack>' not specified/ },
  { args: ['doctor', '--lang', 'fr'], says: /'fr' is invalid\. Allowed choices are vi, en\./ },
  {
    args: ['content', 'desk', '--port', 'x'],
    says: /'x' is invalid\. Allowed is a whole number from 0 to 65535\./,
  },
  { args: ['taxonomy', 'stale', '--on', 'soon'], says: /'soon' is invalid\. Allowed is a day like/ },
  { args: ['ledger', 'verify', '--what'], says: /^Unknown option '--what'\nSee kmm ledger verify --help/ },
];
for (const { args, says } of mistakes)
  test(`kmm ${args.join(' ')}: one sentence, and exit code 2`, async () => {
    const { code, said } = await typed(...args);
    assert.match(said, says);
    assert.equal(code, 2);
  });

test('every command says what it does, and its help is no mistake', async () => {
  for (const command of allOf(createProgram())) {
    assert.notEqual(command.description(), '', command.name());
    for (const { description, flags } of command.options) assert.notEqual(description, '', flags);
    for (const argument of command.registeredArguments)
      assert.notEqual(argument.description, '', `${command.name()} ${argument.name()}`);
  }
  const { code, said } = await typed('ledger', 'verify', '--help');
  assert.equal(code, 0);
  assert.match(said, /^Usage: kmm ledger verify \[options\] \[place\]/);
});

test('no command loads what it works with before it runs, but for tables of codes', () => {
  const light =
    /^(@commander-js\/extra-typings|@khong-mot-minh\/contracts\/codes|node:.*|\.\/.*|(\.\.\/)+(run|commands)\/.*|(\.\.\/)+members\/members-session\.ts)$/;
  for (const file of globSync('apps/cli/src/commands/**/*.ts', { cwd: root })) {
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/^import (?!type ).*?from '([^']+)';/gms))
      assert.match(specifier, light, `${file} loads ${specifier}`);
  }
});

const completed = [
  { line: ['kmm', 'led'], want: ['ledger'] },
  { line: ['kmm', 'ledger', ''], want: ['verify', 'audit', 'monitor', 'served', 'new-key'] },
  { line: ['npx', 'kmm', 'members', 'add-k'], want: ['add-key'] },
  { line: ['kmm', 'doctor', '--lang', ''], want: ['vi', 'en'] },
  { line: ['kmm', 'restore', '--re'], want: ['--replace'] },
  { line: ['kmm', 'completion', 'f'], want: ['fish'] },
  { line: ['npx', 'other', ''], want: [] },
];
for (const { line, want } of completed)
  test(`bash completes "${line.join(' ')}"`, { skip: !hasBash() && 'there is no bash' }, () => {
    const words = line.map((word) => `'${word}'`).join(' ');
    const asked = `${completionScript('bash', createProgram())}
COMP_WORDS=(${words}) COMP_CWORD=${line.length - 1}; _kmm; echo "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', asked], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.deepEqual(stdout.trim().split(' ').filter(Boolean), want);
  });

test('fish completes a command, its options and their values', {
  skip: !hasFish() && 'there is no fish',
}, () => {
  const ask = (line: string) => `complete -C '${line}'`;
  const asked = `${completionScript('fish', createProgram())}
${['kmm led', 'kmm ledger v', 'kmm doctor --lang ', 'kmm restore --re'].map(ask).join('\n')}`;
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', asked], { encoding: 'utf8' });
  assert.equal(stderr, '');
  const words = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0]);
  assert.deepEqual(words.toSorted(), ['--replace', 'en', 'ledger', 'verify', 'vi']);
});

function hasBash(): boolean {
  return spawnSync('bash', ['-c', 'complete']).status === 0;
}

function hasFish(): boolean {
  return spawnSync('fish', ['--no-config', '-c', 'true']).status === 0;
}
