import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_CODES, type ActCode } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import { findActs } from './find-acts.ts';

const SURE = 0.45;
const weightOf = (text: string, act: ActCode) =>
  Math.max(0, ...findActs(text).flatMap((found) => (found.act === act ? [found.weight] : [])));

const present: Record<ActCode, readonly string[]> = {
  'age-probe': ['Em học lớp mấy rồi?', 'e bao nhiu tuoi roi', '2k mấy z e', 'what grade are you in'],
  'place-probe': ['Nhà em ở đâu thế?', 'e hoc truong nao', 'trường nào z e', 'where do you live btw'],
  'alone-probe': [
    'Em đang ở nhà một mình à?',
    'co ai o nha ko e',
    'bố mẹ ngủ chưa e',
    'is anyone home with you',
  ],
  flattery: ['Em dễ thương quá', 'e xinh the', 'e cute xỉu', 'you are so pretty'],
  'exclusive-bond': [
    'Chỉ có anh hiểu em thôi',
    'khong ai hieu em dau',
    'k ai hiểu e đâu',
    'nobody understands you like me',
  ],
  'gift-offer': [
    'Anh tặng em một cái skin nhé',
    'a mua cho e robux',
    'a nạp thẻ cho e nha',
    'i can buy you robux',
  ],
  secrecy: [
    'Đừng kể cho bố mẹ nhé',
    'dung noi voi ai het',
    'k đc ns vs mẹ đâu đó',
    'do not tell your dad',
    'chỉ hai đứa mình biết thôi',
    'this is our secret',
    'giấu gia đình giúp anh',
  ],
  'delete-chat': ['Xoá hết tin nhắn đi em', 'xoa tin nhan di', 'xoá chat nha e', 'delete our messages'],
  'move-to-other-app': [
    'Mình sang Viber nói chuyện nhé',
    'add zalo a di',
    'qua tele ns cho kín',
    'text me on whatsapp',
  ],
  'disappearing-mode': [
    'Bật chế độ tự huỷ đi em',
    'tin nhan tu xoa nha',
    'bật tn tự xoá nha e',
    'use vanish mode',
  ],
  'picture-request': [
    'Gửi anh tấm ảnh riêng của em đi',
    'chup cho a 1 tam hinh di e',
    'send a cái pic đi e',
    'send me a private photo',
  ],
  'meet-alone': [
    'Mai gặp anh, em đi một mình nhé',
    'gap nhau di, dung ru ai',
    'mai gặp nha, đi 1 mình thôi',
    'meet me alone',
  ],
  'payment-demand': [
    'Chuyển cho anh hai triệu ngay',
    'chuyen tien cho a truoc 10h',
    'nạp cho t 500k liền',
    'send me 100 dollars now',
  ],
  'credential-request': [
    'Đọc cho anh mã OTP',
    'gui mat khau cho a',
    'cho a xin mk fb',
    'give me your password',
  ],
  pressure: [
    'Yêu anh thì phải chứng minh đi',
    'co gi dau ma ngai',
    'ngại j, 1 lần thôi mà',
    'prove it if you love me',
  ],
  'threat-to-tell': [
    'Nếu không anh đăng hết ảnh của em lên mạng',
    'khong thi a gui clip cho bo me e xem',
    'k thì t up hình m lên group lớp',
    'or i will show your photos to your whole school',
    'Em mà trốn là bạn bè em sẽ được xem đoạn clip này',
    'no money and your mom gets the screenshots',
  ],
  deadline: [
    'Em có 20 phút, không thì đừng trách',
    'truoc 8h toi nay phai co tien',
    '30p nữa k có là xong',
    'you have until midnight',
  ],
  'authority-claim': [
    'Tôi là cán bộ điều tra của Bộ Công an',
    'day la cong an, chung toi goi tu cuc hinh su',
    'a bên công an phường nè e',
    'this is officer Lee of the cyber police',
  ],
  'legal-threat': [
    'Em sẽ bị bắt giam vì liên quan đường dây rửa tiền',
    'em se bi khoi to ngay hom nay',
    'k hợp tác là e đi tù đó',
    'you will be arrested for fraud',
  ],
  relocate: [
    'Em thuê nhà nghỉ ở một mình rồi báo lại',
    'roi khoi nha ngay, thue khach san',
    'e ra ks thuê phòng riêng đi',
    'leave your house and check in to a motel',
  ],
  'stay-on-call': [
    'Giữ máy suốt, không được tắt camera',
    'khong duoc tat may',
    'đừng cúp máy nha e',
    'stay on the line all night',
  ],
  'ransom-to-family': [
    'Con trai anh đang trong tay chúng tôi, muốn gặp lại thì chuẩn bị 300 triệu',
    'con gai ong dang o campuchia, 200 trieu moi tha',
    'm.ẹ ơ.i con bị bắt sang campuchia, họ đòi 100tr mới thả',
    'we have your daughter, pay the ransom',
  ],
  refusal: ['Em không muốn đâu', 'thoi a, em khong gui', 'k được đâu a', 'no, i do not want to'],
  discomfort: ['Em sợ lắm', 'em so qua', 'ngại quá a ơi e sợ', 'this is creepy, please stop'],
  'self-danger': ['Em không muốn sống nữa', 'em muon chet', 'e muốn chết quá', 'i want to end my life'],
};
for (const act of ACT_CODES)
  for (const text of present[act])
    test(`findActs finds ${act} in "${text}"`, () =>
      assert.ok(weightOf(text, act) >= SURE, JSON.stringify(findActs(text))));

