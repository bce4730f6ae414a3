/**
 * More chat spellings, written for this project from general knowledge of how young people type. A line is a meaning
 * and, after the colon, how it is typed. Left out on purpose: what also is a common word or has a second meaning that
 * would change who did what ("mk" is "mình", never "mật khẩu"; "dc" is "được", never "địa chỉ"; "del", "nn", "loc").
 */
const VI = `
bây giờ: bh bjo bjờ bgio bgiờ
như thế nào: ntn ntnào ntnao nhtn nthn
không: khôg khog kog hog hôg hông khom khomg hongg khonk hổg
không biết: kbt kbiet kbiết khbt hkbt hokbt kbik kbít
không phải: kp kphai kphải kpai
không sao: ksao kso khsao
không có: kco kcó khco kcó
không có gì: kcj kcg kcógì
không được: kdc kđc kdk kđk khđc khdc
không thích: kthik kthich kthích kthix
không muốn: kmuon kmuốn kmún
không liên quan: klq
không bao giờ: kbg kbgio kbgiờ kbh
không nói: kns knoi
được: đươc đuợc đựơc đượk đcc
được không: dcko đcko dckh đckh dck đck đckhong dckhong
đúng rồi: đr dr đrui đrồi
phải không: pko phk fko pk fk phkh
thích: thik thix thjk thjch thjx thk
muốn: mún munốn muón
biết: bjk bết pit pít pik bik pjk
hiểu: hỉu hĩu hju hỉêu
nhưng: nhưg nhug nhng
nhưng mà: nhma nhmà nhmak
vậy: dz vz zị dzậy zạy zaỵ
gì: zì rì jì giề dzì gề jk
gì vậy: jz jv jzậy gz jdz
gì đó: jđó jđo jdo
cái gì: cj cgi cgì
làm gì: lj lmj lgi lgì lmgi lmgì
làm: mần lmm
làm sao: lsao lmsao
tại sao: tsao tạisao
vì sao: vsao
sao: shao sêo
về: dzề zề dề zìa dìa vìa dzìa
vui: dzui zui
đi: ik đj đik đuy
này: nèk nek nàk ní nầy
đó: đóa đoá
đấy: đếy
đâu: đơu đâo
đây: đy đơi
có: kó cóa coá cóh
cái: kái cáy
con: kon
còn: kòn cn
cũng: kũng cũg cg cũn
cả: kả
cần: kần
của: kủa kua
cho: cko chko
trong: trog trg
trường: trườg trươg
lớp: lóp lp
phòng: phòg phog
chưa: chx chz chửa
chơi: chs choii
mới: ms mớii
rồi: rùii gòi gùi rồj
thôi: hoy thuii thoyy
luôn: lunn luonn
lại: lạj
quá: qá quớ wớ
lắm: lém lắmm
nhiều: nhju nhìuu
hôm: hum hổm
hôm nay: hnay hnayy homnay
hôm qua: hqua hwa
hôm nào: hnào hnao
ngày mai: nmai
tối nay: tnay tốinay
giờ: jờ chừ
tháng: thág
chủ nhật: cnhat cnhật
thời gian: tgian thgian
mình: mih mìh mjh mjk mìk mềnk
tôi: tuj tôy toai tôii
bạn: bợn pạn pn bạnn
bạn thân: bff bthan bthân
anh: ank anhh
anh em: ae aem
chị: chj chụy
chị em: ce
em: eim emm iêm
bé: pé
bà: pà
con trai: ctrai
con gái: cgai cgái
vợ: vk dzợ zợ
chồng: ck chg
người: ngừi nguời ngườj ngươì
người yêu: ngiu ngyeu ngyêu ngiuu
người yêu cũ: nyc
người khác: ngkhac ngkhác
người nhà: ngnha ngnhà
người lạ: ngla nglạ
mọi người: mina mngười mnguoi mngi mngừi mng
ai: aj
bố mẹ: bme bmẹ pmẹ
mẹ: mama mệ
bố: papa
gia đình: gdinh gđình gđìh
cô giáo: cgiao cgiáo
giáo viên: gvien gviên
học sinh: hsinh
sinh viên: svien sviên
thành viên: tvien
nhắn tin: ntin nhắntin nhtin
tin nhắn: tinnhan tnhan tnhắn
trả lời: trl tl trloi trlời repl reply
nói: nóai nóii
nói chuyện: nchuyen nchuyện nóichuyen
chuyện: chiệnn chuyn
gọi: call cal
gọi video: vidcall vcall vdcall vcal callvideo
đã xem: seen
ảnh đại diện: avt ava avatar
chụp màn hình: cmh cmhinh capmh screenshot
hình: hìh hih hềnh
ảnh: pic pics pix
video: vid
bình luận: cmt bluan bluận
kết bạn: kb kban kbạn addfr
hủy kết bạn: unf unfr
nhóm: gr grp group
zalo: zl zalô zaloo
telegram: tele tlg telegr
messenger: mess mes
instagram: ig ins insta
facebook: face fbook feisbuk
youtube: yt ytb
discord: discort
số điện thoại: sdth sđth sđthoai sodt
điện thoại: đthoai đthoại dthoai
tài khoản: tkhoan tkhoản taikhoan
mật khẩu: mkhau mkhẩu matkhau mậtkhau
chuyển khoản: ckhoan ckhoản chkhoan
chuyển tiền: ctien ctiền chtien chtiền
tiền: tièn tìn xiền
triệu: tr trịu
công ty: cty
cà phê: cf cafe càfe
thông tin: ttin thtin
địa chỉ: dchi đchi đchỉ dchỉ địachi
quan trọng: qtrong qtrọng
quan tâm: qtam qtâm
vấn đề: vde vđề vđ
ví dụ: vd
nội dung: nd
hướng dẫn: hd hdan hdẫn
bình thường: bth bthg bthuong bthường bthươg
sản phẩm: sp
đặt hàng: ord
đang: đg dg đanq
với: vứi vớj zứi wới
nhé: nhoé nhoá nhóa hén nhaaa
ạ: ạk
à: ak
ừ: ừm ừa ừh ùm ờm uhm ừk
dạ: zạ dzạ dạk
vâng: vg vâg vưng
cảm ơn: tks camon cảmơn thanks thks tkiu
xin lỗi: xl xloi xlỗi sr sry xinloi
ok: oke okie oki okê okela uki
thương: thươg thuog thw
nhớ: nhớk
xinh: xjnh xink xih
dễ thương: kute dthuong dthương dtx
buồn: buồnn
chán: chánn
ngủ: ngủk
cực: cựk
nhà: nhàk
xem: xemm
biết không: bíthong
`;

