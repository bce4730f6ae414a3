import { createTransport } from 'nodemailer';
import type { DeliveryResult } from '../webhooks/deliver-webhook.ts';

export type MailServer = {
  /** `smtp://` or `smtps://`, with the name and password of an account where it needs one. */
  url: string;
  from: string;
};
export type Mail = { to: string; subject: string; text: string };

const TIMEOUT_MS = 15_000;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Hands one mail over. Without TLS only to a server of this machine: an account's password would be read on the way. */
export async function sendMail({ url, from }: MailServer, mail: Mail): Promise<DeliveryResult> {
  const transport = createTransport({
    url,
    requireTLS: !LOOPBACK.has(new URL(url).hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, ...mail });
    return { ok: true };
  } catch (error) {
    // The server's words may repeat the address; its number says enough.
    const code = (error as { responseCode?: number }).responseCode;
    return { ok: false, status: code ?? 'unreachable' };
  } finally {
    transport.close();
  }
}
