export type Subscribed = { endpoint: string } | { problem: 'unsupported' | 'denied' | 'noService' };

const WORKER = '/console/sw.js';
const SCOPE = '/console/';

/** Asks the browser for an address at which it can be woken. Only this desk has a service worker, never a public page. */
export async function subscribe(publicKey: string): Promise<Subscribed> {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis)) return { problem: 'unsupported' };
  if ((await Notification.requestPermission()) !== 'granted') return { problem: 'denied' };
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const { pushManager } = await navigator.serviceWorker.ready;
    // One that was made for another key of the server cannot be used, and a browser keeps no two.
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    return { endpoint: made.endpoint };
  } catch {
    // The browser says no more than that its service did not answer.
    return { problem: 'noService' };
  }
}
