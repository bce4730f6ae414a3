import type { Concepts } from './concept.ts';

export const people: Concepts = {
  me: {
    vi: 'anh; chị; chú; !bác; cô; dì; dượng; tôi; tao; tớ; mình; thầy; ông; (bọn/tụi/chúng) tôi/tao/tớ/anh/mình/tui; bên anh/tôi/mình; phía tôi/anh; shop; qua; đây',
    en: 'i; me; us; we; my; mine',
  },
  you: {
    vi: 'em; con; cháu; mày; bạn; bé; nhóc; cưng; cậu; bây; cô bé; (cậu) nhỏ; em gái; em trai; bạn ấy; anh chị; bà chị; cu; nhóc con; vợ; bà xã',
    en: 'you; your; yours; yourself; yall; kiddo; kid; babe; baby; sweetheart; princess; girl; dude; bro',
  },
  they: {
    vi: '!nó; hắn; !họ; !gã; bọn nó; chúng nó; tụi nó; kẻ; người ta; bạn ấy; cậu ấy; cô ấy; anh ta; ông ấy; nhân vật; đứa nào; bạn nào; em nào; ai mà; tụi kia; mấy bạn',
    en: 'he; she; they; him; her; his; their; them; the guy; some guy; people who; character; someone',
  },
  guardian: {
    vi: 'mẹ; bố; !ba; !má; cha; !u; bu; bầm; mẹ/má/ba/bố em/con/mày/cháu/bạn/nó; ba/bố mẹ/má/mạ; cha mẹ; thầy bu/u; phụ huynh; gia đình; người nhà; người thân; ông bà; bà ngoại/nội; ông ngoại/nội; cả nhà; trong nhà; cả họ; họ hàng; !dòng họ; dì/cậu/cô/chú/bác ruột; !nhà em/con/mày/cháu; anh trai; chị gái; chị/anh ruột; người lớn; máy ba/bố/mẹ; !tía má; vợ chồng; song thân; nhà cháu; thầy cô em; cậu ruột; anh hai; chị hai; !dì; thầy em; ba em; bà nội em',
    en: 'mom; moms; mother; dad; dads; father; parent; parents; family; folks; grandma; grandpa; grandmother; grandparents; relatives; sister; brother; aunt; uncle; adults; grown ups; guardian; household; siblings; your sister; your brother; your dad; stepdad; stepmom; guardians; grandad; nan; little brother; big brother; little sister; your aunt; stepfather; stepmother; pastor',
  },
  elder: {
    vi: '!thầy; thầy cô; thầy giáo; cô giáo; giáo viên; chủ nhiệm; thầy/cô chủ nhiệm; hiệu trưởng; ban giám hiệu; huấn luyện viên; giám thị; nhà trường; sếp; hàng xóm; tổng phụ trách',
    en: 'teacher; teachers; coach; principal; headteacher; tutor; pastor; boss; counselor; neighbors; neighbours',
  },
  peers: {
    vi: 'bạn bè; bạn (cùng) lớp; (cả) lớp em/mày/con/bạn/cháu; cả lớp; cả trường; toàn trường; trường em/mày/con/bạn; cả khối; bạn học; mọi người; tất cả mọi người; thiên hạ; từng người; từng đứa; danh bạ; danh sách bạn (bè); hội bạn; đám bạn; nhóm bạn; mấy đứa (lớp/bạn); tụi bạn; người quen; bàn dân thiên hạ; cả xóm; cả làng; cả phố; cả ấp; cả khối #; khối #; cả khu; cả đội; cả dãy; bạn cùng phòng; bạn thân; chị họ; anh họ; em họ; sân trường; cả nhóm; người yêu em/mày; crush của em; đồng nghiệp; người theo dõi; ai cũng; lớp #; !lớp; !trường; học sinh; họ hàng; cùng bàn; mấy đứa cùng; họ nội; họ ngoại; nội ngoại; bạn em; bạn mày; bạn con; cổng trường; bạn trai em; bạn gái em; lớp trưởng',
    en: 'friends; friend list; friends list; classmates; class; school; everyone; everybody; followers; contacts; contact list; the whole; whole world; team; guild; teammates; group chat; each of them; all of them; every one; the world; grade; coworkers; boyfriend; girlfriend; squad; people you know; roommate; roommates; flatmates; cousin; cousins; best friend; gc; church; office; neighborhood; everyone you know; whoever; your grade; whole grade; your followers; mutuals; everyone you follow; the group chat; your year; contacts list; followers list; your crush; people you love',
  },
  feed: {
    vi: 'mạng; lên mạng; mạng xã hội; facebook; face; group; nhóm; hội nhóm; trang; page; fanpage; confession; cfs; story; tường; insta; ig; instagram; bảng tin; tiktok; youtube; diễn đàn; web; internet; newfeed; hộp thư; khắp nơi; công khai; cõi mạng; nhóm/group lớp/trường/phụ huynh; cho thiên hạ; bảng tin trường; trang trường; nhóm trường',
    en: 'online; internet; web; page; pages; feed; story; group; forum; inbox; facebook; tiktok; youtube; everywhere; public; wall; insta; instagram; social media; website; reddit; school page; class page; timeline; status; your timeline',
  },
  anyone: {
    vi: '!ai; với ai; cho ai; ai biết; ai khác; ai hết; ai đó; bất cứ/kỳ/kì/cứ ai; người khác; người ngoài; người thứ ba; cho người khác; ai nghe; kẻ khác; với ai khác; bất kỳ người nào',
    en: 'anyone; anybody; no one; nobody; a soul; anyone else; others; other people; someone else; outsiders; people',
  },
  pair: {
    vi: 'chú cháu (mình); bác cháu (mình); anh em mình; hai anh em; hai/2 chú cháu; hai/2 bác cháu; hai/2 đứa (mình); hai/2 mình; hai/2 người; hai/2 ta; hai/2 chị em; chị em mình; cô trò; thầy trò; tụi mình; anh với em; anh và em; bọn mình; mình với nhau; anh/chú/tớ/tao/chị/bác/thầy/tôi với/và/cùng em/con/cháu/cậu/mày/bé/bạn; em/con/cháu/cậu/mày/bé với/và anh/chú/tớ/tao/chị/bác/thầy',
    en: 'us; you and me; the two of us; me and you; you and i; our; ours; two of us',
  },
  only: { vi: 'chỉ; riêng; của riêng; mỗi; giữa', en: 'only; just; between; nobody but; strictly' },
  police: { vi: 'công an; cảnh sát; chính quyền', en: 'police; cops; authorities' },
};
