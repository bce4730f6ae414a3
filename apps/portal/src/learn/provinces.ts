import { z } from 'zod';
import { LocalisedText, Text } from './content-fields.ts';

const Province = z.strictObject({ id: Text, name: Text });
export type Province = z.infer<typeof Province>;

/** `content/provinces.json`. */
export const Provinces = z.strictObject({ source: Text, validFrom: Text, provinces: z.array(Province) });

const place = { column: z.number(), row: z.number() };

/** `content/province-map.json`. */
export const ProvinceMap = z.strictObject({
  note: Text,
  tiles: z.array(z.strictObject({ id: Text, ...place })),
  islands: z.array(z.strictObject({ province: Text, name: LocalisedText, ...place })),
});
