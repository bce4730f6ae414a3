import type { Concepts } from './concept.ts';

export const channels: Concepts = {
  app: {
    vi: 'zalo; telegram; tele; viber; whatsapp; wechat; weixin; discord; dis; instagram; insta; ig; ins; snap; snapchat; mess; messenger; kakao; kakaotalk; skype; zoom; lotus; locket; threads; tele ẩn; app khác; ứng dụng khác; app này; mes; zl; facebook; fb; face; line; signal; gapo; bigo; litmatch; facetime; session; wickr; wire; potato; imo; kênh khác; nick phụ; nick khác; ứng dụng nhắn tin; kênh riêng',
    en: 'telegram; whatsapp; snapchat; snap; discord; instagram; insta; signal; viber; wechat; kik; line; messenger; skype; facetime; another app; other app; different app; somewhere else; my other account; my other number; imessage; session; wickr; threema; google chat; hangouts; zangi; wire; tele; sc; wa; another platform; my main; somewhere they; my insta; my snap; tg',
  },
  switch: {
    vi: 'qua; sang; chuyển; chuyển qua; chuyển sang; chuyển qua bên; add; kết bạn; kb; vào; !vô; tải; tải về; cài; cài đặt; cài thêm; dùng; xài; chơi; liên lạc; liên hệ; nhắn tin; nhắn; gọi; chat; nói chuyện; trò chuyện; có chơi; có dùng; có xài; cho xin; cho; xin; quét mã; tìm anh; lên; mở; lập; tạo; ghé; tham gia; rep; đổi sang; nhảy qua; nhảy sang; dời qua; !tạt; tiếp tục; inbox; trên; bên; !bắt đầu; chuyển kênh; lập nhóm',
    en: 'move; move to; move over; switch; switch to; add; add me; text me; text; message me; hit me up; hmu; go to; join; download; install; get; use; talk on; chat on; dm; dm me; find me; on; over to; over on; contact; reach me; hop on; jump on; come to; come over to; your; whats your; you have; got; you on; take this; continue; call me; call; better on; easier; take it to; lets take this; im more active; more active; you got; ill text you; scan; talk somewhere',
  },
  'better-there': {
    vi: 'cho tiện; dễ nói (chuyện); nói chuyện riêng; kín hơn; kín đáo hơn; cho kín; an toàn hơn; ở đây khó; trên này; ở đây bất tiện; lag; bị soi; không tiện; khó nói chuyện; riêng tư hơn; cho thoải mái; ở đây; đây khó; nói riêng; trên đây; app này; bên này; hay bị; kiểm duyệt; theo dõi; bị quét; riêng tư; bên đó; bên kia; đọc được hết; admin soi; bị đọc; hay mất tin; không an toàn',
    en: 'more private; privately; glitchy; easier; this app; not here; safer; instead; this site; here is; monitored; in private; its better; i rarely; do not use this; hardly; get banned; do not check this; trash; less people; nobody watching; they scan; scan stuff; dont scan; never open this; laggy',
  },
  group: {
    vi: 'cả lớp; lớp mình; nhóm lớp; nhóm zalo; nhóm chung; các em; các bạn; mọi người; cả đội; đội mình; team; tụi mình; cả nhóm; cả dãy; trung tâm; phỏng vấn; họp; học online; lịch học; học qua; phụ huynh; guild; rank; đoàn; câu lạc bộ; clb; shop; lên đơn; công ty; văn phòng; tụi nó; thảo luận',
    en: 'class group; everyone; team; the group; guild; study group; meeting; homework; club; raid; guys; strats; squad; scrim; family group; lecture',
  },
  disappear: {
    vi: 'tự huỷ; tự xoá; tự biến mất; tự mất; tin nhắn tự huỷ/xoá/mất; chế độ ẩn; chế độ bí mật; chế độ riêng tư; xem một/1 lần; chat ẩn; ẩn trò chuyện; trò chuyện ẩn; trò chuyện bí mật; đoạn chat bí mật; biến mất sau; chế độ biến mất; chế độ tự; hẹn giờ xoá; tin biến mất; mã hoá đầu cuối',
    en: 'disappearing; disappear; vanish mode; vanishing; secret chat; view once; self destruct; self destructing; auto delete; burn after; one time view; timer on; incognito; hidden chat',
  },
  call: {
    vi: 'máy; cuộc gọi; điện thoại; camera; cam; zoom; video; đường dây; gọi video; video call; facetime; liên lạc; màn hình; mic; định vị trực tiếp; meet',
    en: 'call; line; phone; video; video call; camera; zoom; screen; facetime; mic',
  },
  'stay-on': {
    vi: 'giữ; giữ nguyên; giữ máy; giữ cuộc gọi; duy trì; không tắt; không được tắt; đừng tắt; !cấm tắt; không ngắt; đừng cúp; không được cúp; không cúp; không được ngắt; không rời; đừng rời; không được rời; đừng ngắt; bật liên tục; bật suốt; mở liên tục; để máy mở; mở suốt; luôn bật; không gác; bật # giờ; chỉ liên lạc; giữ liên lạc; cấm cúp; cấm ngắt; mở cả đêm; mở 24',
    en: 'stay on; keep; keep the; do not hang up; never hang up; remain on; do not turn off; do not leave; do not disconnect; keep on; leave on; leave your; stay connected; stay in; not hang up; never disconnect',
  },
  'all-the-time': {
    vi: 'suốt; liên tục; cả ngày; cả đêm; 24 24; 24/24; 24/7; giám sát; không rời; mọi lúc; từng phút; đến khi tôi; cho đến khi; tới khi; ngày đêm; không nghỉ; theo dõi; xuyên đêm; kể cả lúc ngủ',
    en: 'at all times; until i; until we; all night; all day; day and night; the whole time; nonstop; 24; monitor; while you sleep; supervise; every minute; until further; until you',
  },
};
