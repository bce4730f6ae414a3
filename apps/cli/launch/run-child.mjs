import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** One Ctrl-C arrives up to three times (terminal, npm, shell); a second one this much later is a second wish. */
const sameWishMs = 1500;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const endWithParent = new URL('end-with-parent.mjs', import.meta.url).href;

/**
 * Runs `node <args>` on our stdio and resolves to its exit code.
 * With `stopsItself` (a server) the child gets a process group of its own, so that one Ctrl-C reaches it once,
 * through us, and not again while it is closing its database. It still ends when this process is killed.
 */
export function runChild(root, node, args, { stopsItself = false, env = {} }) {
  const child = spawn(node, stopsItself ? ['--import', endWithParent, ...args] : args, {
    cwd: root,
    stdio: 'inherit',
    detached: stopsItself && process.platform !== 'win32',
    env: { ...env, ...process.env, ...pathFirst(root, node) },
  });
  const lastAt = new Map();
  const forward = (signal) => {
    const now = Date.now();
    if (now - (lastAt.get(signal) ?? 0) < sameWishMs) return;
    lastAt.set(signal, now);
    // On Windows the console tells every process itself, and a signal sent by hand would end the child at once.
    if (process.platform !== 'win32' || signal !== 'SIGINT') child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const stopWatching = watchNpm(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stopWatching();
      for (const name of forwarded) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** npm may be ended in a way that it cannot pass on; what it started should not go on unseen. */
function watchNpm(gone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 1000);
  return () => clearInterval(timer);
}

/**
 * Our tools and our Node come first for whatever the child starts by name.
 * Windows spells the variable `Path`; two spellings of it in one environment would hide each other.
 */
function pathFirst(root, node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env[name] ?? ''];
  return { [name]: folders.join(path.delimiter) };
}
