import type { Concepts } from './concept.ts';

/** Going out with somebody, fetching them, and who else comes along. */
export const outings: Concepts = {
  outing: {
    vi: 'đi uống nước; đi uống; đi cà phê; đi cafe/cf/coffee; đi trà sữa; đi uống trà sữa; đi ăn; đi ăn kem/vặt/tối/lẩu/trưa; đi dạo; đi xem phim; đi coi phim; đi phim; đi chơi; đi biển; đi hát; đi vòng vòng; đi lòng vòng; đi hóng mát; đi hóng gió; qua nhà; qua phòng; ghé nhà',
    en: 'out for a drink; grab a drink/coffee/bite; go for a drive/walk/ride/drink; take you out; get some boba; bubble tea; come over; hang out',
  },
  'pick-up': {
    vi: '!đón; qua/tới/đến/ra/lại/sang/vô đón; đón em/bé/cưng/bạn/nhóc/cháu/con; rước; rước em/bé/cháu/con; qua/tới/đến/ra/lại/vô rước; !chở; qua/tới/đến/ra chở',
    en: 'pick you up; pick u up; picking you up; give you a ride; give you a lift; drive you home; come get you',
  },
  gate: {
    vi: 'cổng trường; cổng sau; trước cổng; ngoài cổng; đầu hẻm; đầu ngõ; đầu đường; góc đường; cuối đường; bãi xe; ngã tư',
    en: 'school gate; outside school; outside your school; after school; end of your street; parking lot; round the corner; around the corner',
  },
  'in-person': {
    vi: 'gặp (mặt) (nhau/em/anh/bạn/cháu/con) ngoài đời; hẹn (nhau/em) ngoài đời; gặp (nhau/em) trực tiếp; gặp (nhau/em) ở ngoài',
    en: 'meet in person; meet irl; meet up irl; meet you in person; meet in real life; meet you irl; see you in person',
  },
  // Who may bring somebody is not asked to come alone.
  'somebody-along': {
    vi: 'bạn (bè) đi cùng/chung/với; có người đi cùng/chung; dẫn/dắt/rủ/kéo (thêm/theo/cả) bạn/mẹ/ba/bố/má/người (bè/lớn/thân/nhà) (đi) theo/cùng/chung; ba/bố/mẹ/má đi cùng/theo',
    en: 'bring a/your friend/mum/mom/dad/parent/parents/sister/brother; bring someone/somebody; come with a friend; with a friend or',
  },
  // Who met somebody yesterday asks nobody.
  'time-past': {
    vi: 'hôm qua; hôm kia; hôm nọ; hôm trước; hôm bữa; bữa trước; bữa kia; bữa hổm; tối qua; tuần/tháng trước; năm ngoái; hồi hè; hồi đó; hồi trước; lúc trước; từng',
    en: 'yesterday; the other day; last week/month/year/summer/night; back then',
  },
  // "phim" makes a message a story; who invites to one tells none.
  cinema: { vi: 'đi xem phim; đi phim; đi coi phim', en: 'watch a movie; see a movie; to the movies' },
  'all-come': {
    vi: 'mấy đứa; cả tổ; cả xóm; đi đông; càng đông; ai đi; ai cũng được',
    en: 'welcome; whole team; whole class; all of us; let us all',
  },
  // Said of a relative, with the verb: untoned "me" or "ba" alone would be a guess, and a guess lowers nothing.
  'kin-comes': {
    vi: 'mẹ/má/mạ/bố/ba/tía/bà/nội/ngoại/dì/mợ/thím (con/em/cháu) (sẽ) qua/tới/đến/lại/ra/sang/vô/đón/rước/chở; ông/bà nội/ngoại (sẽ) qua/tới/đến/ra/đón/rước/chở; anh/chị hai/ba/tư/ruột (sẽ) qua/tới/ra/đón/rước/chở; với/cùng mẹ/má/ba/bố/bà/ông/nội/ngoại; (hai) mẹ/má/bố/ba/bà con/cháu (mình); mẹ với con; ba với con; mẹ/má/ba/bố/nội/ngoại (em/con/cháu) nhờ',
    en: 'mom/mum/dad/grandma/grandpa will/is/can; with mom/mum/dad/grandma; mom and i; dad and i',
  },
};
