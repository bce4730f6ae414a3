import { z } from 'zod';
import { Text } from './scalars.ts';

/** Body of `POST /v1/session/password`. Length alone counts; that it is twelve is our own choice. */
export const PasswordChange = z.strictObject({ current: Text(200, 1), password: Text(200, 12) });
export type PasswordChange = z.infer<typeof PasswordChange>;
