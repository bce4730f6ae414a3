import { AGE_BANDS, FIRST_REPLIES, LAYERS, type StatisticTableId } from '@khong-mot-minh/contracts';
import { HARM_CODES } from '@khong-mot-minh/contracts/codes';
import type { TransparencyWords } from '../transparency-words.ts';

type Provinces = readonly { id: string; name: string }[];

/** What a row of a table is called for a reader. */
export function keyName(
  w: TransparencyWords,
  provinces: Provinces,
  table: StatisticTableId,
  key: string,
): string {
  switch (table) {
    case 'reports-by-harm':
    case 'cases-by-harm': {
      const harm = HARM_CODES.find((code) => code === key);
      return harm ? w(`harm.${harm}`) : key;
    }
    case 'reports-by-age': {
      const band = AGE_BANDS.find((one) => one === key);
      return band ? w(`age.${band}`) : key;
    }
    case 'reports-by-province':
      return provinces.find(({ id }) => id === key)?.name ?? w('province.unknown');
    case 'reports-by-first-reply': {
      const reply = FIRST_REPLIES.find((one) => one === key);
      return reply ? w(`reply.${reply}`) : key;
    }
    case 'decisions-by-layer': {
      const layer = LAYERS.find((one) => one === key);
      return layer ? w(`layer.${layer}`) : key;
    }
  }
}
