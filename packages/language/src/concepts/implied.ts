import type { Concepts } from './concept.ts';

/** What is meant but not said: consequences, obedience, pay-offs, covers and questions about who is near. */
export const implied: Concepts = {
  ominous: {
    vi: 'chuyện gì (sẽ) xảy ra; điều gì (sẽ) xảy ra; biết hậu quả; hậu quả; đừng hối hận; sẽ hối hận; biết tay; tự hiểu; ráng chịu; lãnh đủ; khỏi nhìn mặt; hết đường; đừng khóc; đừng trách; thử coi; thử xem; xem anh/tao/tôi/chú làm gì; coi anh/tao/tôi/chú làm gì; khỏi yên; không yên; không yên thân; yên thân; là biết; là xong; biết liền; tưởng thoát; tưởng xong; tưởng là hết; cũng vô ích; vô ích thôi; nhận quà liền; mở mắt ra; sống cho ngoan; không dễ dàng vậy; đừng tưởng; buồn tay; làm khó nhau; cho mày chọn; tự chọn; chơi nha; xem thử đi; nếu thích thì',
    en: 'you know what happens; what happens next; what will happen; you know what i will; you know exactly what; you will regret; regret it; be a shame; shame if; would be a pity; be sad if; try me; your call; your move; think fast; think hard; think carefully; see what happens; find out what happens; consequences; you will be sorry; i warned you; did not warn you; simple as that; so easy for me; all it takes; guess what happens; watch what happens; playing nice; not playing; not bluffing; would hate for; would hate to; gets interesting; a click away; click away; no mercy; one more lie; say hi; two seconds; your problem now; not joking around',
  },
  obey: {
    vi: 'ngoan; ngoan ngoãn; nghe lời; làm theo; biết điều; hợp tác; biết nghe; phục tùng; chịu nghe',
    en: 'behave; be good; cooperate; comply; obey; do as i say; do what i say; do as you are told; listen to me; follow my steps; follow instructions; follow orders; play along',
  },
  remains: {
    vi: 'vẫn giữ; còn giữ; vẫn còn; còn nguyên; để dành; có ghi lại; có bản ghi; đã lưu; lưu hết; ghi màn hình; quay màn hình; quay lại (cả/hết) rồi; chụp màn hình; có đủ ảnh/hình; nick phụ; bản sao',
    en: 'i still have; still got; screen recorded; screen record; recorded everything; saved everything; saved the; kept a copy; have copies; backed up; stays with me; stay with me; have proof; got proof; got everything; have it all; on my drive; in my gallery',
  },
  instalment: {
    vi: 'trả góp; góp dần; trả dần; mỗi tuần; mỗi tháng; mỗi ngày; hàng tuần; hằng tuần; phần còn lại; còn lại trả; một nửa trước; đưa trước; gửi trước; nửa trước nửa sau; từng đợt; đợt đầu; mỗi lần; tới khi đủ; đến khi đủ',
    en: 'installment; installments; instalments; half now; rest later; the rest; the other half; a week; per week; every week; each week; weekly; a month; monthly; every friday; every day; for starters; down payment; in parts; we are even',
  },
  'any-sum': {
    vi: 'có nhiêu; có bao nhiêu; được bao nhiêu; nhiêu cũng được; bao nhiêu cũng được; kiếm đâu ra; ở đâu ra cũng; mượn bạn; mượn đỡ; bán điện thoại; bán xe; gom đủ; đập heo; lấy của mẹ/bố/ba/má; ví của mẹ/bố/ba/má; heo đất; tiền tiết kiệm; tiền mừng tuổi',
    en: 'whatever you have; whatever you got; all you have; borrow it; sell your; savings; piggy bank; your allowance; your moms card; your dads card; parents card; moms wallet; dads wallet',
  },
  bolder: {
    vi: 'bớt ngại; đừng ngại chụp; gan hơn; mạnh dạn; dạn hơn; bạo hơn; kiểu nữa; kiểu khác; thêm kiểu; tấm nữa; thêm tấm; thêm vài tấm',
    en: 'braver; bolder; less shy; more daring; better one; one more; another one; a little more; go further',
  },
  'your-turn': {
    vi: 'tới lượt em/con/bạn/mày/bé/cháu; đến lượt em/con/bạn/mày/bé/cháu; giờ tới em/bé/cháu; giờ đến em/bé/cháu; gửi của anh/tớ/chú rồi; anh/tớ/chú gửi rồi',
    en: 'your turn; i sent mine; sent you mine; show me yours; show you mine; now you; now yours; i showed you; you show me; its only fair; only fair',
  },
  'see-you': {
    vi: 'coi mặt; xem mặt; thấy mặt; ngắm em; ngắm bé; thấy em lúc; nhìn em lúc; thấy em bây giờ; xem em bây giờ; em mặc gì; đang mặc gì; em đang mặc; đang mặc; hình mặt; mặt mộc; hình em; hình của em',
    en: 'what you look like; how you look; see your face; see you on; look at you; what are you wearing; what you are wearing; what you got on; just you; photo of you; pic of you; picture of you; no filter',
  },
  cover: {
    vi: 'lưu tên; lưu số; đổi tên; đặt tên khác; tên khác; tắt thông báo; ẩn thông báo; ẩn tin nhắn; nói là bạn; nói bạn cùng; bảo là bạn; bảo bạn cùng; cứ bảo đang; cứ nói đang; nói đang học; bảo đang học; gửi nhầm; nhầm số; mật danh; tên giả; là thầy dạy thêm; là bạn học',
    en: 'save my number; save me as; change my name; different name; hide the notifications; hide notifications; mute me; turn off notifications; i am just a; am just a friend; a kid from; a friend from; on the low; on the dl; on the down low; wrong number; code name; nickname for me; you do not know me; dont know me; in your contacts as; contacts as; just call me your/uncle/cousin/coach; call me your/uncle/cousin/coach/auntie',
  },
  'nobody-may': {
    vi: 'không ai được; đừng ai; không ai cần; không cần phải biết; không cần biết; không nên biết; không được biết; không có ai được; cấm ai',
    en: 'nobody needs; no one needs; nobody has to; no one has to; nobody should; no one should; does not need to; do not need to; does not have to; do not have to; should not hear; can not ever; nobody can ever; no one can ever; nobody can know; no one can know; nobody can find; no one can find',
  },
  device: {
    vi: 'điện thoại; máy em/con/bạn/mày/cháu/bé; cầm máy; mượn máy; tin nhắn; hộp thư; zalo của; facebook của; !máy',
    en: 'phone; texts; messages; dms; chats; your screen; your stuff; your account',
  },
  inspect: {
    vi: 'kiểm tra; check; soi; đọc; xem; coi; cầm; dòm; lục; biết mật khẩu; mở ra; ngó; !mượn; giữ điện thoại; giữ',
    en: 'check; checks; read; reads; look at; looks at; look through; look in; go through; goes through; see; sees; use; uses; monitor; have the password; know your password; picks up; pick up',
  },
  around: {
    vi: 'ở nhà; trong nhà; có nhà; ngủ hết; đi vắng; đi làm; chung phòng; cùng phòng; gần đó; kế bên; bên cạnh; về chưa; ở đó; !ngủ',
    en: 'around; home; in the house; nearby; asleep; at work; out tonight; in the room; in your room; close by; up right now; downstairs',
  },
  'is-it': {
    vi: 'không; chưa; hả; à; hông; phải không; đúng không; nhỉ',
    en: 'is; are; does; do; is there; anyone; anybody; who; u; right',
  },
  'free-of-charge': {
    vi: 'khỏi trả; không cần trả; miễn phí; anh lo; anh trả; anh bao; khỏi lo tiền; thích gì; muốn gì',
    en: 'my treat; on me; for free; free; no strings; do not worry about the money; want it; whatever you like',
  },
  'stay-there': {
    vi: 'ở yên; ở tạm; chờ lệnh; chờ chỉ thị; đợi hướng dẫn; chờ hướng dẫn; ngồi yên; không đi đâu; chờ cán bộ',
    en: 'stay put; wait there; wait for instructions; wait for further; wait for my; do not move; stay inside; somewhere quiet; until i call',
  },
  'intimate-place': {
    vi: 'trên giường; đang nằm; phòng tắm; phòng ngủ; trong chăn',
    en: 'your bed; in bed; from bed; bathroom; bedroom',
  },
  here: { vi: '!đây', en: 'here; calling' },
};
