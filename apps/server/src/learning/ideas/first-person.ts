// The detectors know what somebody does to a child; here a child may tell it in the first person. Folded letters, so
// that tones, their absence and chat spelling read alike. "Một em", "bạn em" and the like are somebody in a story.
const MINE = '(?:em|minh|mk|mih|toi|tui|con|chau|e)';
const I = `(?<!\\b(?:mot|cac|nhung|hai|tre|chi|anh|co|ban|dua|be|cau) )\\b(?:${MINE}|tao|t)`;
const NOW = '(?: (?:dang|vua|da|cu|hay|moi|lai|toan|thuong|luon|tung|thuong xuyen))?';
const SUFFERED =
  '(?:doa|de doa|dam doa|danh|so mo|sam so|ep|bat|nhot|giam|giu|quay len|chup len|tung anh|tung clip|tong tien|xam hai|bat nat|hanh ha|lua|theo doi|ham|hiep|khong che|dong cham|dung cham|du do|can|day|hack)';
const THEY =
  '(?:no|ho|bon no|tui no|nguoi ta|nguoi la|anh ta|anh ay|chu ay|ong ay|ong ta|thay ay|co ay|may ban|chung no)';
const NOT = '(?:khong|ko|k|hok|chang|kh)';
const PICTURE = '(?:anh|hinh|clip|video)';

const vietnamese = [
  `${I}${NOW} bi (?:\\S+ ){0,5}?${SUFFERED}\\b`,
  `\\b(?:doa|de doa|dam doa|ep|bat|danh|so mo|cham vao|ham hai|tong tien|theo doi) ${MINE}\\b`,
  `\\b(?:hen|ru) ${MINE} (?:\\S+ ){0,2}gap\\b`,
  // A call for help ends there or goes on with "với"; "giúp em gái" is a story.
  `\\b(?:cuu|giup) ${MINE}(?: voi| a| di\\b|[.!?]|$)`,
  `\\b(?:lam sao|phai lam gi|bik lm s|biet lam sao|lam s)\\b.{0,12}(?:a|nua|day|[.!?]|$)(?=.{0,40}$)(?<=${MINE}.{0,80})`,
  '\\b(?:muon|mun|dinh|nghi den viec) (?:chet|tu tu|bien mat)\\b',
  `${I} (?:ma )?(?:bien mat|chet di|khong con) (?:thi|chac|co le)`,
  '\\btu tu\\b|\\brach tay\\b|\\bcat tay\\b|\\bnhay (?:lau|cau)\\b|\\buong thuoc (?:ngu|sau|chuot)\\b',
  `\\b${NOT}(?: con)? (?:muon|mun|thiet) song\\b|\\bchan (?:song|doi)\\b|\\bhet chiu (?:noi|duoc)\\b|\\b${NOT} chiu (?:noi|duoc) nua\\b`,
  `${I} ${NOT} dam (?:ke|noi|ve|ra)\\b|${I} ${NOT} biet (?:noi|ke) voi ai\\b`,
  `${I}(?: (?:dang|rat|that))? (?:so|run|hoang|tuyet vong|kiet suc|co don)(?: qua| lam| lam roi)?(?:$|[.!,?]| (?:qua|lam|va|nhung|ma|khong|ko)\\b)`,
  `\\b${PICTURE}(?: (?:rieng|rieng tu|nhay cam))? cua ${MINE} .{0,30}\\b(?:tung|dang|gui|phat tan|len mang|giu|doa)\\b`,
  `\\b(?:tung|phat tan|lo) ${PICTURE}(?: (?:rieng|rieng tu))? (?:cua )?${MINE}\\b`,
  `\\b${THEY} .{0,25}\\b(?:dang|up|gui|post|quay) ${PICTURE} (?:cua )?${MINE}\\b`,
  `${I} (?:lo|da|moi|trot) gui ${PICTURE}\\b`,
  `\\b${THEY} (?:\\S+ ){0,2}(?:bat|ep|doi|doa|hen|ru|keu|du|danh|theo|tim) (?:\\S+ ){0,3}${MINE}\\b`,
  `\\b${THEY} (?:\\S+ ){0,3}len xe\\b`,
  `${I}(?: .{0,20})? (?:bo nha|tron nha|bo tron)\\b|${I} (?:se|dinh|muon) (?:bo di|tron)\\b`,
  `${I} .{0,30}\\b${NOT} (?:ve nha|ra ngoai|thoat)(?: ra)? duoc\\b`,
];

const SOMEBODY =
  '(?:someone|somebody|he|she|they|(?:my )?(?:dad|father|mom|mother|stepdad|uncle|boyfriend|girlfriend|teacher|ex|cousin|brother)|this (?:man|guy|person)|a (?:man|guy|stranger))';
const english = [
  `\\b${SOMEBODY} .{0,40}\\b(?:threat\\w*|blackmail\\w*|forc\\w*|hit\\w*|beat\\w*|hurt\\w*|touch\\w*|follow\\w*)\\b.{0,30}\\b(?:me|my)\\b`,
  `\\b${SOMEBODY} (?:keeps?|kept|is|are|was|were)? ?(?:asking|begging|telling|texting|messaging) me\\b`,
  '\\b(?:share|post|send|leak)\\w* my (?:\\w+ )?(?:photo|picture|pic|nude|video|image)',
  "\\bi(?:'m| am| feel)?(?: so| very| really)? (?:scared|afraid|trapped|being (?:threatened|blackmailed|hurt|followed))\\b",
  '\\b(?:help|save) me\\b(?! (?:to )?(?:learn|understand|know))|\\b(?:kill|hurt|cut)(?:ing)? myself\\b|\\bsuicid',
  "\\b(?:want to die|feel like dying|want to disappear|(?:do not|don't|dont) want to (?:live|be here|wake up))\\b",
  "\\bi (?:cannot|can't|cant) (?:say no|tell anyone|go home)\\b",
];

const patterns = [...vietnamese, ...english].map((pattern) => new RegExp(pattern));

/** Whoever proposes something names what: a lesson, a game, a story. */
const PROPOSES =
  /\b(?:chuyen(?! tien| khoan| di| qua| nha)|truyen|bai(?! tap)|tro choi|game|quiz|do vui|hoc cach|chu de|phim|kich|y tuong|noi dung|story|stories|lessons?|games?|comic|topic|idea|learn|teach)\b/;
const WRITER = new RegExp(`\\b(?:${MINE}|i|me|my|myself)\\b`);

/** Whether folded text names something to be made. */
export const proposes = (folded: string): boolean => PROPOSES.test(folded);

/**
 * Whether folded text tells of a danger as its writer's own. Where somebody speaks of themselves and proposes nothing,
 * it is a telling and no idea: what it tells cannot be known from words alone, so help comes first there too.
 */
export const isOwnDanger = (folded: string): boolean =>
  patterns.some((pattern) => pattern.test(folded)) || (WRITER.test(folded) && !proposes(folded));
