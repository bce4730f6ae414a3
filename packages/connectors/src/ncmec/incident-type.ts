import type { HarmCode } from '@khong-mot-minh/contracts';

/** The eight types of NCMEC's schema that a case of ours can be; wording and case are theirs. */
export type IncidentType =
  | 'Child Pornography (possession, manufacture, and distribution)'
  | 'Child Sex Trafficking'
  | 'Online Enticement of Children for Sexual Acts'
  | 'Unsolicited Obscene Material Sent to a Child';

/** In the order of the schema. */
export type ReportAnnotation = 'sextortion' | 'minorToMinorInteraction';

export type Incident = { type: IncidentType; annotations: readonly ReportAnnotation[] };

const IMAGES = 'Child Pornography (possession, manufacture, and distribution)';
const ENTICEMENT = 'Online Enticement of Children for Sexual Acts';

/**
 * What a harm is called there. Bullying, doxxing, scams and the like have no type and are not theirs; a young person's
 * own pictures and cases between minors go to support first and are not exported from here.
 */
const INCIDENTS: Readonly<Record<HarmCode, Incident | undefined>> = {
  CSAM: { type: IMAGES, annotations: [] },
  CSAM_AI: { type: IMAGES, annotations: [] },
  NCII_MINOR: { type: IMAGES, annotations: [] },
  LIVESTREAM: { type: IMAGES, annotations: [] },
  GROOMING: { type: ENTICEMENT, annotations: [] },
  SEXTORTION: { type: ENTICEMENT, annotations: ['sextortion'] },
  TRAFFICKING: { type: 'Child Sex Trafficking', annotations: [] },
  HARMFUL_EXPOSURE: { type: 'Unsolicited Obscene Material Sent to a Child', annotations: [] },
  SELF_GEN: undefined,
  NCII_ADULT: undefined,
  ONLINE_KIDNAP: undefined,
  BULLYING: undefined,
  STALK_THREAT: undefined,
  DOXXING: undefined,
  SELF_HARM: undefined,
  SCAM_CHILD: undefined,
  CRIME_RECRUIT: undefined,
  PEER_HSB: undefined,
  OTHER_CHILD: undefined,
};

/** NCMEC's type of a harm, or undefined where this recipient is not the one to tell. */
export const incidentOf = (code: HarmCode): Incident | undefined => INCIDENTS[code];
