import type { Concepts } from './concept.ts';

export const authorityTerms: Concepts = {
  authority: {
    vi: 'công an; bộ công an; cảnh sát; cảnh sát điều tra; cơ quan điều tra; điều tra viên; cán bộ điều tra; viện kiểm sát; viện kiểm sát nhân dân; kiểm sát viên; !toà; toà án; thẩm phán; đại/thượng/trung/thiếu uý/tá; thiếu tướng; cục cảnh sát; cục hình sự; phòng cảnh sát; phòng chống tội phạm; phòng an ninh; tội phạm công nghệ cao; pccc tội phạm; interpol; hải quan; chi cục thuế; thuế; ngân hàng nhà nước; cơ quan chức năng; thanh tra; cán bộ; đại sứ quán; bưu điện; cục viễn thông; nhà mạng; công an phường/quận/tỉnh; an ninh mạng; cục; chuyên viên; luật sư; bộ thông tin; hình sự; cơ quan; tổng đài; tổng đài viễn thông; viễn thông; phòng điều tra; điều tra; viện kiểm sát tỉnh; toà án tỉnh; ngân hàng; bên ngân hàng; cục cảnh sát phòng chống; đội hình sự; đội cảnh sát; đại uý; thiếu tá; trung tá; thượng tá',
    en: 'police; officer; federal police; fbi; interpol; detective; agent; prosecutor; court; investigator; customs; cyber police; cybercrime; cyber crime; inspector; lieutenant; sergeant; judge; tax office; irs; immigration; embassy; ministry; department; bureau; sheriff; authority; law enforcement; bank security; central bank; captain; government; special unit; cyber unit; fraud department; security department; security team; crime unit; fraud team; customs office; special agent; the bank; department of justice; justice department',
  },
  'this-is': {
    vi: 'tôi là; tôi tên; đây là; bên; bên em là; anh là; chị là; chúng tôi là; gọi từ; tôi gọi từ; mình là; đại diện; tôi bên; !đây; công tác tại; đang công tác; thuộc; thay mặt; chuyển máy cho; chuyển máy sang; nối máy; nối máy cho; anh bên; em đang nói chuyện với; nói chuyện với; xin thông báo; thông báo; tôi thuộc; làm ở; tôi ở',
    en: 'this is; i am; we are; calling from; my name is; speaking; on behalf of; i work for; i am with; you are speaking; you are speaking with; im; contacting you from; here from; from the; with the; i represent; transferring you to; connect you to; acting for',
  },
  'case-words': {
    vi: 'vụ án; chuyên án; hồ sơ; đường dây; thụ lý; lời khai; biên bản; điều tra; hợp tác điều tra; lập án; tang vật; bưu phẩm; hàng cấm; giám sát; phong toả; trong sạch; số hiệu; triệu tập; mã hồ sơ; dính vụ; dính líu; liên quan; khai báo; tình nghi; đối tượng; nghi phạm; quyết định; công văn; khoanh vùng; nghi vấn; giấy triệu tập; giấy gọi; danh sách rửa tiền; xác minh nhân thân; sim của bạn; !dính; làm việc với; cần làm việc; mời lên làm việc',
    en: 'case number; investigation; case file; evidence; suspect; involved in; linked to; your id was used; under surveillance; statement; clear your name; badge number; package; case; file; suspicious; identity was; your name is on; under your name; your details; came up in; in your name; your name came up; about your account; flagged; calling regarding; regarding your; badge; about your identity',
  },
  'legal-harm': {
    vi: 'lệnh bắt; bắt giam; bắt giữ; bắt khẩn cấp; bắt tạm giam; tạm giam; tạm giữ hình sự; khởi tố; truy tố; truy nã; đi tù; !tù; ngồi tù; phạt tù; !bóc lịch; vào tù; còng tay; kiện; kiện ra toà; ra toà; hầu toà; cưỡng chế; đồng phạm; tước quyền; án tích; tiền án; áp giải; dẫn giải; xử lý hình sự; truy cứu; trách nhiệm hình sự; bắt người; bị bắt; lệnh truy nã; lệnh khám; còng; giam; bắt ngay; tội danh; chịu tội; hình phạt; !án; năm tù; thi hành án; xử phạt; nhà giam; trại giam; ký lệnh; lệnh tạm giam; phong toả tài khoản; cấm xuất cảnh; triệu tập; mất quyền khoan hồng; khoan hồng; bắt theo; bắt luôn; bị điều tra; bị thẩm tra; bị xử; biện pháp; vào trại; về trại; lãnh án; lĩnh án; chịu án; ký lệnh bắt; tội che giấu; đuổi học và khởi tố; bắt vì tội; bắt tại nhà; xuống bắt; tới bắt; đến bắt; bị bắt tại',
    en: 'warrant; arrest; arrested; jail; prison; prosecute; prosecuted; charged; charges; sue; lawsuit; detained; detention; indicted; custody; handcuffs; deported; criminal record; take you to court; felony; years in; locked up; subpoena; imprisoned; legal action; convicted; accomplice; contempt; summons; investigated; face charges; revoked; visa will be cancelled; behind bars; blacklisted; jail time; file charges; press charges; warrant goes out; arrested at; officers to arrest; send officers; go to prison; warrant out',
  },
  'legal-order': {
    vi: 'lệnh bắt; lệnh tạm giam; lệnh truy nã; lệnh khám xét; giấy triệu tập; quyết định khởi tố; diện truy nã; bị truy nã; đang bị truy nã; lệnh phong toả; lệnh cấm; bị khởi tố; bị truy tố; bị bắt giam; bắt khẩn cấp; lệnh bắt giữ; lệnh áp giải',
    en: 'warrant; arrest warrant; warrant for your; court order; summons; subpoena; indictment; under arrest; issued an order',
  },
  crime: {
    vi: 'rửa tiền; ma tuý; buôn lậu; lừa đảo; tiền phi pháp; phi pháp; tội phạm; buôn người; chất cấm; hàng cấm; phạm pháp; tiền bẩn; buôn bán; trốn thuế; vi phạm; đường dây; khủng bố; tham gia đường dây; đánh bạc; xuyên quốc gia',
    en: 'launder; laundering; launder money; drugs; trafficking; fraud; smuggling; illegal; crime; scam ring; identity theft; offence; offense; criminal; terrorism; gambling ring; contraband',
  },
  leave: {
    vi: 'rời khỏi; rời nhà; rời; ra khỏi; ra khỏi nhà; rời phòng; đi khỏi; dọn đồ; dọn ra; !dọn; thu xếp; thu dọn; xếp đồ; soạn đồ; thuê; thuê phòng; nhận phòng; tìm phòng; tìm; đặt phòng; lấy phòng; check in; vào; tới; đến; ra; lên; qua; bắt xe; đón xe; lên xe; di chuyển; di chuyển đến; ở một mình; ẩn; trốn; lánh; tạm lánh; sang; đi; về; mang theo đồ; đặt xe; ở lại; trú; tá túc; gọi taxi; bắt taxi; bỏ nhà; gom đồ; gom quần áo; bắt xe ôm; tìm chỗ; rời khỏi nhà; thuê phòng một mình',
    en: 'leave; pack; pack a bag; check in; check into; checking into; go to; move to; get a room; rent; book; get out; take a taxi; take a bus; travel to; head to; stay at; go; come to; relocate; find; hide; move out; isolate; get on a bus; grab a; get out of; leave home; go to a; go to the hotel; pack your; rent a room; walk out',
  },
  lodging: {
    vi: 'nhà nghỉ; khách sạn; phòng khách sạn; homestay; phòng riêng; phòng trọ khác; nhà trọ; hotel; motel; airbnb; biên giới; campuchia; sang cam; qua cam; bên cam; myanmar; lào; cửa khẩu; địa chỉ tôi; địa chỉ anh; địa chỉ này; chỗ tôi; nơi an toàn; chỗ kín; khỏi nhà; rời nhà; khỏi phòng trọ; phòng kín; nơi kín; chỗ ở; chỗ trọ; nơi ở; chỗ trú; khu biệt lập; nơi vắng; chỗ khác; địa điểm; mộc bài; nơi bí mật; ký túc xá; nhà trọ ngay; kí túc; khỏi nhà trọ; một căn phòng; phòng; phòng trọ; phòng trọ nào; chỗ nào kín; bến xe',
    en: 'hotel; motel; hostel; airbnb; room; dorm; your home; your house; the house; border; safe place; safe house; cambodia; location; the address; your apartment; apartment; safe location; another city; your room; your place; airport; inn; guesthouse; secluded; somewhere quiet; by the station; a motel; out of town; bus station',
  },
  isolate: {
    vi: 'một mình; tắt định vị; tháo sim; thay sim; đổi sim; sim ra; chế độ máy bay; tắt nguồn; không mang theo ai; không ai biết; chặn số; phòng riêng; kín; khoá cửa; tắt thông báo; không nhấc máy; không nghe máy; chặn hết; sim mới; cắt liên lạc; không trả lời; khoá trái cửa; kéo rèm; tắt máy với; giam lỏng; cách ly; tự khoá mình; tự nhốt; khoá mình trong phòng',
    en: 'alone; by yourself; turn off your location; airplane mode; new sim; sim; do not answer; lock the door; by herself; no one with you; block everyone; isolate; change your number; phone off; curtains; close the curtains; lock yourself',
  },
  captive: {
    vi: 'bắt cóc; bị bắt; trong tay; nằm trong tay; đang giữ; đang ở chỗ; ở với/chỗ chúng tôi/tao; ở với/chỗ bọn/tụi tao/tôi/tui; bên kia biên giới; bên kia cửa khẩu; bị giữ; giam; bị nhốt; bị bán; bán sang; qua biên giới; sang campuchia; bên campuchia; ở campuchia; bọn tao giữ; bắt giữ; bị lừa sang; nhốt; không toàn mạng; cắt; đánh con; họ đánh; đang bị; cần nhận lại; hành hạ; đang trong tay; trong tay tụi; đang ở với tụi; nằm với tụi; đưa sang campuchia; đưa con ông/bà sang',
    en: 'kidnapped; have your; we have; i have; got your; holding; captured; taken; in our hands; hostage; across the border; with us; in our custody; tied up; they took me; being held; they are holding; locked me; is with us; with our people; took me; they took; hurt me',
  },
  child: {
    vi: 'con gái; con trai; con gái/trai anh/chị/ông/bà/cô/chú/bác; con anh/chị/ông/bà/cô; con em; cháu nhà; thằng bé/con/nhỏ/nhóc; con bé/nhỏ; nó; mẹ/má/bố/ba ơi (con); con tin; em gái/trai anh/chị; đứa nhỏ; con mày; quý tử; con cưng',
    en: 'your son; your daughter; your kid; your child; your boy; your girl; your sister; your brother; your little; mom i; mom they; dad they; dad i; mommy i; your baby',
  },
  release: {
    vi: 'thả; tha; mới tha; mới thả; tiền chuộc; !chuộc; chuộc; gặp lại con; gặp lại; mong gặp; về nhà; thì nó về; an toàn; nhận xác; toàn mạng; muốn nó; muốn con; đổi người; nhận lại; cứu con; cứu; họ đòi; chúng đòi; nó đòi; bọn chúng đòi; giết; nguyên vẹn; khỏi gặp; về nguyên vẹn; muốn gặp lại',
    en: 'release; ransom; him home; her home; back alive; see him again; see her again; let him go; let her go; let me go; want him; want her; safe for now; unharmed; return him; return her; they want; they are asking; get hurt; kill him; alive; home safe; in one piece; want him back; want her back; bring the cash; see your kid again; see your son again; see your daughter again; see your child again; kid again',
  },
};
