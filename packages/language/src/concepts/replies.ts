import type { Concepts } from './concept.ts';

export const replies: Concepts = {
  refuse: {
    vi: 'thôi ạ; thôi em; thôi không; dạ không; không được đâu; không đâu; không muốn; không thích; không gửi; không chịu; không làm; không đi; em từ chối; con không; em không dám; cháu không dám; không dám; dừng lại; đừng nhắn; đừng gửi; đừng làm; đừng hỏi nữa; thôi đi; em không cho; tha cho; để em yên; không phải của; không được ạ; ngưng; bỏ qua đi; đừng làm phiền; hông chịu; thôi mà; em phải hỏi mẹ; để em hỏi; hỏi mẹ đã; không làm đâu; không gửi đâu; đừng nhắn cho; anh thôi đi; thôi con; thôi cháu; em không muốn; không là không; nói không rồi; đã nói không; em/con/cháu/mình/tớ/t/tui nói rồi mà; câu trả lời (vẫn) (là) không; câu trả lời vẫn/y; đừng (có) xin/năn nỉ/gọi/hỏi/nhắn (anh/em/con/cháu/mình/tui/tớ) nữa/nx/hoài; đừng (có) xin hình/ảnh; đừng ép/năn nỉ (em/con/cháu/mình/tui/tớ/t); xin phép không; không đưa/đọc/gửi/cho ai; mật khẩu/mã cho ai; không cho ai hết; block/chặn đây/nha/nhé/á/luôn; em/con/cháu/mình/tớ/t/tui block/chặn (anh/chú/bạn/m/mày/ông) (đây/luôn/nha); em/con/cháu/mình cúp máy; dẹp đi; nghỉ khoẻ; không giấu (mẹ/ba/má/bố/ai); không quen đưa/gửi/gặp',
    en: 'no; nope; no way; i do not want; do not want to; i will not; i can not; stop; leave me alone; i would rather; i said no; not comfortable; i refuse; please stop; not going to; i am not; do not ask; no thanks; no thank you; rather not; i am good; not doing that; ask my mom first; not sending; nah; i am not sending; stop asking; leave me; do not feel like; dont feel like; i wont; hard pass; no means no; i do not send/give/share/meet/tell/pay/lend/know; not giving/sharing/telling/meeting/paying; same answer; stop calling/texting/messaging/begging; i am blocking; blocking you; i also do not; do not want lah; count me out; it is a no',
  },
  // A no that names the deed.
  'will-not-do': {
    vi: 'em/con/cháu/mình/tớ/t/tui/tôi/tau (sẽ/thì/cũng/vẫn) không đưa/gửi/chuyển/đọc/bật/xoá/giấu/nhận/nạp/chụp/quay/gặp/kể/tắt; không bật/chuyển/đọc/đưa/xoá/nhận/gặp/nạp/chụp/quay (tiền/mã/cam/hình/tin/quà) đâu; không rảnh (đâu); mà có cũng không',
    en: 'i would never send/give/share; i am never; nothing from me',
  },
  // What could not be done is no no.
  'could-not': {
    vi: 'không đưa/gửi/chuyển/đọc/bật/xoá/nhận/nạp/chụp/quay/gặp/kể/tắt (tiền/mã/cam/hình/tin/quà) được; không nhận ra; không gặp lại',
  },
  // "No way!" of delight is no answer to an ask; what follows it shows which one it is.
  amazed: {
    en: 'no way you got/won/met/passed/finished/beat; no way (that/this) is/was (so) cool/awesome/amazing/great/hilarious; no way thats (so) cool/awesome/amazing/great/hilarious; no way that/this was you; no way wow/congrats/congratulations/yay/awesome/amazing; no way me too; no way same; no way i love that/it/this; no way when did',
    hides: true,
  },
  // "Please do not" pleads, but who goes on with "tell your parents" asks for silence.
  'asks-silence': {
    en: 'please do not tell your/ur; please do not mention/say/talk/speak',
    hides: true,
  },
  uneasy: {
    vi: 'sợ; em/con/cháu/tớ/mình sợ; sợ quá/lắm; !ngại; em ngại; khó chịu; hơi kì; kì kì; kỳ kỳ; kỳ quá; kì quá; không thoải mái; run; lo quá; em/con/tớ lo lắm/quá/sợ; áp lực; xin anh; em xin; van anh; đừng mà; anh ơi đừng; hoảng; mệt mỏi; khóc; tội em; làm ơn; đừng doạ; ghê quá; bất an; mất ngủ; em hoảng; không dám ngủ; đừng làm vậy; thấy kỳ; thấy kì; kỳ lắm; kì lắm; kỳ cục; thấy lạ; khó xử; sợ sợ; rờn rợn; run quá; không biết làm sao; bối rối; không ổn; làm con sợ; làm em sợ; làm cháu sợ; thấy ghê; ngộp; ngột ngạt; ngột lắm/quá; giật/giựt mình; ớn ớn; thấy ớn; hơi/thấy rén; lạnh (sau) lưng; không yên tâm/lòng; lo lo; sai sai; rối lắm/quá/tung/luôn; đầu óc rối; mệt lắm rồi; ép em/con/cháu/tui/mình/t hoài/quá/riết; cứ ép/dồn/hối; bị ép/hối/dồn hoài/riết; tim em/con/mình/tui đập/nhảy; tim đập loạn/nhanh/mạnh; không ngủ được; ngủ không được/nổi; ăn không vô/nổi; muốn khóc; không dám mở/đọc/nghe; không nghĩ được gì; mắc tội',
    en: 'scared; afraid; uncomfortable; weird; please no; please do not; please stop; creepy; nervous; anxious; crying; i am begging; begging you; freaking me out; worried; this feels wrong; terrified; panicking; can not sleep; shaking; freaking out; freaked out; feel weird; kinda weird; icky; gives me the creeps; awkward; really scared; not ok with; makes me feel; so stressed; scaring me; scares me; you scare me; feel sick; feel uncomfortable; not okay; making me uncomfortable/uneasy/nervous/scared/anxious; uneasy; creeping me out; creeped out; feel not comfortable; i have fear; feel pressured; stomach hurts; panic; do not feel good/right/safe/ok; heart is racing; stressing me out; feels off/wrong; so overwhelmed',
  },
  'end-life': {
    vi: 'muốn chết; không muốn sống; !tự tử; muốn/định/tính/đòi/toan/từng/sẽ/sắp/dám/cố/ý tự tử; nghĩ đến/tới/về (chuyện/việc) tự tử; tự tử cho xong/rồi/khuất/khoẻ; !tự tử cho; tự tử mất/đây/luôn/chết; hay là tự tử; tự sát; chết đi cho; chết cho xong; biến mất khỏi; kết thúc cuộc đời; kết thúc tất cả; sống làm gì; không thiết sống; tự làm đau; hết muốn sống; chán sống; chết còn hơn; không sống nổi; không sống nữa; ra đi mãi; tự kết liễu; không còn lý do sống; biến mất luôn; biến mất cho xong; em biến mất; sống chi nữa; sống chi; sống để làm gì; không có lý do gì để sống; lý do gì để sống; lý do để sống; không dậy nữa; không tỉnh lại; chết quách; chết cho rồi; không muốn thức dậy; không muốn tồn tại; thế giới không có em; không còn muốn sống; nghĩ (tới/đến/về) (cái/chuyện/việc) chết; nghĩ (tới/đến/về) (việc/chuyện) kết thúc; kết thúc cuộc sống; kết thúc đời (mình/em/con/tớ/tao); kết thúc mọi thứ; rời (khỏi) thế giới/đời; rời khỏi cuộc đời; từ giã cõi đời; không còn trên đời; (ở) trên đời (này/ni) nữa; không tồn tại nữa; đừng sinh con/em/mình/tui/tôi ra; chưa từng được sinh ra; không được sinh ra; giá/ước/ước gì (như/mà) không/đừng/chưa sinh ra; thiết sống; ham sống; không thiết gì nữa; hết lý do sống/để; lý do (nào) để ở lại; làm đau (bản thân) mình/em/con/tớ; làm đau bản thân; làm hại bản thân/mình; tự hại (bản thân) (mình); tự làm hại; làm tổn thương bản thân; điều/chuyện/việc dại dột; chết đi cho; chết cho khoẻ/rảnh/xong/rồi; chết sớm; chết đi cho khoẻ; ngủ (luôn/mãi/một giấc) (rồi) không dậy/tỉnh; ngủ mãi không; khỏi (phải) dậy/thức dậy; xoá mình/em khỏi; biến mất khỏi; muốn/mún biến mất; không thấy ngày mai; sống tới/đến đó; sống không bằng chết; sống hay/mà không cũng; sống chết gì cũng; không muốn thấy ngày; thà chết; thà (đừng/không) sống; thà không có mặt; buông xuôi hết; buông đời',
    en: 'kill myself; want to die; end my life; end it all; do not want to live; hurt myself; suicide; suicidal; better off dead; not want to be here; no reason to live; wish i was dead; harm myself; disappear forever; do not want to be alive; end it tonight; better off without me; want to disappear; ending my life; ending it all; all to end; it all to end; not wake up; never wake up; do not want to wake up; no point in living; no point living; take my life; tired of living; done with life; hate living; can not go on; be here anymore; do not want to be here anymore; just kill myself; thinking about dying/death/suicide; think about dying/death; wish i was/were never born; wish i was/were not here/alive/born; wish i were dead; leave this world; leave the world; hurting myself; self harm; harming myself; do not wake up tomorrow/tmr; die in my sleep; go in my sleep; tired of being alive/here; tired of existing; without me in it; world without me; one less me; not want to exist; stop existing; do not deserve to live; should not exist; feel like dying; ready to die; rather be dead; rather die than; nothing to live for; not be alive; what i might do to myself; scared of myself',
  },
  // “Hungry to death” is hungry.
  'so-much': {
    vi: 'dễ/khó/xinh/đẹp/ngon/nóng/lạnh/đói/khát/xấu/lười/rẻ/đắt/mắc/ngại/thèm/vui/cute/lầy/ngáo/xịn/cưng/chua/cay/hài/cười/thương/ồn/nắng/xa/dài/quê/sướng/lo/sợ/run/tức/mừng/ghét/ngứa/no muốn chết; hồi hộp muốn chết; xấu hổ muốn chết; mắc cỡ muốn chết',
  },
  joking: {
    vi: 'muốn chết hả/à/ha/hông/không (mày/con/m); haha; hihi; chết cười; cười xỉu; đùa thôi; giỡn thôi; cười chết; hehe; cười; lol; xỉu; vui; keke',
    en: 'haha; lol; lmao; kidding; just kidding; jk; rofl; funny; laughing; hehe; lolol',
  },
};
