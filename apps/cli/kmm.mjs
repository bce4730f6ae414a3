#!/usr/bin/env node
// `kmm …`: the whole command line. Plain JavaScript without dependencies: it runs on Node 20, before anything is installed.
import process from 'node:process';
import { endWith, launch } from './launch/launch.mjs';

// The demo lives on small machines, where speed under load matters less than what an idle server keeps: V8 with nurseries
// of 2 MiB, and a glibc that gives large blocks back (left alone, it raises both limits with each block that is freed).
const small = {
  flags: ['--max-semi-space-size=2'],
  env: { MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' },
};

/** What a command needs of its process before its options are read; the others need nothing. */
const needs = {
  start: { build: true, stopsItself: true, ...small },
  serve: { build: 'if-missing', stopsItself: true, production: true },
  content: { stopsItself: true },
  'ledger monitor': { stopsItself: true },
};

const args = process.argv.slice(2);
const asksForHelp = args.some((arg) => arg === '--help' || arg === '-h');
const { build, ...rest } = needs[args[0]] ?? needs[args.slice(0, 2).join(' ')] ?? {};
await endWith(launch({ entry: 'apps/cli/src/main.ts', args, build: asksForHelp ? false : build, ...rest }));
