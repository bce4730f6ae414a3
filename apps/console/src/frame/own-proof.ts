import type { OwnProof } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';

/** What somebody types to say again who they are. */
export function useOwnProof() {
  const [typed, setTyped] = useState({ password: '', code: '' });
  const code = typed.code.trim();
  const proof: OwnProof = { password: typed.password, ...(code && { code }) };
  return { typed, setTyped, proof };
}

/** Which of what confirms it was not right. */
export function wrongInProof(error: unknown): 'password' | 'code' | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'forbidden' || error.pointers.includes('/password')) return 'password';
  return error.pointers.includes('/code') ? 'code' : undefined;
}
