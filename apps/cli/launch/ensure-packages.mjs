import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Stop } from './stop.mjs';

/** Runs `npm ci` once if the packages of package-lock.json are not all there. */
export async function ensurePackages(root) {
  const reason = whyIncomplete(root);
  if (!reason) return;
  refuseIfReadOnly(root);
  console.log(`Installing packages (${reason}). This happens once and takes about a minute.`);
  const { code, errors } = await npmCi(root);
  if (code !== 0) throw new Stop(explain(errors, code));
}

/** Undefined when complete. npm writes the inner lockfile last, so a broken-off install counts as missing. */
function whyIncomplete(root) {
  const wanted = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'none are installed yet';
  if (statSync(wanted).mtimeMs <= statSync(installed).mtimeMs) return undefined;
  return sameVersions(readPackages(wanted), readPackages(installed))
    ? undefined
    : 'package-lock.json has changed';
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** A checkout can touch the file without changing it: only versions count. Optional packages may be absent. */
function sameVersions(wanted, installed) {
  return Object.entries(wanted).every(([where, entry]) => {
    if (!where.startsWith('node_modules/')) return true;
    const have = installed[where];
    return have ? have.version === entry.version : entry.optional || entry.devOptional || entry.peer;
  });
}

function refuseIfReadOnly(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    throw new Stop(readOnly(error.code));
  }
}

/** Install scripts stay off: no dependency needs one, and npm versions differ in whether they run them. */
function npmCi(root) {
  const flags = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const retries = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000'];
  const cli = process.env.npm_execpath;
  const [command, args] = cli?.endsWith('.js') ? [nodeOutside(root), [cli]] : ['npm', []];
  const child = spawn(command, [...args, ...flags, ...retries], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  const stopTelling = printProgress();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  return new Promise((resolve) => {
    const done = (code) => {
      stopTelling();
      resolve({ code, errors });
    };
    child.once('error', (error) => {
      errors += `${error.code} ${error.message}`;
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** npm names the Node it was started with; ours may lie in the node_modules that `npm ci` is about to remove. */
function nodeOutside(root) {
  const ours = process.execPath.startsWith(path.join(root, 'node_modules'));
  return (ours && process.env.npm_node_execpath) || process.execPath;
}

function printProgress() {
  const startedAt = Date.now();
  const terminal = process.stdout.isTTY;
  const timer = setInterval(
    () => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      process.stdout.write(
        terminal ? `\r  still installing, ${seconds} s ` : `  still installing, ${seconds} s\n`,
      );
    },
    terminal ? 1000 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (terminal) process.stdout.write('\r\u001b[K');
  };
}

const network =
  /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|SOCKETTIMEOUT)|ERR_SOCKET|network/;

function explain(errors, code) {
  if (/\b(EROFS|EACCES|EPERM)\b/.test(errors)) return readOnly(/\b(EROFS|EACCES|EPERM)\b/.exec(errors)?.[1]);
  if (/\bENOSPC\b/.test(errors)) return 'The packages could not be installed: the disk is full.';
  if (/\bENOENT\b.*\bnpm\b/.test(errors)) return 'npm was not found. It comes with Node: https://nodejs.org';
  if (network.test(errors)) {
    return `The packages could not be downloaded: the npm registry did not answer. Check the network or the proxy and run the command again.\n\n${beginning(errors)}`;
  }
  return `The packages could not be installed (npm ci ended with code ${code}).\n\n${beginning(errors)}`;
}

function readOnly(code) {
  return `The packages cannot be installed: this folder cannot be written to (${code}). Move the project to a folder of your own, or ask its owner to run "npm ci" there once.`;
}

/** What npm says first names the cause; the stack of its own code does not help. */
function beginning(errors) {
  const lines = errors.trim().split('\n');
  return lines
    .filter((line) => !/^npm error\s+at /.test(line))
    .slice(0, 6)
    .join('\n');
}
