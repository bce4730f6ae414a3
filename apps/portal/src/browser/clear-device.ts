/** Everything that this site may have left in this browser goes: what was stored, saved pages, their worker. */
export async function clearDevice(): Promise<void> {
  // Storage that is switched off throws at the first touch; then there is nothing to clear.
  await Promise.allSettled([
    Promise.resolve().then(() => sessionStorage.clear()),
    Promise.resolve().then(() => localStorage.clear()),
    clearCaches(),
    removeWorkers(),
    clearDatabases(),
  ]);
}

async function clearCaches(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function removeWorkers(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

async function clearDatabases(): Promise<void> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
  for (const { name } of databases) if (name) indexedDB.deleteDatabase(name);
}
