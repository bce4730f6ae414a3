/** Function words that tell the two languages apart even when Vietnamese is typed without tones. */
export const ENGLISH_HINTS: ReadonlySet<string> = new Set(
  'the you your u ur is are im i my this that and what of for it will be dont not with on if or was have has we they he she me if never just know like get about who how when their his her from know want need dont until every'.split(
    ' ',
  ),
);

/** The Vietnamese side; none of these is an English word. */
export const VIETNAMESE_HINTS: ReadonlySet<string> = new Set(
  'anh khong ko cua nhe nha roi thi la duoc dc cho minh may tao chi gi voi vs nay biet di nhung co ban cai nao ai con chau chuyen gui noi xem hinh tien em e k day toi cung biet ma da se nua lam ve vao cac nguoi ng ho bo lop truong ba khoi neu sao hay den tren nhung dung deu khac nhu'.split(
    ' ',
  ),
);
