import { z } from 'zod';
import { Day, Text } from '../learn/content-fields.ts';

/** `content/links.json`: on which day a person opened an address outside. */
export const OpenedLinks = z.strictObject({ note: Text, openedOn: z.record(z.string(), Day) });
