import type { Concepts } from './concept.ts';

/** Words that show the message to be a warning, a story, a household or a class rather than an act. */
export const frames: Concepts = {
  compound: {
    vi: 'mật khẩu; mật mã; mật thư; mật ong; nói chuyện; hôm qua; vừa qua; tuần qua; bảo hiểm; bảo vệ; báo bài; báo danh; cho biết; ảnh hưởng; hình như; hình học; hình thức; con đường; con số; con mèo; con chó; anh văn; em bé; cô đơn; mẹ ơi; trả lời; trả bài; đưa đón; đi học; đi chơi; để ý; mở cửa; kể cả; nói chung; nói thật; nói đùa; xem phim; biết đâu; thấy ghê; gửi lời; giấu tên; giữ gìn; đóng cửa; đóng vai; mua hàng; lớp trưởng; trường hợp; trang phục; trang trí; nhóm máu; tường thuật; chuyển lớp; chuyển trường; chuyển nhà; chuyển mùa; nạp năng lượng; chơi game; lên lớp; lên núi; ra chơi; vào học; vào lớp; vào bài; nghe nhạc; đọc truyện; đọc sách',
    en: 'you know what; tell me about; see you; i see; let me know; got it; get well; send off; share price; group project; for sure; no problem; no worries; thank you; of course; post office; pay attention; give up',
    hides: true,
  },
  warning: {
    vi: 'đừng/không/chớ ra/đi/đứng/ở/về (ngoài) (đường) một/1 mình; đừng/không/chớ đi/ở mình ên; không ai ở riêng; đừng đi với người lạ; cảnh báo; cảnh giác; kẻ lừa đảo; bọn lừa đảo; là lừa đảo; chống lừa đảo; về lừa đảo; chiêu trò; thủ đoạn; mạo danh; giả danh; giả công an; giả mạo; giả làm; tự xưng; xưng công an; xưng là; không bao giờ; không bao giờ yêu cầu; gọi 111; gọi 113; báo 113; gọi tổng đài; kể với người lớn; người lớn em tin; không có lỗi; bị doạ; doạ tung; ai doạ; kẻ xấu; người lạ; công an không; bảo đừng; dặn đừng; dặn không; dặn là; báo ngay; đừng chuyển tiền; đừng gửi tiền; không chuyển tiền cho người; tuyên truyền; nâng cao; cứ tắt máy; an toàn mạng; không gửi mật khẩu; đừng cho ai (xem/mượn/số/cái) mã/otp/pass/mật khẩu/tiền/tài khoản/nick/acc/thẻ/vay; không cung cấp; chặn và báo; chụp lại tin nhắn; lừa đấy; coi chừng bị lừa; phòng tránh',
    en: 'do not go/walk/stay alone; dont go/walk/stay alone; never go alone; not alone; scammer; scammers; beware; warning; be careful; tell an adult; trusted adult; do not pay; never send; never share; if someone; if anyone; someone threatens; threatens to; pretending to be; fake police; awareness; safety tip; not your fault; report it; helpline; block them; never give; it is a scam; its a scam; people online who; phishing; strangers; impersonating; never ask; will never ask; hang up and',
  },
  story: {
    vi: 'phim; tập phim; bộ phim; truyện; trong truyện; bài báo; đọc bài; tin tức; thời sự; nhân vật; tập mới; vở kịch; kịch bản; đóng vai; đề thi; môn luật; luật hình sự; bài luận; thuyết trình; tiểu phẩm; bài hát; nghe kể; đọc báo; trên báo; cốt truyện; vụ đó trên; podcast; chương; ma sói; board game',
    en: 'movie; episode; series; novel; the news; article; in the book; the ending; chapter; show where; documentary; plot; the character; script; essay; season; podcast; the play; monopoly; werewolf game; spoiler; law class; exam',
  },
  surprise: {
    vi: 'bất ngờ; cho bất ngờ; sinh nhật; tiệc; tiệc bất ngờ; quà sinh nhật; kỷ niệm; chúc mừng; happy birthday; chiến thuật; đội hình; đội mình; team mình; đội bạn; gián điệp; công bố; bí mật tới; văn nghệ; tiết mục; cho vui; đội kia; team kia; trò chơi; ma sói; đề thi; kết phim; spoil; đáp án',
    en: 'surprise; party; birthday; anniversary; strategy; tactics; spoiler; the ending; other team; other guild; our strat; the strat; opponents; santa; present for; gift for; farewell; wedding; presentation; prank',
  },
  household: {
    vi: 'học bài; làm bài; bài tập; nộp bài; trốn học; đi học; học thêm; về nhà; ăn cơm; dọn phòng; rửa bát; ngủ sớm; về trước; chơi game; điểm kém; đi trễ; nghỉ học; vắng; đúng giờ; về muộn; feed; afk; nợ; trả nợ; mượn; quỹ lớp; lịch tập; thi đấu; buổi; trực nhật; đồng phục; ban cán sự; lớp trưởng',
    en: 'homework; chores; dinner; be home; home by; bedtime; practice; late; curfew; grades; dishes; clean your room; skip class; assignment; attendance; detention; grounded; rematch; support main',
  },
  done: {
    vi: 'cho con rồi; cho em rồi; rồi nhé; rồi đó; cho cháu rồi; đã nạp; đã mua; đã gửi; nạp rồi; xong rồi',
    en: 'already; done; i paid; i sent; just sent',
  },
  trip: {
    vi: 'chuyến đi; du lịch; tham quan; dã ngoại; cả lớp; đoàn; gia đình mình; nghỉ mát; mỗi phòng; vé máy bay; lịch trình; bốn bạn; hội thao; giải đấu; thi đấu; đội mình; trả phòng; phòng thi; phòng học; văn phòng; phòng khám; phòng it; phòng công tác; phòng tham vấn; phòng trọ tháng; căn cước; bài báo; phỏng vấn; phòng họp',
    en: 'trip; holiday; vacation; tournament; our class; the team; family trip; tour; itinerary; camp; conference; wedding; classroom; meeting room; chat room; server',
  },
  'pack-up': {
    vi: 'mang theo đồ; mang đồ; thu xếp; thu dọn; dọn đồ; soạn đồ; quần áo; vali; hành lý; ba lô; rời khỏi nhà; rời nhà; bắt xe; xếp đồ; gói ghém; lấy đồ; đón xe; rời khỏi phòng; gọi xe; đặt xe',
    en: 'pack; pack a bag; bring clothes; suitcase; take a taxi; take your things; bag; leave home; leave your; grab your; take your passport; get a cab',
  },
  courtesy: {
    vi: 'giúp cô; giúp chị; giúp shop; giúp mình; phòng công tác; ban tổ chức; cảm ơn; chúc mừng; xin phép; nếu tiện; không bắt buộc; tự nguyện; nhà trường; trung tâm',
    en: 'thanks; thank you; whenever you can; no rush; if you want; when you get a chance; no pressure; optional; please and thank',
  },
  'safe-keeping': {
    vi: 'chị/anh/cô/thầy/tớ/mình/em/con/cháu/t (sẽ) không nói/kể/báo; chị/anh/cô/thầy/tớ/mình sẽ hỏi em; cô/chị/thầy hứa; khi chưa hỏi em; nếu em cho phép; nhắn/báo/nói/bảo anh/chị/mình/em/tớ/cô/thầy gỡ/xoá/xoá/bỏ; ai không muốn; bạn nào không muốn; ai không thích; bạn nào không thích; được giữ kín; được bảo mật; giữ bí mật cho; giữ kín cho; không kể ai đâu; sẽ không kể; không nói ai đâu; không kể với ai đâu; yên tâm; trừ khi em gặp; trừ khi; bảo mật thông tin; không kể đâu; không nói đâu; thông tin của em; hứa không kể; hứa không nói; chuyện kể ở đây; em hứa',
    en: 'will not tell anyone; will not tell; my lips; we keep; kept confidential; keep your information; your privacy; i promise not to tell; safe with me; secret is safe; stays confidential; i will never tell; between us unless; confidential/private unless; unless you are in danger/hurt; unless someone is in danger/hurt; unless somebody is in danger/hurt',
  },
  // Who fears what a third one will do tells of it.
  'they-would': {
    vi: '(thì) họ/nó/hắn/ổng (sẽ/hăm/đòi) đăng/tung/gửi/ghép/phát/méc/đánh/chửi/phá; bọn/tụi nó/đó/kia (sẽ/hăm/đòi) đăng/tung/gửi/ghép/phát/méc/đánh/chửi/phá; người ta (sẽ) đăng/tung/gửi/ghép',
    en: 'he/she/they will/would/gonna/might post/send/share/leak/tell/show; he/she/they is/are going to post/send/share/leak/tell/show; he/she/they posts/sends/shares/leaks',
  },
  // Who brings a parent in, asks one first or lets one know, hides nothing from them.
  'brings-in': {
    vi: 'hỏi mẹ/ba/bố/má/bà/ngoại (trước/đã/rồi/xem/coi); xin phép mẹ/ba/bố/má/ông/bà; xin mẹ/ba/bố/má (trước/đã/chưa/rồi); mẹ/ba/bố/má (con/em/cháu) đồng/cho ý/phép; mẹ/ba/bố/má (con/em/cháu) biết/cho rồi; gọi/nhắn/nói/báo/bảo (cho/với/giùm/giúp) mẹ/ba/bố/má (con/em/cháu/mi) nhé/nha/nghe/qua/gửi/đón; gọi mẹ/ba/bố/má (con/em/cháu) đón; có mẹ/ba/bố/má/anh/chị/bà đi/ở cùng; có mẹ/ba/bố/má ở nhà; đi với/cùng mẹ/ba/bố/má/bà; kể mẹ/ba/bố/má/ngoại/bà nghe; nói mẹ/ba/bố/má liền; nói với mẹ/ba/bố/má là; gửi lời hỏi thăm; ba/mẹ/bố/má (con) dặn/nhờ; mẹ/ba/bố/má ký; người lớn em/con/bạn tin; nói chuyện với ba/bố mẹ',
    en: 'ask your mom/mum/dad/parents/folks/mother/father; check with your mom/mum/dad/parents; tell your mom/mum/dad/parents/mother/father i/that/thanks/we/about; your mom/mum/dad/mother/father said/says/knows/agreed; talked to your mom/mum/dad/parents; mom/mum/dad said ok/yes; with your mom/mum/dad/parents; your parents too; bring your mom/mum/dad/parents; mom knows; mom is fine; an adult you trust; tell me or your mom',
  },
  // Who asks to be told of anything odd: the opposite of a secret.
  'tell-me': {
    vi: 'thì kể/nói/báo (với/cho) bố/ba/mẹ/má/ông/bà/nội/ngoại; kể/nói (với/cho) bố/ba/mẹ/má/ông/bà/nội/ngoại nghe; bố/ba/mẹ/má/ngoại không mắng/la/giận/rầy',
    en: 'tell me or; you can always tell; you can tell me anything; i will not be mad; i wont be mad; will not get mad at you; let me know if',
  },
  // Several are spoken to at once: nobody is drawn away from the others.
  'to-several': {
    vi: 'mấy bạn; các bạn; mấy đứa nha/nhé/ơi/nghe; mấy cưng; mấy con/em/cháu; các con/em/cháu; cả nhà ơi/nha/nhé; mọi người ơi/nha/nhé; anh em ơi/nha/nhé; mỗi người; mỗi đứa; mỗi bạn',
    en: 'guys; you all; yall; you two; you lot; each of you; everybody bring; everyone bring; all of you',
  },
  // A secret with an end, before a day that all will know of.
  'not-yet': {
    vi: 'khoan; khoan hãy; đừng vội; chưa vội; đừng nói/kể vội; chưa nói/kể vội',
    en: 'not yet; do not tell her/him/them yet; until the day; until the party; till the party; til the party',
  },
  // "Lest mum sees" is why something is hid, not what will be done.
  lest: { vi: 'kẻo; không khéo', en: 'in case' },
  // A picture of another is none of whom it is asked from.
  'their-picture': {
    vi: 'hình/ảnh cả nhà/lớp/nhóm/đội; hình/ảnh chung',
    en: 'pic/pics/picture/pictures/photo/photos/video/videos of him/her/them/mom/dad; group pic/picture/photo',
  },
  // Pictures of a family from long ago are asked for before a feast, and threaten nobody.
  'old-picture': {
    vi: 'hình/ảnh/tấm (cũ) (của) ông/bà/cô/thầy/ngoại/nội; hình/ảnh hồi/lúc nhỏ/bé/xưa; hình/ảnh gia đình',
    en: 'pic/picture/pictures/photo/photos of grandma/grandpa/nana; baby pic/pics/picture/pictures/photo/photos; childhood pic/pics/picture/pictures/photo/photos; old pics/pictures/photos; family pic/picture/photo/photos',
  },
  agent: {
    vi: 'cô/thầy/mẹ/bố/ba/má/chị/anh/bà dặn; cô/thầy/mẹ/bố/ba/má/bà bảo (con/em/tớ/mình); nghe nói; người ta nói; họ nói; cô giáo nói/bảo/dặn/nhắc; thầy giáo nói/bảo/dặn/nhắc',
    en: 'teacher said; mom said; dad said; they told us; my mom says; teacher told; police said; she told me; coach said; school told',
  },
  // Who tells of what another said or did performs no act: "bạn em bị người ta bảo …".
  reported: {
    vi: '!ảnh/ổng/bả nói/kêu/bảo/đòi/bắt/doạ/hăm/rủ; anh/chị/chú/ông/bạn kia nói/kêu/bảo/đòi/bắt/doạ/hỏi/rủ/xin; người ta nói/kêu/bảo/đòi/bắt/doạ/rủ; bọn/tụi nó/đó/kia bắt/ép/cho; bạn trai/gái em/con/tớ/mình đòi/kêu/bảo/nói/doạ/bắt; (có) ai/người lạ rủ/hỏi/xin/kêu/bảo/doạ; có người/đứa/thằng/ai/kẻ/ông/bà/chú/anh/chị (kia/lạ/đó) bảo/nói/doạ/xin/rủ/đòi/nhắn/gọi/xưng/ép/bắt/hỏi; bị người ta/lạ; bị ai (đó) doạ/ép/bảo; bị nó/họ/bạn/người/kẻ (đó/kia/ta/lạ) doạ/bảo/ép/bắt/xin/rủ/lừa; bạn (của) em/tớ/mình/t/con/cháu bị; chị/anh/mẹ/bố/ba/bà/ông/cô/chú/dì (của) em/tớ/mình/t/con bị; người đó/kia nhắn/hỏi; hỏi những gì; ai yêu cầu; ai bảo em; ai doạ; nếu ai/có ai/có người; em kể với; em nói với ai; em gọi/báo/kể 111/113; người xưng; có kẻ; nghe kể; hôm trước có; mình/em/t/tớ từng bị; chú đó; người ấy; nó/hắn/họ/ổng/bả bảo/nói/kêu/doạ/hăm/dặn/xin/rủ/đòi/hỏi/xưng/gạ/dụ; thằng/đứa/người/ông/chú/anh/thầy/cậu đó/kia/ấy bảo/nói/kêu/doạ/hăm/dặn/xin/rủ/đòi/hỏi/xưng/gạ/dụ; tụi/bọn nó/họ bảo/nói/kêu/doạ/hăm/dặn/xin/rủ/đòi/hỏi/xưng/gạ/dụ; anh/chị/ông/bà ta bảo/nói/kêu/doạ/hăm/dặn/xin/rủ/đòi/hỏi/xưng/gạ/dụ; người yêu cũ; thằng/đứa/người/ông/chú/anh/thầy/cậu đó/kia/ấy có bảo/nói/kêu/doạ/dặn/xin/rủ/đòi/hỏi/bắt/ép; họ/nó/hắn (có) bắt/ép/cấm/lừa em/con/tui/mình/tớ/cháu/t; họ/nó/hắn có bắt/ép/doạ/rủ/xin/bảo/hẹn; họ/nó/hắn/người yêu cầu; có ông/anh/chú/một chú/anh/ông/người/bạn bảo/nói/doạ/xin/rủ/đòi/kêu; theo lời họ/nó; bị chú/anh/ông (hàng xóm) rủ/dụ/ép/bắt/doạ',
    en: 'he/she/they gave/would/will/will/made/makes/keeps me/post/send/say; he/she/they wants/wanted me; this/that/some guy/man/person/girl/dude wants/said/says/told/keeps/asked/called; some man called/saying; he/she/they said/says/told/asked/wants/want/threatened/made/kept/keeps; someone/somebody/some (guy/man/girl/people) online/said/told/asked/asks/wants/is/keeps/kept/threatened/sent; a guy/man/stranger/person said/told/asked/keeps/wants; my friend/cousin/sister/brother was/is/got/has; people who; told me he/she/they; asked me for; kept asking; if someone/anyone/somebody; was told to; what did he/she/they; happened to me/my/him/her; did he/she/they; has/did/have anyone/anybody/someone/somebody asked/ask/told/tell/made/make/threatened/threaten/wanted',
  },
};