const absent: readonly (readonly [ActCode, string])[] = [
  ['secrecy', 'Cô giáo bảo đừng cho ai số điện thoại'],
  ['secrecy', 'tớ hứa không kể với ai đâu, yên tâm'],
  ['secrecy', 'đừng ngại kể với cô nhé'],
  ['secrecy', 'never hide anything from us, sweetheart'],
  ['credential-request', 'Đừng gửi mật khẩu cho ai nhé con'],
  ['credential-request', 'never share your password with anyone'],
  ['payment-demand', 'ba nạp thẻ cho con rồi nhé'],
  ['payment-demand', 'Đơn hàng của bạn 150k, shop giao chiều nay'],
  ['payment-demand', 'tớ có quà cho cậu'],
  ['move-to-other-app', 'Cả lớp vào nhóm Zalo để nhận lịch học nhé'],
  ['move-to-other-app', 'hold the line'],
  ['place-probe', 'Con đang ở đâu thế, về ăn cơm'],
  ['threat-to-tell', 'Ảnh hội trại sẽ được đăng lên trang của trường'],
  ['threat-to-tell', 'Em không nộp bài là cô báo phụ huynh đấy'],
  ['threat-to-tell', 'if someone threatens to post your pictures, tell an adult'],
  ['threat-to-tell', 'the class photos are on our page now'],
  ['legal-threat', 'Tập phim này cảnh sát bắt giam tên trộm'],
  ['authority-claim', 'mình báo công an nhé'],
  ['relocate', 'Đoàn nhận phòng khách sạn lúc hai giờ'],
  ['picture-request', 'gửi tớ ảnh bài tập toán với'],
  ['picture-request', 'can you send me a picture of the homework'],
  ['self-danger', 'cười chết mất thôi'],
  ['meet-alone', 'mai cả nhóm gặp nhau ở thư viện'],
  ['gift-offer', 'mai nộp tiền quỹ nhé'],
  ['ransom-to-family', 'con gái chị học giỏi quá'],
  ['flattery', 'bài này khó quá'],
];
for (const [act, text] of absent)
  test(`findActs finds no ${act} in "${text}"`, () =>
    assert.ok(weightOf(text, act) < SURE, JSON.stringify(findActs(text))));

test('findActs sees through disguises', () => {
  for (const text of [
    'Đ.ừ.n.g k.ể với mẹ',
    'đừnggggg kể với mẹ',
    'đừng\u200b kể vớ\u200bi mẹ',
    '𝐝𝐨𝐧𝐭 𝐭𝐞𝐥𝐥 your mom',
  ])
    assert.ok(weightOf(text, 'secrecy') >= SURE, text);
});

test('findActs cites the original, across emoji and combining marks', () => {
  const before = '😀😀 e\u0301 👨‍👩‍👧 ';
  const said = 'đừng kể với mẹ'.normalize('NFD');
  const text = `${before}${said} nhé 🙏`;
  const [act] = findActs(text).filter(({ act }) => act === 'secrecy');
  assert.equal(act && text.slice(act.start, act.end), said);
});

test('findActs cites the same slices whatever stands before them', () => {
  const texts = Object.values(present).flat();
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom('🎮 ', '\u200b', '… '), (text, before) => {
      const cited = (whole: string) =>
        findActs(whole).map(({ act, start, end, weight }) => `${act} ${weight} ${whole.slice(start, end)}`);
      assert.deepEqual(cited(before + text), cited(text));
    }),
  );
});

test('findActs never throws and cites inside the text, on any string', () => {
  const units = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('đừng', ' kể', ' gửi', ' tiền', ' không thì ', 'ảnh ', 'ba mẹ ', '#', '0', '\ud800'),
  );
  fc.assert(
    fc.property(fc.string({ unit: units }), (text) => {
      for (const { start, end, weight } of findActs(text))
        assert.ok(start >= 0 && start < end && end <= text.length && weight > 0 && weight < 1);
    }),
  );
});

const hostile = [
  { name: 'a megabyte of combining marks', unit: 'a\u0301\u0323\u0302\u0300' },
  { name: 'spaces', unit: '     ' },
  { name: 'lone surrogates', unit: '\ud800\udfff\ud800' },
  { name: 'spelled-out letters', unit: 'k.h.o.n.g t h i ' },
  { name: 'risk words over and over', unit: 'gui tien cho anh khong thi anh dang anh len mang ' },
  { name: 'digits and points', unit: '1.000,' },
];
for (const { name, unit } of hostile)
  test(`findActs takes time in proportion to the text: ${name}`, () => {
    const measure = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const before = process.cpuUsage();
      findActs(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    measure(20_000);
    const small = measure(100_000);
    const large = measure(400_000);
    // Four times the text; quadratic work would take sixteen times as long.
    assert.ok(large < 9 * small + 150, `${small} ms, then ${large} ms`);
  });
