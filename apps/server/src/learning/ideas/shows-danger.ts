import { findActs, fold, type RiskAct } from '@kmm/language';

/** Acts that a text about somebody's own danger carries; a story idea names the subject, it does not do these. */
const DANGER_ACTS: Readonly<Partial<Record<RiskAct, number>>> = {
  'self-danger': 0.5,
  discomfort: 0.5,
  'threat-to-tell': 0.5,
  'payment-demand': 0.4,
  'picture-request': 0.5,
  'meet-alone': 0.5,
  'stay-on-call': 0.5,
  'ransom-to-family': 0.5,
  'legal-threat': 0.5,
  relocate: 0.5,
  secrecy: 0.6,
  pressure: 0.6,
};

// The detectors know what somebody does to a child; here a child may tell it in the first person. Folded letters, so
// that tones, their absence and chat spelling read alike.
const I =
  '(?<!\\b(?:mot|cac|nhung|tre|chi|anh|co|ban|dua|be|cau) )\\b(?:em|e|minh|mk|mih|toi|tui|con|chau|tao|t)';
const NOW = '(?: (?:dang|vua|da|cu|hay|moi|lai|toan|thuong|luon|tung|thuong xuyen))?';
const SUFFERED =
  '(?:doa|de doa|dam doa|danh|so mo|sam so|ep|bat|nhot|giam|quay len|chup len|tung anh|tung clip|tong tien|xam hai|bat nat|hanh ha|lua|theo doi|ham|hiep|khong che|dong cham|du do|can|day)';
const MINE = '(?:em|minh|mk|toi|tui|con|chau|e)';
const FIRST_PERSON: readonly RegExp[] = [
  new RegExp(`${I}${NOW} bi (?:\\S+ ){0,5}?${SUFFERED}\\b`),
  new RegExp(`\\b(?:doa|de doa|dam doa|ep|bat|danh|so mo|cham vao|ham hai|tong tien|theo doi) ${MINE}\\b`),
  new RegExp(`\\b(?:hen|ru) ${MINE} (?:\\S+ ){0,2}gap\\b`),
  new RegExp(`\\b(?:cuu|giup) ${MINE}\\b(?! (?:hieu|biet|hoc|nho|choi))`),
  /\b(?:muon|mun|dinh|nghi den viec) (?:chet|tu tu|bien mat)\b|\btu tu\b|\brach tay\b|\b(?:khong|ko|k|hok|ko con|khong con|chang) (?:muon|mun) song\b/,
  new RegExp(`${I} (?:khong|ko|k|hok|chang) dam (?:ke|noi|ve|ra)\\b`),
  new RegExp(
    `${I}(?: (?:dang|rat|that))? (?:so|hoang|tuyet vong|kiet suc|co don)(?: qua| lam| lam roi)?(?:$|[.!,?]| (?:qua|lam|va|nhung|ma|khong|ko)\\b)`,
  ),
  new RegExp(
    `\\b(?:anh|hinh|clip|video)(?: (?:rieng|rieng tu|nhay cam))? cua ${MINE} .{0,30}\\b(?:tung|dang|gui|phat tan|len mang|giu)\\b`,
  ),
  new RegExp(`\\b(?:tung|phat tan|lo) (?:anh|hinh|clip|video)(?: (?:rieng|rieng tu))? (?:cua )?${MINE}\\b`),
  new RegExp(`${I}(?: .{0,20})? (?:bo nha|tron nha|bo tron)\\b|${I} (?:se|dinh|muon) (?:bo di|tron)\\b`),
  /\b(?:someone|somebody|he|she|they|my \w+|this (?:man|guy|person)|a (?:man|guy|stranger)) .{0,40}\b(?:threat\w*|blackmail\w*|forc\w*|hit\w*|hurt\w*|touch\w*|follow\w*)\b.{0,30}\b(?:me|my)\b/,
  /\b(?:share|post|send|leak)\w* my (?:\w+ )?(?:photo|picture|pic|nude|video|image)/,
  /\bi(?:'m| am| feel)?(?: so| very| really)? (?:scared|afraid|trapped|being (?:threatened|blackmailed|hurt|followed))\b/,
  /\b(?:help|save) me\b(?! (?:to )?(?:learn|understand|know))|\b(?:kill|hurt|cut) myself\b|\bwant to die\b|\bsuicid/,
];

/**
 * Whether a proposed text reads as if somebody were in danger. Such a text is answered with the ways to help and kept
 * nowhere; to be asked once too often is the smaller fault, and the page says how an invented story can be told.
 */
export function showsDanger(text: string): boolean {
  const acts = findActs(text);
  if (acts.some(({ act, weight }) => weight >= (DANGER_ACTS[act] ?? Number.POSITIVE_INFINITY))) return true;
  const folded = fold(text).text.replace(/\s+/g, ' ');
  return FIRST_PERSON.some((pattern) => pattern.test(folded));
}
