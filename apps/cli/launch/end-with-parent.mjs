// Loaded into a server that the launcher started in a process group of its own: when the launcher is killed outright
// (kill -9 of its whole group, say), the server goes with it instead of holding its data folder unseen.
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const everyMs = 100;
const parent = process.ppid;

if (isMainThread) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, everyMs).unref();
}
