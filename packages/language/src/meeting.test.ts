import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findActs } from './find-acts.ts';

/** Who is invited, fetched or asked out with nobody else: toned, untoned, chat spelling, from several regions. */
const invited = [
  'hôm nào đi uống nước với anh nha, hai đứa mình thôi',
  'mai anh qua cổng trường đón em nha',
  'chiều tan học anh đợi em ở cổng trường rồi chở em đi',
  'qua đón em nha, khỏi nói ai',
  'cuối tuần đi chơi riêng với anh nhé',
  'mình gặp ngoài đời đi em, chỉ anh với em',
  'chu cho o cong truong nha, di mot minh thoi',
  'mai di uong nuoc voi anh nha, 2 dua thoi',
  'toi nay qua don em nha, dung ru ai',
  'di choi rieng voi anh di e',
  'gap ngoai doi di em, chi anh vs e thoi',
  't7 đi cf vs a ik, 2 đứa mk thui',
  'bữa mô rảnh đi cà phê với anh hè, hai đứa mình thôi',
  'bữa nào tui chở bạn đi chơi riêng nghen, đừng dắt ai theo',
  'nhà anh không có ai đâu, qua chơi với anh nha',
  'thứ bảy anh rủ em đi uống trà sữa, mình hai đứa thôi nhen',
  'tối nay chú rước cháu ở đầu hẻm nha',
  'sao mình không gặp nhau ngoài đời, em với anh thôi',
  'minh gap nhau ngoai doi di, chi hai dua minh',
  'mai a den don e o cong truong nha',
  'bữa mô mi đi dạo với anh, hai đứa ta thôi',
  'bữa nào hẹn nhau ngoài đời nghen cưng, khỏi rủ ai hết trơn',
  'anh muốn chở em đi biển, có anh với em thôi à',
  'want to grab a coffee with me, just us two',
  'chiều mai anh chở em đi cà phê nha, hai anh em mình thôi',
  'em đứng đầu ngõ chờ, anh tới đón em liền',
  'bữa nào mình hẹn nhau ngoài đời nha nhóc',
  'a rước e ở bãi xe nha, e đừng nhắn ai',
  'di dao voi chu mot bua nha chau, rieng hai chu chau',
  'thầy mời em đi ăn tối, riêng em thôi nhé',
  'chị muốn gặp em ngoài đời lắm luôn',
  'mai e rảnh ko, a qua đón e đi ăn vặt',
  'toi ni anh don mi o goc duong, mi dung noi ai',
  'let me pick you up and we see a movie, just us',
];

/** The same words where a family, a class or a group is along, or where somebody warns or tells. */
const along = [
  'chiều mẹ qua cổng trường đón con nha',
  'ba đón con ở cổng trường như mọi bữa',
  'mai cả lớp đi uống trà sữa với cô nha',
  'cuối tuần cả nhóm gặp nhau ngoài đời ở thư viện',
  'tuần sau clb gặp mặt ngoài đời, phụ huynh đi cùng được',
  'bà nội qua đón em nha, mẹ kẹt họp',
  'chị gái anh qua đón em với mẹ em nha',
  'mai đội mình đi ăn mừng, mấy đứa đi đủ nha',
  'me qua don con nha, dung dung cho',
  'ca lop di choi voi co chu nhiem thu bay nha',
  'mai di uong nuoc voi ca nhom nha',
  'ba chở hai chị em đi chơi riêng với bà nha',
  'em đi một mình ra bến xe nhớ cẩn thận',
  'đừng đi chơi riêng với người lạ nha con',
  'mẹ với con đi uống trà sữa, hai mẹ con thôi',
  'hôm qua mình gặp ngoài đời idol vui ghê',
  'má qua trường rước con nghen',
  'ba tới đón con trễ mười phút nha',
  'me toi cong truong don con luc 5 gio nha',
  'ba noi qua ruoc con, me ket hop',
  'cuoi tuan ca lop di xem phim nha cac ban',
  'hội fan gặp mặt ngoài đời ở nhà văn hoá, có cả phụ huynh',
  'clb vẽ mời mọi người gặp nhau ngoài đời sáng chủ nhật',
  'tía ra đón con ở ngã tư, con đợi chút nghen',
  'thím tới rước con thay mẹ, mẹ con nhờ thím',
  'cả câu lạc bộ gặp mặt ngoài đời, thầy cô đi cùng',
  'lop minh di xem phim chieu thu bay, ai di dang ky',
  'con đi chơi với bà nội vui không',
  'bữa trước tớ gặp ngoài đời nhóm nhạc đó rồi',
  'hôm qua anh đón em trễ, em hết giận chưa',
  'me don con o cong truong nha',
  'shop giao hàng trước cổng trường được không ạ',
  'tổ mình hẹn nhau đi ăn lẩu, đủ mười bạn',
  'dad is going to pick you up after practice',
  'đội tuyển tập trung ở cổng trường, xe đón lúc sáu giờ',
];

const asksToMeet = (text: string): boolean =>
  findActs(text).some(({ act, weight }) => act === 'meet-alone' && weight >= 0.4);

for (const text of invited) test(`meeting: "${text}" asks to meet alone`, () => assert.ok(asksToMeet(text)));
for (const text of along) test(`meeting: "${text}" does not`, () => assert.ok(!asksToMeet(text)));
