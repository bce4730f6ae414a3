import { type RandomBytes, randomBytes } from './bytes.ts';

const WORDS = 8;

/** 256 Vietnamese syllables without tone marks, so that any keyboard writes them: eight bits each. */
const SYLLABLES = (
  'anh ban bao ben bep bien bong bot bua cai cam canh cat cau cay chao chau che chieu cho chong chung ' +
  'chuong coc com con cong cua cui cuoc dai dan dang dat dau day dia diep dieu doan doi dom dua dung ' +
  'duoi ech gac gan gau ghe ghi gian giang gio gioi giong goc goi gom gung guong hai hanh hao hat hay ' +
  'hen heo hinh hoa hoc hom hong hop huong kem ken keu kho khoai khung kia kien lac lam lan lanh lat ' +
  'lau lem len leo liem lien lieu loa loi long lua luc lung luoi luong mam man mang mao mat mau men meo ' +
  'mia minh moc moi mong mot mua muoi muon muong nam nan nang nau nem nen nep nga ngay nghi ngo ngoc ' +
  'ngon ngua nhac nhan nhanh nhat nhe nhi nho nhung niem noi non nong nua nuoi ong phai pho phong phu ' +
  'qua quan quat que quen quyen quyt ram rau ray ren ria rieng rinh rong rua rung ruong sam san sao sap ' +
  'sau sen seo soi son song suc suong tai tam tang tao tau tem tet tham thanh thao thap thau thay them ' +
  'thich thien tho thom thon thong thung thuoc thuy tia tich tieng tiep tieu tinh toa toc tom tong tra ' +
  'tram tran trang trao trau tre treo tri tro trong trung truoc tua tui tung tuong ung vai vang vao vat ' +
  'ven viec vien vinh voi von vua vui vung vuong xanh xao xep xinh xoai xuan xuoi'
).split(' ');

/**
 * A new unlock phrase of eight syllables: 64 random bits, each try at them costs 64 MiB and three passes of Argon2id.
 * @example newPhrase() // 'trang suong ngoc khoai lanh vuon mien giang'
 */
export const newPhrase = (random: RandomBytes = randomBytes): string =>
  // `''` cannot be: a byte has 256 values, and there are as many syllables.
  Array.from(random(WORDS), (byte) => SYLLABLES[byte] ?? '').join(' ');
