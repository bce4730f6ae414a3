import type { Concepts } from './concept.ts';

export const money: Concepts = {
  amount: {
    vi: '# triệu; # củ; # chai; # nghìn; # ngàn; # đồng; # lít; # xị; # tr; # vnd; # trăm (nghìn/ngàn/triệu); # tỷ; # tỉ; triệu rưỡi; # cành; !# lá; # lúa; # quả; vài triệu; mấy triệu; chục triệu; # chục; # đô; # k; trăm rưỡi; trăm nghìn/ngàn; nửa triệu; # thẻ; # cái thẻ',
    en: '# dollars; # bucks; # usd; # grand; # euros; # pounds; # quid; a grand; hundred dollars; hundred bucks; # bitcoin; # usdt; # euro; # hundred; # thousand; # robux; # each; half now; another hundred; another #; a hundred',
  },
  money: {
    vi: 'tiền; !tiền; !thẻ; thẻ cào; nạp thẻ; mua thẻ; thẻ viettel/vina/mobi/garena/game/steam/điện; card; bitcoin; btc; usdt; crypto; coin; tiền mặt; tiền chuộc; momo; số tài khoản; tài khoản; vcb; !phí; tiền phí; tiền phạt; khoản; vàng; sổ tiết kiệm; seri; số seri; mã thẻ; quà đáp lễ; card vt/viettel/vina; trang sức; nữ trang; !ví; ví điện tử; ví momo; mã thẻ điện thoại; tiền tiết kiệm; atm; tiền lì xì; số dư; toàn bộ số dư; học phí thêm',
    en: 'money; cash; gift card; card; cards; bitcoin; btc; crypto; usdt; paypal; cashapp; cash app; venmo; zelle; wire; itunes; payment; ransom; fee; fine; robux; steam card; amazon card; eth; coins; bank transfer; apple card; wallet; steam cards; gift cards; credit card; debit card; apple gift card; savings; payments; the digits; google play; play cards; my money; balance; visa gift card',
  },
  pay: {
    vi: 'chuyển; chuyển khoản; chuyển tiền; nạp; nạp thẻ; !bắn; bắn qua; bắn cho; bắn tiền; nộp; trả; đưa; gửi; gửi tiền; mua; mua thẻ; đóng; chi; thanh toán; xoay; xoay tiền; kiếm; kiếm tiền; gom; rút; rút tiền; vay; mượn; !chồng; chồng tiền; cống; nôn; nôn ra; ói ra; !xì; bank; banking; lo; lo đủ; quy đổi; đổi; chuẩn bị; chuẩn bị tiền; đem; mang; bù; đền; bồi thường; cọc; ứng; cho tiền; không có; có; quét mã; quét qr; xin; góp; ck; mua mã thẻ; cào thẻ; cào rồi đọc; đập heo; bù thêm; thêm',
    en: 'pay; paying; send; transfer; wire; venmo; zelle; cashapp; buy; give; get; need; owe; cough up; hand over; deposit; buy me; want; drop; come up with; bring; load; settle; paid; receive; my account; cost; cash app; cash me; paypal; borrow; sell; chip; slide; get me; revolut; zelle me; add; top up; put',
  },
  crypto: {
    vi: 'crypto; btc; usdt; momo; thẻ cào; zalopay; coin; tiền mặt; card; ck; chuyển khoản; nạp',
    en: 'crypto; bitcoin; btc; usdt; gift cards; gift card; cash; venmo; cashapp; paypal; zelle; robux; steam; card',
  },
  number: { vi: '#', en: '#' },
  'to-me': {
    vi: 'cho/qua/tới/sang (tài khoản/momo) anh/chú/bác/tao/tôi/tớ/mình/chị/tui/cơ quan/chúng tôi/bọn tao/tụi tao; của anh/tao/tôi/chú/cơ quan; giúp anh/mình; anh/tao/tôi/chú cần/muốn/đòi; tài khoản tạm giữ; tài khoản này; tài khoản kiểm tra; tài khoản an toàn; tài khoản anh/tôi; số này; stk này; tài khoản hội đồng; tài khoản của; anh/chú/tao/tôi xin; cho anh/chú xin; qua đây; vào đây; về đây; bên này; momo anh; stk anh; số anh; tài khoản anh; ví anh; về số này; qua số này; vô số này; vào số này; vô stk; vào stk',
    en: 'to me; send me; pay me; give me; buy me; my account; to us; this account; this wallet; my wallet; me; i need; i want; i receive; wire me; following account; safe account; in my account; my paypal; my cashapp; my venmo; me happy; get me; cash me; on my; into my',
  },
  'to-you': {
    vi: 'cho/tặng em/con/cháu/mày/bạn/bé/nhóc/cưng/cậu/bọn em; em/con/cháu/mày/bé/nhóc nhận; của em nè; em thích gì; cho nhóc; cho em nhé',
    en: 'for you; to you; give you; buy you; send you; get you; gift you; you want; you some; you a',
  },
  gift: {
    vi: '!quà; món quà; quà cho; có quà; tặng quà; skin; kim cương; robux; đồ xịn; trang phục; nạp game; nạp; thẻ game; thẻ; iphone; điện thoại mới; váy; giày; túi; trà sữa; xe; đồ chơi; acc xịn; acc vip; vip; tiền tiêu vặt; tiền; quân huy; vật phẩm; gói; học bổng; tai nghe; máy chơi game; skin nào; điện thoại; macbook; !vàng',
    en: 'gift; gifts; present; skin; skins; diamonds; robux; v bucks; vbucks; phone; iphone; sneakers; free; vip; nitro; money; coins; gems; credits; clothes; headset; battle pass; allowance; gift card; airpods; ps5; bundle',
  },
  give: {
    vi: 'tặng; mua cho; mua tặng; nạp cho; cho; biếu; tặng cho; thưởng; bao; sắm; gửi tặng; gửi quà; phát; nạp; lì xì; chu cấp; có',
    en: 'give; gift; buy; get; send; got you; treat; spoil; sending; giving; buying; have',
  },
  commerce: {
    vi: 'shop; đơn hàng; đơn này; huỷ đơn; lên đơn; chốt đơn; ship; size; !áo; áo lớp; áo đội; tiền cọc giúp; quỹ lớp; tiền quỹ; học phí; tiền học; học thêm; tiền nhà; tiền phòng; phòng trọ; tiền trọ; tiền điện; bill; hoá đơn; vé; mua sách; tiền sách; bánh; chia tiền; trà sữa; nợ; tiền ăn; tiền xe; kỷ yếu; tiền áo; mua bánh; mỗi đứa; !mỗi bạn; !mỗi người; tiêu vặt; giao hàng; khách; hàng về; trung tâm; còn thiếu; nộp cho cô; giúp cô; bảo hiểm; bảo hiểm y tế; tiền mượn; góp tiền; góp quỹ; góp mua; hùn tiền',
    en: 'order; dues; tuition; rent; tickets; ticket; cake; chip in; deposit for; shipping; split; lunch; fundraiser; fees; item; pizza; dinner; jersey; uniform; field trip; insurance; books; share of',
  },
  credential: {
    vi: 'mật khẩu; pass; password; xin mk; đổi mk; mk acc/fb/nick/game/zalo/của/là/face; mk tài khoản; otp; mã otp; mã xác nhận; mã xác thực; mã # số; dãy # số; !# số; # chữ số; mã số; mã pin; !mã; đọc mã; gửi mã; mã vừa gửi; mã gửi về; số thẻ; cvv; thẻ ngân hàng; thông tin thẻ; thông tin đăng nhập; tên đăng nhập; hai mặt thẻ; dãy số; mã 6; mã trên tin nhắn; tài khoản đăng nhập; mã backup; mã qr đăng nhập; ảnh thẻ ngân hàng; khuôn mặt xác thực; hai mặt; số xác nhận; số xác minh; ba số phía sau; số sau thẻ; mã xác minh; tài khoản với pass; thông tin tài khoản; thông tin ngân hàng; tài khoản ngân hàng',
    en: 'password; passcode; otp; code; verification code; pin; card number; cvv; login; log in; ssn; social security; bank details; account details; security code; credentials; recovery code; card details; front and back; digit code; pass; the pass; verification number; confirmation number; sign in; login details; two sides; both sides; code on your phone; six digits; the code; email and password; bank account',
  },
  'give-up': {
    vi: 'gửi; đọc; cung cấp; đưa; cho; cho xin; xin; nhập; nói; nhắn; khai; chụp; chụp hai mặt; khai báo; bảo; share; quét; điền; đọc cho; gửi lại; lấy; chụp lại; đọc nghe; đọc anh nghe; mượn nick; cho mượn',
    en: 'send; give; tell; share; need; enter; read; read out; provide; what is your; whats your; type; submit; confirm; gimme; text me; forward; verify; get; let me; what does it say; what it says; what is the; whats the; read me; read it; just need; say',
  },
};
