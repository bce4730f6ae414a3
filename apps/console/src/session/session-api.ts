import type { PasswordChange, Session, SessionKeys } from '@khong-mot-minh/contracts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';

/** Who is signed in; nobody is an answer, not an error. */
export async function fetchSession(): Promise<Session | null> {
  try {
    return await call<Session>('GET', '/v1/session');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export type Credentials = { email: string; password: string; totp?: string };

export const signIn = (body: Credentials): Promise<Session> => call('POST', '/v1/session', { body });

export const signOut = (): Promise<void> => call('DELETE', '/v1/session');

export const signOutEverywhere = (): Promise<void> => call('DELETE', '/v1/sessions');

export const changePassword = (body: PasswordChange): Promise<void> =>
  call('POST', '/v1/session/password', { body });

export const fetchSessionKeys = (): Promise<SessionKeys> => call('GET', '/v1/session/keys');
