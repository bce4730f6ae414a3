import type { Concepts } from './concept.ts';

export const content: Concepts = {
  picture: {
    vi: '!ảnh; hình; hình ảnh; tấm; mấy tấm; tấm ảnh/hình; bức ảnh/hình; mấy ảnh; hết ảnh; loạt ảnh; bộ ảnh; đống ảnh; ảnh cũ; ảnh của em/mày/con/bạn; ảnh em/mày/bạn/con; gửi ảnh; ảnh nhạy cảm; ảnh riêng; ảnh chân dung; clip; video; vid; !đoạn; đoạn clip/video/phim/quay/ghi; selfie; file ảnh; kho ảnh; album; bản ghi; đoạn ghi hình/âm; thước phim; cuộn phim; cái clip',
    en: 'pic; picture; photo; image; video; selfie; clip; recording; footage; snap; screenshot; shot; file; files; album; camera roll; recordings; vids; photographs',
  },
  chatlog: {
    vi: 'tin nhắn; đoạn chat; đoạn tin nhắn; chat; lịch sử (chat); cuộc trò chuyện; hội thoại; cuộc nói chuyện; đoạn hội thoại; screenshot; ảnh chụp màn hình; nhật ký; khung chat; cuộc gọi hôm; dòng tin nhắn; nội dung chat; hộp thư; dấu vết; lịch sử trò chuyện; khung trò chuyện',
    en: 'chat; chats; message; messages; conversation; texts; dms; history; thread; chat log; logs; secret; secrets; diary; screenshots; our talk; convo; inbox; our chats; of ours',
  },
  stuff: {
    vi: 'những gì; mấy thứ; thứ này/đó/kia; những thứ; mọi chuyện; chuyện này/đó/kia/ấy; !vụ này/đó/ấy; việc này/đó; tất tần tật; bí mật của em/mày/con/bạn; sự thật; chuyện của em/mày/con/bạn; chuyện em/mày/con; cái này/đó/kia; mấy cái (này/đó/kia); bằng chứng; em/con/cháu/mày/bạn/cậu (đã) gửi/chụp/nhắn/viết/quay/kể; thứ anh/tao/tôi có; con người thật; bộ mặt thật',
    en: 'what i have; what i got; what i saved; what you did; what you sent; what you said; stuff; everything; the truth; all this; all of it; those; it all; your dirty; proof; it goes; it will; it to; the folder; a copy; what i have on you',
  },
  leverage: {
    vi: 'screenshot; ảnh chụp màn hình; đoạn chat; bản ghi; bản lưu; đoạn ghi; clip đó; video đó; clip kia; mấy tấm kia/đó/này/nọ; tấm kia; nội dung; lịch sử; full; bản gốc; file; đoạn ghi âm; bản ghi âm; đống hình; đống ảnh',
    en: 'screenshot; screenshots; recording; footage; the video; that video; those pics; that clip; the clip; everything; logs; chats; dms; what i have; the vid; that vid; these photos; those photos; these pics; the screenshots; screen recording; recorded',
  },
  all: {
    vi: '!hết; hết ảnh; toàn bộ; tất cả; sạch; đủ; cả; từng',
    en: 'all; every; each; whole; everything',
  },
  private: {
    vi: 'riêng; riêng tư; kín; kín kín; kín đáo; không công khai; chỉ mình anh/tớ/tao/tôi; chỉ anh/tớ/tao/tôi/chú/mình xem/biết/thấy/coi; không ai thấy/biết/hay/xem; nhạy cảm; thầm kín; đặc biệt hơn; không đăng (ở/lên) đâu; cho riêng anh/tớ/mình; (chỉ) dành (riêng) cho anh/tớ/mình/tao/chú/t/thầy; mình anh xem/coi; tế nhị; bí mật; trong phòng; phòng ngủ; phòng tắm; chỉ anh được; mình anh được; một mình thôi; không dám đăng; không đăng',
    en: 'private; just for me; only for me; just for us; for my eyes; my eyes only; just us; nobody else; no one else; only i; only me; just me; intimate; personal; special; in your room; bedroom; bathroom; would not post; would not put; not for your feed; for me only; no one will see; nobody will see; nobody will know; for my eyes only; no one will know; nobody has to see; just a quick; never post; would never post; not post',
  },
  shoot: {
    vi: 'chụp; quay; quay lại; chụp cho; tự chụp; quay một đoạn; cho xem; cho coi; cho anh/tớ/tao/chú xem/coi/ngắm; cho nhìn; quay clip; tạo dáng; bật cam; mở cam; khoe; quay ngắn; chụp gửi; chụp nhanh; bật cam lên; chụp đi',
    en: 'take a; snap a; film; record yourself; show me; pose; let me see; flash; can i see; wanna see; film something; let me see you; show me what; show me yourself; on video; take one; snap one',
  },
  want: {
    vi: 'muốn xem/coi/ngắm; xin; cho xin; gửi; gửi thêm; chụp thêm; thêm một/1/# tấm; anh/tớ/tao/chú muốn; cho anh/tớ/tao/chú xin; đổi; trao đổi; nhớ em quá; muốn thấy; cho xin một; xin một tấm; !đòi',
    en: 'want; want a; i want; can i get; can i have; can i see; send; send me; send another; give me; get a; need; show me; trade; one more; another; drop; love to see; let me see; dying to see; share; send one; a quick; one just; want to see you',
  },
  'will-delete': {
    vi: 'xem/coi xong xoá; xem/coi xong anh/tớ/tao/mình xoá; anh/tớ/mình xoá liền/ngay/luôn; hứa xoá; hứa không; xem xong bỏ; coi xong bỏ; hứa là xem xong; xong anh xoá; không đòi nữa',
    en: 'delete it after; will delete; delete right after; promise not; delete it right; wont keep it; i will not keep; look once',
  },
  'no-lights': {
    vi: 'tắt đèn; phòng tối; tối cũng được; mở cam; bật cam; bật video; mở video; quay mặt; bật camera; mở camera; quay người; quay trong phòng; mở/bật máy quay',
    en: 'lights low; lights off; turn on your cam; turn your cam; cam on; open your camera; turn on your camera; turn on cam; turn on video; turn on your video; video on; camera on; webcam',
  },
  'id-paper': {
    vi: 'căn cước; hộ chiếu; giấy tờ; giấy khai sinh; chứng minh nhân dân; thẻ căn cước; ảnh thẻ',
    en: 'id card; passport; birth certificate; driver license',
  },
  'everyday-content': {
    vi: 'bảng điểm; bài tập; bài vở; thẻ học sinh; ảnh thẻ; con mèo; con chó; mèo; cún; bill; hoá đơn; biên lai; đơn hàng; món ăn; trà sữa; phong cảnh; chuyến đi; kỷ yếu; đi chơi; lớp mình; áo mới; vết phát ban; bài giảng; bài kiểm tra; đề cương; vở; sách; lịch; thời khoá biểu; đội hình; build; bác sĩ; khám; hồi lớp; sinh nhật; đám cưới; meme; phân công; sản phẩm; nhẫn; giày; áo; màu; quỹ lớp; văn nghệ; thẻ thư viện; bà ngoại; bài tập về nhà',
    en: 'homework; notes; math; receipt; cat; dog; puppy; kitten; lunch; food; sunset; build; recipe; trip; yearbook; assignment; worksheet; schedule; meme; product; shoes; dress; funny; menu; poster; project; bill; doctor; rash; party; birthday; report card; class trip; costume; uniform; goal; cake; pizza',
  },
};
