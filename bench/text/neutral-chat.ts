import { pick, seeded, untoned } from '@khong-mot-minh/cli/language';

/** Sentence patterns; each word in braces is drawn from its list. */
const VI_PATTERNS = [
  '{when} {who} {do} chưa',
  '{who} {do} rồi',
  '{when} mình đi {place} không',
  'cho {who} mượn {thing} với',
  '{thing} của {who} đâu rồi nhỉ',
  '{who} thấy {thing} này {how} ghê',
  '{when} {who} phải {do}',
  'đừng quên mang {thing} nhé',
  '{place} hôm nay {how} quá',
  '{who} với {who} cùng {do} đi',
  'chúc {who} {when} {how} nha',
  'sao {who} chưa {do} vậy',
];
const EN_PATTERNS = [
  'did {who} {do} {when}',
  'anyone want to {do} {when}',
  'that {thing} was so {how}',
  'bring the {thing} {when} please',
  'i have to {do} {when}',
  'see you at the {place} {when}',
  '{who} left the {thing} at the {place}',
  'good luck with the {thing}',
];
const VI_WORDS: Readonly<Record<string, string>> = {
  when: 'hôm nay; tối nay; sáng mai; chiều thứ bảy; cuối tuần; lát nữa; giờ ra chơi; tuần sau; mùa hè; ngày mốt',
  who: 'mình; bạn; cậu; cô giáo; thầy toán; mẹ tớ; chị Hà; anh Nam; cả lớp; nhóm mình; em gái tớ; ông ngoại; bà nội; đội bạn',
  do: 'học bài; làm bài tập; ăn cơm; đá bóng; tập đàn; vẽ tranh; nấu mì; rửa bát; xem phim hoạt hình; ôn thi; giải đố; chơi cờ; tưới cây; gấp chăn; đọc truyện; luyện nói; trực nhật; bơi; đeo kính; dạy em học; ngủ trưa; hát tốp ca',
  place:
    'thư viện; sân bóng; siêu thị; công viên; nhà sách; hồ bơi; rạp phim; trường; bảo tàng; quán chè; chợ hoa; biển; vườn nhà ngoại',
  thing:
    'vở; sách địa lý; áo khoác; đề cương; máy tính; cái ô; bút chì; quả bóng; đàn; kính; balo; hộp cơm; thước kẻ; bài hát; con mèo; cụm từ; buổi diễn; bích báo; bó hoa cúc; món quà; bánh bột lọc',
  how: 'đẹp; vui; khó; lớn; nhỏ; mát; đông; ồn; ngon; rẻ; buồn cười; nhanh; chậm; phúc hậu; hay; lạ; dễ thương; nắng; lạnh',
};
const EN_WORDS: Readonly<Record<string, string>> = {
  when: 'today; tomorrow; after class; on friday; this weekend; later; tonight; at six; next week',
  who: 'you; anna; the team; my brother; our teacher; grandma; the coach; everyone',
  do: 'finish the homework; play a match; cook dinner; study; read the chapter; paint; practise; walk the dog; assemble the kit; pass the assessment',
  place: 'library; pool; bus stop; gym; park; bakery; museum; classroom; cinema; stadium',
  thing:
    'notes; quiz; song; cake; ball; movie; jacket; charger; poster; book; cocktail table; class photo; shuttle',
  how: 'good; close; funny; long; easy; boring; sweet; weird; loud; massive',
};
const CHAT: readonly (readonly [string, string])[] = [
  ['không', 'ko'],
  ['chưa', 'ch'],
  ['rồi', 'r'],
  ['mình', 'mk'],
  ['bạn', 'bn'],
  ['vậy', 'z'],
  ['với', 'vs'],
  ['quá', 'wá'],
  ['được', 'dc'],
];
const ENDINGS = [
  '',
  '',
  '',
  '',
  ' :))',
  ' haha',
  ' nha',
  ' 😂',
  '...',
  '!!',
  ' ạ',
  ' ơi',
  ' hihi',
  ' ❤️',
  '?',
];

function fill(pattern: string, words: Readonly<Record<string, string>>, random: () => number): string {
  return pattern.replace(
    /\{(\w+)\}/g,
    (_, name: string) => pick(random, (words[name] ?? '').split('; ')) ?? '',
  );
}

/** Neutral chat messages: about two thirds Vietnamese, of which a quarter untoned and some in chat spelling. */
export function neutralChat(count: number, style: 'mixed' | 'toned' | 'untoned', seed: number): string[] {
  const random = seeded(seed);
  const sentence = (vi: boolean) =>
    vi
      ? fill(pick(random, VI_PATTERNS) ?? '', VI_WORDS, random)
      : fill(pick(random, EN_PATTERNS) ?? '', EN_WORDS, random);
  return Array.from({ length: count }, () => {
    const vi = random() < 0.65;
    let text = sentence(vi);
    if (random() < 0.3) text += ` ${sentence(vi || random() < 0.3)}`;
    const plain = style === 'untoned' || (style === 'mixed' && random() < 0.25);
    if (plain) text = untoned(text);
    else if (style === 'mixed' && random() < 0.3)
      for (const [word, short] of CHAT) if (random() < 0.7) text = text.replaceAll(word, short);
    if (random() < 0.15) text = text.charAt(0).toUpperCase() + text.slice(1);
    return text + (pick(random, ENDINGS) ?? '');
  });
}
