import type { Concepts } from './concept.ts';

export const coercion: Concepts = {
  unless: {
    vi: 'không thì; nếu không; chứ không; bằng không; không là; hoặc là; hoặc; trừ khi; liệu hồn; coi chừng; hay muốn; kẻo; không thôi; nếu; mà không; bằng không thì; hay là muốn; nhược bằng; không làm; còn không; thế thì; vậy thì; ngược lại; đừng trách; đừng hòng; đừng mong; thử xem; muốn êm; muốn yên; muốn yên chuyện; muốn yên thân; còn không thì; muốn lấy lại; chống lệnh; dám; nếu dám; mà dám; cứng đầu; lì; ok vậy; mà im; im luôn; bướng; không nghe; không ngoan; cứ im; lặng im; muốn yên ổn',
    en: 'or else; unless; otherwise; if you do not; if not; or i; or im; or we; or your; or every; or everyone; or it; or the; if; until you; or they; do what i say; your choice; or ill; then i; then ill; if i do not; ok then; fine then; or this; or its; or ima; or those; dont make me; do not make me; last chance; or all; refuse; cooperate or; comply or; pay or; keep ignoring; keep ignoring me; as long as you; not another; last warning; final warning',
  },
  'know-them': {
    vi: 'có nick; có facebook; có fb; có số (điện thoại); có danh sách; biết nhà; biết trường; biết facebook; có hết bạn bè; có thông tin; biết hết; có đầy đủ; tìm ra; tra ra; có list; có liên lạc; có zalo của; danh sách bạn bè',
    en: 'i know your; i have your; i found your; list of your; i know where; i know who; list of all your; have all your; have a list; got your; found your; follow your; i already have; group chat open; friends in it',
  },
  suffer: { vi: 'bị; sẽ bị; phải; chịu; dính', en: 'will be; be; get; going to be; facing; face; end up' },
  defy: {
    vi: 'block; chặn; trốn; trốn tránh; làm lơ; im lặng; !bơ; từ chối; bướng; cứng đầu; !lì; !cãi; không nghe; không nghe lời; chạy; huỷ kết bạn; bỏ ngang; rút lui; không hợp tác; chống đối; nghỉ chơi; !trễ; chậm; chậm trễ; muộn; lỡ hẹn; nuốt lời; né; thoát; chuồn; báo cáo; không trả lời; giở trò; !hư; không ngoan; sai hẹn; im à; im hả; im luôn à; off; out; không rep; mà bướng; chặn anh; chặn tao; xoá bên',
    en: 'ignore; ignore me; block me; block; refuse; run; disobey; resist; ghost me; ghost; leave me; do not cooperate; fail to; log off; unfriend; late; disappear; play games; report me; try anything; test me; back out; walk away; ignoring; ignoring me; blocking me; no reply; stop replying; stop answering; hang up; do not reply; do not answer',
  },
  rhetoric: {
    vi: 'có muốn; em/mày/con/bạn/bé/cậu/nhóc (có) muốn; muốn để; thích để; muốn cho; hay muốn; nghĩ sao nếu; sẽ ra sao nếu; tưởng tượng',
    en: 'do you want; you want; want your; how would you like; would you like; what would; what will; imagine; guess; guess who; wonder what',
  },
  or: { vi: '!hoặc', en: 'or' },
  'then-i': {
    vi: 'thì anh/tao/tôi/tớ/chú/t/mình/thầy/chị/bác; là anh/tao/tôi/tớ/chú/t/thầy/chị/bác',
    en: 'then i; or i; i will',
  },
  merely: { vi: 'thôi; thui; mà thôi; với nhau thôi', en: 'only; alone; no one else' },
  avoid: {
    vi: 'không muốn; không muốn bị; nếu không muốn; không thích; chẳng muốn; để không; để khỏi; muốn khỏi; muốn giữ kín; muốn xoá; muốn anh/tao/tôi xoá; muốn anh/tao/tôi im; để anh/tao/tôi im lặng; muốn êm; muốn yên; cho qua',
    en: 'do not want; if you do not want; so that no one; to stop me; to keep me from; to make it go away; to make this go away; to keep it quiet; want it deleted; want me to delete; to avoid; prevent; rather they did not; want it gone; go away',
  },
  earlier: {
    vi: 'hôm trước; tấm/hình/ảnh/clip trước; bữa trước; hôm kia; bữa kia; hôm bữa; bữa hổm; hôm qua; tối qua; lúc nãy; hồi nãy; hồi đó; đêm qua; đêm hôm; tuần trước; hôm nọ; bữa đó; kia; đó; cũ',
    en: 'the other day; last night; from before; yesterday; earlier; last week; you sent me; that night; you already sent; from last; the first one; the last one; that one; the ones you',
  },
  then: { vi: 'thì; là; mới; !mà', en: 'then; will; so; or' },
  will: {
    vi: 'sẽ; sắp; !để; để anh/tao/tôi/tớ/chú; cho anh; đang; lên lịch; liền; ngay; chuẩn bị; thì anh/tao/tôi/tớ; là anh/tao/tôi/tớ; mai; tối nay; lát nữa; cái một; một cú nhấp; bấm một cái; lỡ tay',
    en: 'will; going to; gets to; get to; about to; i will; ready to; i can; would; could; shall; tonight; gets; goes; one click; one tap; gets it',
  },
  limit: {
    vi: 'trước # giờ; trước nửa đêm; trước khi trời; trước trưa; trước tối; trước sáng; trong (vòng) # phút/giờ/tiếng/ngày; trong (vòng) nửa tiếng/giờ; còn # phút/giờ/tiếng; cho em/mày/con/bạn # phút/giờ/tiếng/ngày; # phút nữa; # tiếng nữa; hạn chót; hết hôm nay; hết ngày; hết hạn; đếm (từ) # (đến) #; đếm ngược; đếm đến #; đếm tới #; hết giờ; nội trong; thời hạn; chậm nhất; # phút thôi; muộn nhất; tới sáng mai; đến sáng mai; trước sáng mai; quá # giờ; quá # phút; qua đêm nay; tới trưa; trễ một phút; gia hạn; bắt đầu từ bây giờ; tính từ bây giờ; kể từ bây giờ; từ giờ tới; nửa tiếng nữa; còn nửa tiếng; tới cuối tuần; đến cuối tuần; tới lúc; cho tới lúc; tới giờ cơm; đúng # giờ; là cùng; trễ là; trễ là khỏi; # phút bắt đầu; mai chưa có; chưa có là; chưa thấy là; mà chưa có; mà chưa thấy',
    en: 'by tonight; until midnight; before midnight; by midnight; within # hours/hour/minutes; you have # minutes/hours/hour; you got # minutes/hours/hour; got # minutes; you have until; have until; clock is ticking; time is running out; tick tock; deadline; before # pm; by # pm; last chance; # minutes left; countdown; counting down; running out of time; by morning; by sunrise; clocks ticking; clock ticking; cutoff; counting to; counting to #; starting now; one hour to; # minutes to; # hour to; # hours to; by noon; time is up; times up; till tonight; until tonight; till tomorrow; # minutes or; # mins or; last warning; final warning; got till; have till; until # tonight; till # tonight; you got until; before school starts; before class; before you go to bed; before bed',
  },
  soon: {
    vi: 'trước #; tới # giờ; đến # giờ; cho (tới/đến) # giờ; tối nay; ngay tối nay; trong tối nay; trong đêm nay; trong hôm nay; ngay hôm nay; đồng hồ; đúng # giờ; # tiếng; # phút; sau # giờ; sau # phút',
    en: 'in # hours/hour/minutes; until tomorrow; by noon; by #; # minutes; tonight; by tomorrow; until #; end of the day; by friday; # hours',
  },
  urgent: {
    vi: 'ngay; liền; ngay lập tức; lập tức; gấp; nhanh; nhanh lên; ngay bây giờ; luôn; khẩn; khẩn cấp; khẩn trương; không chần chừ; tức tốc; mau; mau lên; giờ; bây giờ',
    en: 'now; right now; immediately; asap; quickly; hurry; at once; fast; urgent; urgently; straight away; this instant',
  },
  push: {
    vi: 'phải chứng minh; chứng minh đi; có gì đâu mà; có gì mà ngại; gì mà ngại; ngại gì; sợ gì; ai cũng gửi; ai cũng làm; ai cũng vậy; yêu/thương anh thì; không yêu anh; không thương anh; không tin anh; hứa rồi; đã hứa; làm đi mà; đi mà; một/1 lần thôi; một/1 tấm thôi; lần cuối; xin xỏ; đừng khóc; khóc lóc; đổi ý chưa; suy nghĩ đi; nghĩ cho kỹ; nghĩ kỹ đi; liệu mà; biết điều; nghe lời; không đùa; đùa với; không có thì đi vay; kiếm đâu ra thì; đừng trẻ con; nhát thế; sợ à; ngoan đi; nợ anh; trả ơn; phụ lòng; ích kỷ; thử một lần; đừng làm anh buồn; làm anh buồn; giận luôn; chia tay; nghỉ chơi; mới đó mà; khôn hồn; biết tay; đừng giỡn; cố tình; không có lựa chọn; làm theo; tự chịu; chịu trách nhiệm; đừng trách; xem sao; đừng để anh nóng; đừng ép; ép anh/tao/tôi; đừng bắt anh/tao; đừng để anh/tao/chú/t phải; buộc anh/tao/tôi/t phải; bắt buộc tôi; tại em; lỗi của em; lấy lòng tin; lật lọng; em hứa; không coi anh ra gì; chẳng coi anh; coi anh ra gì; né hoài; né mãi; mỗi em nhát; nhát quá; năn nỉ; anh năn nỉ; làm không xong; cũng không xong; ai cũng làm rồi; chứng minh chứ; làm cho anh vui; làm anh vui; một lần thôi mà; làm anh thất vọng; tưởng em khác; tưởng em; nói mà không nghe; sao em nhát; thương anh thì làm; hỏi hoài; mệt em quá; em ép',
    en: 'prove it; prove you; come on; everyone does it; everyone does; you promised; you owe me; owe me; do not be shy; do not be a baby; do not be scared; just once; just one; if you loved me; if you love me; if you trust me; do you not trust; think about it; your choice; not my problem; i am not joking; not joking; im serious; dead serious; do what i say; do as i say; last chance; do not test me; do not make me; listen carefully; stop crying; be a good; grow up; chicken; whats the big deal; big deal; after all i; after everything; your fault; made me do; you are making me; forcing me; you leave me no choice; left me no choice; i thought you; you said you; up to you; tick tock; you have no choice; no choice; be nice to me; dont be boring; hurting me; making excuses; quit making; quit making excuses; if you really; if you cared; if you really cared; such a baby; be a baby; stalling; stop stalling; not asking again; am not asking; asking again; everything i did; thats all i get; just do it; do it already; stop wasting; wasting my time; for once; what are you scared; scared of what; quit stalling; thought you were; guess not; guess you are; say yes; just say yes; being difficult; so difficult; being so difficult; disappoint; disappointed in you; getting annoying; annoying me; not enough; thats not enough; prove it with',
  },
  reputation: {
    vi: 'từ mặt; mất mặt; nhục; xấu hổ; không dám nhìn; không ngóc đầu; bị đuổi học; đuổi học; cười vào mặt; ê mặt; danh dự; hết đường; tan nát; nổi tiếng; tai tiếng; ra sao; nghĩ gì; thất vọng; bẽ mặt; mang tiếng; ê chề; đẹp mặt; khỏi đi học; hết đường đi học; cười cho; khối cười; bộ mặt thật; không dám đi học; đỏ mặt; bẽ bàng; bàn tán; bàn ra tán vào',
    en: 'ruin; ruined; embarrassed; humiliated; reputation; expelled; ashamed; disown; famous; your life is over; life over; think of you; disappointed; laugh at you; never live it down; shame; what they think; what he thinks; what she thinks; thinks of; ruin your life; interesting',
  },
  'bad-end': {
    vi: 'chết; la mắng; la rầy; mắng; giận; cấm; không cho nữa; không cho; hỏng; hỏng việc; lộ là; mất suất; mất quyền; không hiểu; không hiểu đâu; bị lộ; bị bắt; lộ hồ sơ; khoá acc; làm ầm; ngăn cản; tịch thu; phá; không thích; ghen; hiểu lầm; rắc rối; liên luỵ; tù tội; mất cơ hội; lo; hết chơi; hết gặp; khỏi gặp; khỏi nói chuyện; tiêu luôn',
    en: 'freak out; get mad; would not get it; will not get it; not understand; would not understand; be angry; angry; be upset; take your phone; ban you; stop us; ruin it; do not get it; will not get; get in trouble; trouble; jealous; separate us; get us; flip; kill me; ruin everything; ruins everything; game over; is over',
  },
  'no-police': {
    vi: 'báo công an; báo cảnh sát; gọi công an; đừng báo công an; không báo công an; báo công an thì; dính tới công an; báo chính quyền; trình báo; nhờ công an',
    en: 'no police; call the police; contact the police; no cops; involve the police; go to the police; tell the police',
  },
};
