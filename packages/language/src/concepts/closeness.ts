import type { Concepts } from './concept.ts';

export const closeness: Concepts = {
  'age-ask': {
    vi: 'mấy tuổi; bao nhiêu tuổi; nhiêu tuổi; bi lớn; bao lớn; lớp mấy; học lớp mấy; sinh năm nào; sinh năm bao nhiêu; sinh năm mấy; 2k mấy; 2k bao nhiêu; năm nay bao; năm sinh; tuổi gì; tuổi con gì; đủ 16 chưa; đủ 18 chưa; mấy tủi; lớp bao nhiêu; cấp mấy; cấp 2 hay; tuổi nhỉ; nhiu tủi; học năm mấy; tuổi em; bao nhiu tuổi; mấy t dậy; học cấp mấy; đang học cấp; cấp hai; còn cấp hai; lên lớp mấy; lên lớp # chưa; cái xuân xanh; bao nhiêu cái; học lớp nào; lớp nào rồi; lớp nào vậy; học sinh hay sinh viên',
    en: 'your age; what age; what grade; which grade; what year are you; asl; are you 18; are you over; when were you born; birth year; what is your birthday; age please; age rq; what class are you; old are you; how old you; how old are you; you how old; middle school or; high school or; what yr; what year you; whats your age; are you in middle; you in middle; in high school; in school; you # or; candles on your; are you under #; you under #; under 16; under 18',
  },
  'place-ask': {
    vi: 'nhà (em/con/bạn/mày/cháu) ở đâu; ở đâu; ở đâu thế; sống ở đâu; (học) trường nào; học trường gì; trường gì; học ở đâu; ở quận nào; quận mấy; ở khu nào; ở phường nào; nhà gần; ở tỉnh nào; quê ở đâu; quê đâu; địa chỉ nhà; cho xin địa chỉ; gửi định vị; chia sẻ vị trí; bật định vị; ở chỗ nào; trường đâu; nhà đâu; đường nào; học đâu; ở khúc nào; hẻm nào; tan học lúc nào; mấy giờ tan; đi đường nào; phòng số mấy; nhà số mấy; trường nào; học trường nào; gần khúc nào; khúc nào; tan trường; trường nào quận; đoạn nào; ở đoạn nào; khu nào vậy',
    en: 'where do you live; where you live; where are you from; what school; which school; your address; what city; what town; where do you go to school; what neighborhood; share your location; send your location; drop your location; your location; where you at; where is your house; which street; what street; where u stay; part of town; live near; what part of; part of the city; which part of; neighborhood are you; where in',
  },
  'just-now': {
    vi: 'đang ở đâu; ở đâu rồi; về chưa; mấy giờ về; tới đâu rồi; ở đâu đấy',
    en: 'where are you now; where are you; when are you home; coming home',
  },
  'alone-ask': {
    vi: 'ở nhà một/1 mình; (đang) (ở) một/1 mình (không/à/hả); ở một mình; ngủ một mình; nhà có ai; có ai ở nhà; ai ở nhà; có ai ở cạnh; có ai bên cạnh; có ai ngồi cạnh; phòng riêng (không); mẹ/bố/ba/má (em) có nhà; mẹ/bố/ba/má (em) đi làm; bố mẹ đi vắng; ba mẹ ngủ chưa; bố mẹ ngủ chưa; mẹ ngủ chưa; ai xem điện thoại; ai coi điện thoại; kiểm tra điện thoại; check máy; check điện thoại; soi điện thoại; ai cầm điện thoại; ai dùng chung máy; có hay mở ra xem; có hay xem điện thoại; ai biết mật khẩu máy; khoá cửa phòng; ngủ chung với ai; nhà vắng; có đứa nào ngồi cạnh; ai đang ở đó; người lớn trong nhà; ngủ hết chưa; chung phòng với em; ai chung phòng; mẹ có hay; ba có hay; bố có hay; có ai trong nhà; có ai nữa không; còn ai nữa không',
    en: 'are you alone; you alone; home alone; anyone home; who is home; anyone with you; who is with you; parents home; your parents home; mom home; parents asleep; who checks your phone; check your phone; checks your phone; sees your phone; look at your phone; read your messages; reads your messages; anyone around; by yourself right now; got your own room; own room; is anybody with you; someone next to you; who is around; by yourself tonight; you by yourself; go through your phone; goes through your phone; look at your texts; your mom around; your parents around; your dad around; mom around; ever go through; sitting next to you; next to you; in the room with you',
  },
  praise: {
    vi: 'xinh; xinh xắn; xinh gái; đẹp; đẹp trai; dễ thương; đáng yêu; cute; giỏi; trưởng thành; chững chạc; đặc biệt; hấp dẫn; quyến rũ; ngoan; xinh thế; thông minh; tài năng; duyên; ngọt ngào; hot; cưng; chín chắn; mặt xinh; xinh đẹp; hiểu chuyện; khác biệt; cô bé đặc biệt; già dặn',
    en: 'beautiful; pretty; cute; gorgeous; handsome; hot; mature; special; stunning; so cool; amazing; talented; smart; adorable; attractive; perfect; angel; lovely; great look; model; charming; fine; way too mature; like a model; grown; prettiest; cutest; hottest; sweetest',
  },
  intensely: {
    vi: 'quá; ghê; thế; thật; lắm; dữ; vậy; cực; xỉu; nhất; hơn tuổi; so với tuổi; quá trời; vãi; nhỉ; phết; ta; !trông; nhìn; chưa từng; khác mấy; hơn bạn; như người lớn; nhất anh từng; từng gặp; cùng tuổi; hơn tụi; chưa thấy ai; không ai bằng; như em luôn',
    en: 'so; really; very; for your age; than other; not like; unlike; ever; most; super; too; such; look; seem; way more; are; the others; for those; than those; too mature; fr; like a; literally; girl here; here',
  },
  bond: {
    vi: 'chỉ (có) anh/chú/tớ/tôi/chị (mới) hiểu; không ai hiểu; không ai thương; không ai yêu; chỉ mình anh; thương em nhất; yêu em nhất; hiểu em nhất; duy nhất; tri kỷ; tri kỉ; định mệnh; (chỉ) cần anh; chỉ cần hai; của riêng anh; em là của; mãi mãi bên; chỉ tin anh; tin mỗi anh; không cần ai khác; không ai bằng anh; bằng anh đâu; người đặc biệt; anh chỉ có em; chỉ có mình em; khác với mọi người; không tìm được ai; mình thuộc về nhau; làm người yêu; làm ny; anh nuôi; em gái nuôi; con nuôi; con gái nuôi; bạn bè em không; thiếu em; sống không nổi; vì em tất cả; bỏ em một mình; gia đình em không hiểu; mỗi anh là; chỉ mỗi anh; mỗi anh thật lòng; thật lòng với em; bên anh em mới; chỉ khi bên anh; hiểu em hơn ai; không có anh thì; ngoài anh ra; ai thương em',
    en: 'only i understand; i am the only one; only one who; no one understands; nobody understands; nobody gets you; no one gets you; no one loves you; nobody loves you; soulmate; soul mate; meant to be; you are mine; only need me; special connection; trust only me; only trust me; we have something; love you more than; be my girlfriend; be my boyfriend; you complete; i am all you; always be here for; like no one else; cares about you like; never felt this; you and me against; understands you; understand you better; only person; gets you the way; the way i do; gets you like; the only person; only person you can; count on me; you can count on; get you the way; like i get you; the only one who; only one that; really listens to you; listens to you',
  },
  meet: {
    vi: 'gặp; gặp nhau; gặp mặt; gặp anh; !gặp; gặp em; hẹn; hẹn gặp; hẹn hò; đi chơi; qua nhà; đến nhà; tới nhà; sang nhà; đón em; đón; qua đón; đi riêng; ra ngoài; ra gặp; đi với anh; đi ăn; đi xem phim; đi cafe; lên phòng; vào khách sạn; ghé phòng; ghé nhà; !chở; ra công viên; ra quán; ra bờ hồ; ra ngoài gặp; gặp chút; ra hồ; ghé nhà anh; ghé chơi',
    en: 'meet; meet up; see you; hang out; come over; pick you up; visit; come see me; come to my; my place; your place; sneak out; go out; get together; in person; date; irl; link up; come outside; come meet; come meet me; swing by; wait for you; ill wait for you',
  },
  alone: {
    vi: 'một mình; 1 mình; riêng; riêng hai; chỉ hai; hai đứa mình; đừng rủ; không rủ; đừng dẫn; đừng dắt; đi một mình; không có ai; đừng đưa bạn; trốn; lén; không cho ai biết; vắng; nhà anh không có ai; khách sạn; phòng trọ; nhà nghỉ; đừng đi cùng; đừng đi với; kín; trốn học; mình ên; đi mình; lén ra; lén ra ngoài; trốn ra; một mình thôi',
    en: 'alone; just us; just you; by yourself; do not bring; nobody else; without your; only us; come by yourself; sneak; the two of us; hotel; no one around; in secret; no friends; on your own; round the corner; do not bring your; dont bring; bring no one; without telling; me and you; just me and; place is empty; house is empty; empty house; wait for you behind; behind the school',
  },
};
