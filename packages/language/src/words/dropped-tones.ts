/** Words that are no Vietnamese without their marks, and hardly any English: their writer drops tones. */
const BARE = new Set(
  'khong duoc cua nguoi voi biet truoc mot nhung cung chuyen gui noi tien minh roi nhe thi la di den hinh xem het tat ca nhieu viec truong lop gap gi hoi nghe lam nua muon phai thay doi dung cai may nay do ke nghi toi hom qua vay nhe nhu the bo me cau tao lai mau lien xoa chup quay giu kin gium thoi sao dau day moi tra mua nap the'.split(
    ' ',
  ),
);
/** "ie", "uo", "ye" before a final are always iê, uô or ươ, yê. */
const NEEDS_MARKS =
  /^(?:b|c|ch|d|g|gh|h|k|kh|l|m|n|nh|ng|ngh|ph|s|t|th|tr|v|x)?(?:ie|uo|uye|ye)(?:n|m|ng|t|c|p|u|i)$/;

/** Whether a word as typed lacks the marks that it must have. */
export const lacksMarks = (base: string): boolean => BARE.has(base) || NEEDS_MARKS.test(base);
