import type { Bilingual } from '@khong-mot-minh/contracts';
import type { Language, OrganisationKind } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import type { Translate } from '../language/translate.ts';

/** An organisation as a young person is told of it: its name need not say that it is the police. */
export const organisationName = (
  known: { organisation: Bilingual; kind: OrganisationKind } | undefined,
  language: Language,
  t: Translate,
): string => (known ? t(`toldOf.${known.kind}`, { name: textIn(known.organisation, language) }) : '');
