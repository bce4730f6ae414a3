import type { Concepts } from './concept.ts';

export const doing: Concepts = {
  tell: {
    vi: '!kể; kể lại; kể cho; kể với; kể ra; kể hết; đem kể; ke (ai); nói; nói cho; nói với; nói lại; nói ra; bép xép; mách; méc; mách lẻo; !bảo; báo; tiết lộ; !lộ; để lộ; làm lộ; lộ ra; hé răng; hé môi; !hé; hé nửa lời; hé lời; hó hé; nửa lời; hé lộ; hở ra; khoe; tâm sự; khai; khai ra; trao đổi; chia sẻ; bàn; thông báo; trình bày; nhắc; nhắc tới; nhắc đến; mở miệng; giải thích; hở môi; bô bô; loan; đánh tiếng; bật mí; lọt; lọt ra; lọt ra ngoài; để lọt; hở miệng; rỉ tai; thì thầm; đồn ra; xì ra; phun ra; phản ánh; tố; khai với; hé với; nhắc tên; nhắc anh',
    en: 'tell; telling; told; mention; say; saying; talk; talk about; share; discuss; speak; snitch; reveal; show; inform; let on; breathe a word; spill; blab; confide; bring up; report; brag; explain; slip; get out; leave this room; gossip; whisper; bring me up; bring us up; bring this up; mention me; mention us; mention this; hear about; know about; name drop',
  },
  spread: {
    vi: '!đăng; đăng lên; đăng hết; đăng ảnh/clip/hình/video/bài; tung; tung lên; tung ra; tung hê; tung hết; up; up lên; !post; phát tán; rải; rải hết; lan truyền; bêu; bêu riếu; bóc phốt; !phơi; phơi bày; phơi ra; !dán; dán lên; leak; share; share hết; gắn thẻ; tag; đẩy lên; xả; xả hết; xả ra; chia sẻ lên; truyền tay; quăng lên; ném lên; đưa lên; công bố; bung; bung ra; đồn; chuyền; livestream; lộ ra; bị lộ; rò rỉ; chiếu; lan ra; lan khắp; bấm nút; nhấn nút; phát cho; in ra dán; thả vô; thả vào',
    en: 'post; posting; publish; upload; leak; leaked; expose; spread; go public; make public; put online; share; tag; broadcast; release; put up; air; print out; blast; dump; viral; ruin; plaster; put it; hit post; press send; hit send; leaks; leaking; get out; gets out; tagged; tagging; goes on; make you famous; upload these; hand out; mail; went public; went viral',
  },
  send: {
    vi: 'gửi; !gửi; gửi hết; gửi cho; send; forward; chuyển tiếp; chuyển cho; đưa; đem; mang; mang đi; đem cho; mang cho; phát cho; bắn cho; nhắn cho; nhắn; thả; nộp cho; ship; bắn; gửi tới; gửi đến; gửi tận; truyền; quăng; ném; thả hết; thả clip/ảnh/hình/video; in ra; ấn gửi; bấm gửi; bấm nút; nhấn nút',
    en: 'send; sending; sent; forward; show; give; deliver; delivered; mail; email; hand; pass; drop; dm; text; message; shoot; share',
  },
  see: {
    vi: 'xem; coi; !thấy; nhìn; ngó; biết; biết hết; biết chuyện; nghe; !đọc; được xem; được coi; ngắm; thưởng thức; chiêm ngưỡng; hay biết; hay chuyện; phát hiện; rõ mặt; nhận được; biết mặt; thấy hết; trông thấy; !hay; biết mặt; nhìn rõ; nghe thấy; nhận ra; bật lên; có link; nhận link; mở xem; chắc cũng thích; chắc thích; bàn tán; mở tin nhắn; quan tâm; tới tai; đến tai',
    en: 'see; sees; seeing; watch; know; knows; find out; finds out; hear; read; get; gets; look; love; receive; enjoy; learn; discover; view; know about; have a look; open; meet; recognise; recognize; tour; watching; wake up to; has the link; get the link; gets the link; opens; would like; would love; would not like; gets a copy; gets the folder; get a copy; say hi; saw; seen; heard; knew; found out; reads; finding out; seeing it',
  },
  arrive: {
    vi: 'bay sang; bay tới; bay vào; bay qua; bay đến; nằm trên; nằm trong; nằm ở; có mặt; tới tay; đến tay; vào tay; xuất hiện; lên hình; lên sóng; lan khắp; tới tai; đến tai; lọt vào; rơi vào; hiện lên; hiện ra; vào máy; tới máy; lên trang; lên tường; tràn; ngập; treo trên; lên trên; đi khắp; lọt vô; lọt ra; vô nhóm; vào nhóm',
    en: 'goes to; go to; going to; end up; ends up; lands; land in; shows up; show up; be on; be in; pop up; reach; reaches; hits; all over; appear; appears; find its way; goes out; go out; go up; goes up; goes live; goes on; go on; gets on; out there; gets into; in their inbox; in your',
  },
  up: {
    vi: 'lên; lên hết; lên luôn; vào; ra; tới; qua; sang; dính',
    en: 'on; onto; all over; in; into; across',
  },
  nothing: {
    vi: 'gì hết; chẳng gì; không gì',
    en: 'nothing; no one; nobody; not a word; not a thing; not anyone; none of this',
  },
  let: { vi: 'cho; để; !để', en: 'let; make; have; allow' },
  neg: {
    vi: 'không; đừng; !chớ; cấm; không được; không nên; chưa; !khỏi; tuyệt đối không; đừng có; không có; khỏi cần; miễn; nghiêm cấm; không phải; cấm có; nhớ không; khỏi phải; tránh; hạn chế; không cần',
    en: 'not; no; never; do not; can not; must not; should not; will not; without; not to; not allowed; best not; better not; rather not; don',
  },
  forbid: {
    vi: 'đừng; đừng có; !chớ; cấm; cấm nói/kể/tiết/để/cho/báo/hé; nghiêm cấm; không được; không nên; !khỏi; tuyệt đối không; tuyệt đối đừng; không cần; khỏi cần; miễn; cấm có; nhớ không; không; hạn chế; !tránh; chưa nên',
    en: 'do not; don; never; not allowed; must not; should not; can not; not to; best not; better not; no; not; without; shh; rather you did not; you will not; promise not; promise me not; there is no need; no need',
  },
  gag: {
    vi: 'cấm tiết lộ; cấm nói; cấm kể; cấm hé; cấm báo; cấm bàn; cấm trao đổi; nghiêm cấm tiết lộ; nghiêm cấm trao đổi; không được phép tiết lộ/nói/kể; phải giữ kín; phải giữ bí mật; phải im lặng; nghĩa vụ bảo mật; không được để lộ',
    en: 'gag order; keep quiet about; not permitted to; forbidden to; sworn to secrecy; under no circumstances; must remain confidential; must keep',
  },
  'not-worry': {
    vi: 'đừng ngại; đừng sợ; đừng lo; đừng giấu; đừng ngần ngại; không giấu; đừng im lặng; đừng tự trách; đừng giữ; không phải sợ; đừng chịu một mình; đừng xoá; không nên giấu',
    en: 'do not be afraid; do not hide; do not worry; do not keep; not your fault; never hide; do not delete; do not stay silent; do not be scared',
  },
  hide: {
    vi: 'giấu; giấu kín; giữ kín; giữ bí mật; che giấu; qua mặt; !lén; lén lút; giấu nhẹm; im lặng; ngậm miệng; kín miệng; câm miệng; giữ mồm; giữ mồm giữ miệng; im re; im ru; giấu giếm; đừng để lộ; giữ trong lòng; để trong lòng; sống để bụng; để bụng; giữ riêng; nói dối; bí mật với; kín mồm; hở ra; đừng để ai hay; giữ mồm miệng; giữ im',
    en: 'hide; hide it; keep quiet; keep it quiet; keep secret; keep it secret; keep this secret; keep it a secret; keep this a secret; stay silent; keep it from; keep this from; lie to; lie; cover; behind their backs; hush; zip it; lips sealed; say nothing; keep your mouth shut; keep it to yourself; keep this to yourself; keep this quiet; on the down low; lowkey; under wraps; off the record; sneak; on the low; on the dl; keep us quiet; keep me out; keep me out of it; keep us on; stays in this chat; stays in here; stay in this chat; stays there; stays here; keep them out; keep them out of; leave them out',
  },
  'only-us': {
    vi: 'chỉ/riêng hai/2 (anh/chú/cô/chị/bác) đứa/mình/người/ta/em/con/cháu/bọn; chỉ (có) mình với/và; chỉ (có) (hai/2) (anh/chú) em/mình (với/và) (em/mình) (mới) biết; chuyện hai/2 (anh/chú) đứa/mình/người/em; chỉ anh/tao/tớ/chú với/và em/mày/cậu/con; giữa hai/2 (anh/chú) đứa/mình/người/em/ta; giữa anh/chú/tớ/mình và/với em/con/cậu; giữa chúng ta/mình; chuyện (của) (hai/2) (anh/chú) em mình; riêng tụi mình; chỉ tụi mình; chuyện riêng; mình với em; trời biết đất biết; chỉ mình em biết; chỉ em biết; (mấy) chuyện mình; thế giới riêng; chỉ hai chú cháu; chú cháu mình biết; bố con mình; để riêng hai đứa; của riêng hai; riêng hai đứa mình',
    en: 'just us; between us; between you and me; just you and me; only you and me; only us; just the two of us; us two; our little; our secret; our thing; you and i; stays here; stays between; our own little; nobody but us; just between; only we; this stays; stays in this; about us; you and me only',
  },
  secret: {
    vi: 'bí mật; là mật; !mật; điều mật; bí mật nhé; giữ bí mật; tuyệt mật; !kín; bảo mật; bí mật điều tra; kín như bưng; bí mật nho nhỏ; bí mật nhỏ',
    en: 'secret; confidential; classified; private; hush; little secret; sealed; gag order; secrecy',
  },
  delete: {
    vi: 'xoá; xoá hết; xoá sạch; xoá đi; xoá liền; xoa (hết); xoá tin nhắn; xoá chat; clear; delete; dọn sạch; dọn; gỡ; thu hồi; huỷ; xoá luôn; xoá dấu vết; xoá lịch sử; del; dọn hộp thư; bỏ hết; đừng chừa; dọn sạch khung',
    en: 'delete; clear; erase; wipe; remove; unsend; get rid of; clean up; scrub; trash; nothing left; leave nothing; nothing of ours; no trace; get rid of our',
  },
  contact: {
    vi: 'liên lạc; liên hệ; gọi; gọi điện; gọi cho; nhắn cho; nghe máy; trả lời; gặp; báo; cầu cứu; nhờ',
    en: 'contact; call; reach out; reach out to; text; answer; phone; get in touch; see; go to; turn to; involve',
  },
  ask: {
    vi: 'hỏi; có hỏi; tra hỏi; thắc mắc; gặng hỏi; dò hỏi; tò mò; ai hỏi; mà hỏi; hỏi thì; có ai hỏi; hỏi anh là ai',
    en: 'ask; asks; asking; wonders; questions; question; anyone asks; somebody asks; they ask; who i am',
  },
  lie: {
    vi: 'bịa; nói dối; nói là; nói đại là; trả lời là; bảo là; cứ bảo; cứ nói; cứ nói là; thì nói; thì bảo; thì trả lời; kiếm cớ; lấy cớ; viện cớ; nói tránh; lảng; chối; giả vờ; xạo; nói bừa; đừng nói thật; chối bay',
    en: 'say you; say it; say its; tell them you; lie; make something up; make up; pretend; say nothing; act like; just say; cover story; come up with; excuse; play dumb',
  },
  'have-proof': {
    vi: 'giữ; giữ hết; lưu; lưu lại; lưu hết; có hết; có đủ; có sẵn; có trong tay; đã quay; quay lại; ghi lại; ghi màn hình; chụp lại; chụp màn hình; cap màn hình; nắm; nắm trong tay; trong tay; trong máy tao/anh/tôi; còn nguyên; sao lưu; cầm; cầm hết',
    en: 'recorded; saved; screenshotted; kept; i have; i got; i have got; copied; backup; in my hands; have all; have every; captured; on my phone; i know where; i know who',
  },
};
