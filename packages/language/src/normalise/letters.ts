/** Other scripts' letters that look like Latin ones, in pairs: look-alike, Latin. */
const LOOK_ALIKES =
  'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhӏlɡgɑaοoαaεeιiκkνvρpτtυuχxωwγyηnβbϲcօoսuոnհhցgℓlıiɩiɪiɴnʀrʟlᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzøołlħhŧtßsьbгrпnиuяrзeбbʙbɢgʜhꜱsꜰfʏy€e£l¥y¢c';

/** Rows of the same kind that are rarer: Latin with hooks and strokes, and phonetic signs; armenian, Coptic, Cherokee and Lisu; money. */
const RARER = [
  'ƀbƃbƈcȼcɗdɖdƌdɛeɘeǝeəeƒfǥgɠgɦhɧhƙkɨiʝjɟjɫlɬlɭlƚlɱmɯmŋnɲnƞnɳnɵoɔoƥpʠqɋqɍrɾrɹrɽrʂsȿsʃsƭtʈtȶtʉuʊuʋvʌvʍwƴyɏyƶzʐzȥzʑzɀzⱥaɐaɒaꞓcꞗb',
  'եeզqյjւiլlռnղnթpդnⲁaⲃbⲉeⲏhⲓiⲕkⲙmⲛnⲟoⲣpⲥcⲧtⲩyⲭxᎠdᎡrᎢtᎥiᎩyᎪaᎫjᎬeᎳwᎷmᎻhᎽyᏀgᏂhᏃzᏏbᏒrᏔwᏕsᏙvᏚsᏞlᏟcᏢpᏦkᏧdᏴbᎤoꓐbꓑpꓓdꓔtꓖgꓗkꓙjꓚcꓜzꓝfꓟmꓠnꓡlꓢsꓣrꓦvꓧhꓪwꓫxꓬyꓮaꓰeꓲiꓳoꓴu',
  '₭k₦n₩w₮t₱p₲g₵c₴s₿b฿b',
].join('');

/** Units of a syllable's tone: combining grave, acute, hook, tilde, dot below. */
const TONES = new Map([
  ['\u0300', 1],
  ['\u0301', 2],
  ['\u0309', 3],
  // Southern writers swap hỏi and ngã, so both are one tone here.
  ['\u0303', 3],
  ['\u0323', 4],
]);
const QUALITIES = new Map([
  ['a\u0306', 'ă'],
  ['a\u0302', 'â'],
  ['e\u0302', 'ê'],
  ['o\u0302', 'ô'],
  ['o\u031b', 'ơ'],
  ['u\u031b', 'ư'],
]);

export type Letter = { base: string; quality: string; tone: number };

const cache = new Map<string, Letter | undefined>();
const looksLike = new Map<string, string>();
const pairs = LOOK_ALIKES + RARER;
// A character is compared in lower case; Cherokee has one too.
for (let i = 0; i + 1 < pairs.length; i += 2)
  looksLike.set(pairs.charAt(i).toLowerCase(), pairs.charAt(i + 1));

/** Letters in boxes and flags, which Unicode does not map to letters: first code point of each row of 26. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6];

function unbox(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const row = BOXED.find((first) => code >= first && code < first + 26);
  if (row !== undefined) return String.fromCharCode(97 + code - row);
  // "⒯" becomes "(t)".
  return char
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\((.)\)$/, '$1');
}

/** Reads a character's letter anew; tables are built with it. */
export function analyseLetter(char: string): Letter | undefined {
  const lower = unbox(char);
  if (lower === 'đ' || lower === 'ð') return { base: 'd', quality: 'đ', tone: 0 };
  const [first = '', ...marks] = lower.normalize('NFD');
  const base = looksLike.get(first) ?? first;
  // One unit for each normalised character keeps the offsets simple; letters beyond the first plane part words.
  if (base.length !== 1 || !/^[\p{L}\p{Nd}]$/u.test(base)) return undefined;
  let quality = base;
  let tone = 0;
  for (const mark of marks) {
    quality = QUALITIES.get(quality + mark) ?? quality;
    tone = TONES.get(mark) ?? tone;
  }
  return { base, quality, tone };
}

/** A character's Latin base, its Vietnamese vowel quality and its tone; undefined for a separator. */
export function letterOf(char: string): Letter | undefined {
  if (cache.has(char)) return cache.get(char);
  const letter = analyseLetter(char);
  // Hostile text could fill the cache with every character there is.
  if (cache.size < 4096) cache.set(char, letter);
  return letter;
}

/** Adds a combining mark to a letter. */
export function addMark(letter: Letter, mark: string): Letter {
  const tone = TONES.get(mark);
  if (tone !== undefined) return { ...letter, tone };
  const quality = QUALITIES.get(letter.quality + mark);
  return quality === undefined ? letter : { ...letter, quality };
}