const EN = `
what are you doing: wyd wud wydd
where are you: wya wru wherru
what about you: wbu
how about you: hbu
how are you: hru hwru
how old are you: asl
message me: hmu
let me know: lmk
talk to you later: ttyl
be right back: brb
have to go: gtg g2g
on my way: omw
on the way: otw
at the moment: atm
to be honest: tbh tbf
in my opinion: imo imho
i know: ik
i know right: ikr
i swear: istg
i love you: ily ilu ilysm ilyy
love: luv lurve
love you: lysm
no problem: np npp
never mind: nvm nvmd nevermind
thank you: ty tysm thx tnx thnx thankyou thanku thnks
what do you mean: wdym wym
what do you think: wdyt
i dont even know: idek
do not know: dunno dno dunnoo
just kidding: jk jkjk
really: rly rlly rlyy realy
so much: smuch
somebody: smb sb sumbody
someone: sum1 smone sme1
something: sumn sumthin sumthing smthn smthng
nothing: nothin nuthin nuffin nthn
everything: evrything everythin
everyone: evry1 evryone
every: evry
ever: evr eva
never: nvr neva nevr
always: alwys alwayz alwaz
probably: probs probly
definitely: deffo defo definately def
maybe: mayb mebe mabey
obviously: obv obvs obvi
seriously: srsly srs
because: bcoz bcz bcause coz cos cus becuz becoz
that: tht thatt
with: wit wif wiv
then: thn
a bit: abit
a lot: alot
kind of: kinda
sort of: sorta
out of: outta
have to: hafta haveta
need to: needa
should have: shoulda
could have: coulda
would have: woulda
going to: gunna gna gonn gon
want to: wana wnna wanan
trying: tryin
what: wut wat wot wht
what are you: whatcha whatchu wutcha watcha
what is: whats wats wuts
where: wher
where is: wheres
how is: hows
when is: whens
there is: theres
here is: heres
could not: couldnt cudnt
has not: hasnt
have not: havent havnt hvnt
was not: wasnt
were not: werent
is not: aint
have: hav hv
give: giv gv
give me: gimmie gimmi
let me: lemmi lmme
told: tld
telling: tellin
send: snd sned
sending: sendin
show: shw
talk: tlk
talking: talkin
text: txt
texts: txts
texting: txting txtin
meet up: meetup
meeting: meetin
going: goin
coming: comin
looking: lookin
delete: dlt delet
block: blck
secret: secrt sekrit secrat
today: 2day tday
tomorrow: tmw tmrrw tomoz tmoro 2moro 2mrw 2morrow 2mro tomoro
tonight: 2nyt tnite tonyt
yesterday: yday ystrday
night: nite nyt
weekend: wknd
seconds: secs
week: wk
weeks: wks
good night: gnight gnite
good morning: gmorning
later: l8r l8er latr
great: gr8
hate: h8
wait: w8
straight: str8
mate: m8
forever: 4ever 4eva foreva
for you: 4u
to you: 2u
birthday: bday bdae
date of birth: dob
phone: fone phne
number: nmbr numbr
address: addy adress addr
password: pswd passw psw pwrd passwrd pword
account: acnt accnt accs
username: usrname usr
details: deets dets
code: vcode
gift card: giftcard giftcards gftcard
group chat: gc gcs groupchat
cash app: cashapp
instagram: ig
facebook: fb
snapchat: snapchatt snapp
youtube: ytb
discord: disc discrd
whatsapp: whatsap whatsup wapp
telegram: telegrm telgram
messenger: msngr
video call: vidcall vcall videocall vidchat
screenshot: scrnshot screenie screensht scrnsht
profile picture: pfp pfps
photo: foto fotos
picture: piccy pikture pictur
parents: rents parentals
sister: sis
brother: brotha
grandma: gma grandmaa
best friend: bestie bff bffs bsf bffl besties
baby: bby
friend: frnd fren frend
friends: frnds frens frendz
girl: grl gurl
boy: boi
people: peeps ppls
homework: hw hmwk
school: skl skool scool
perfect: perf
yourself: urself yrself
yours: urs
you are: youre ure
please: plzz plss pleas plox
sorry: sry soz sowwy
together: tgt tgther
between: btwn
without: wout
through: thruu
enough: enuf enuff
though: thoo
right: rite ryt
money: moni moneyy munny
dollars: bucks
`;

/** Chat spellings with what they stand for. */
function readSpellings(text: string): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, string[]>();
  for (const line of text.trim().split('\n')) {
    const [meant = '', typed = ''] = line.split(': ');
    for (const word of typed.split(' ')) read.set(word, [...new Set([...(read.get(word) ?? []), meant])]);
  }
  return read;
}

export const SPELLINGS_VI = readSpellings(VI);
export const SPELLINGS_EN = readSpellings(EN);
