import type { OrganisationKind, Role } from '@khong-mot-minh/contracts';

type Names = { vi: string; en: string };
export type PersonPlan = { name: string; email: string; roles: Role[]; onDuty?: boolean };
export type OrganisationPlan = {
  slug: string;
  kind: OrganisationKind;
  name: Names;
  team?: { name: Names; takesReports: boolean };
  people: PersonPlan[];
};

/**
 * The demo's and the tests' workspace. Every name is invented and says so: nothing here poses as 111, as A05 or as a
 * real platform or school. Two people work wherever two must approve.
 */
export const WORKSPACE: readonly OrganisationPlan[] = [
  {
    slug: 'platform',
    kind: 'platform',
    name: { vi: 'Mạng Trò Chuyện Lá Me (minh hoạ)', en: 'Tamarind Leaf Chat (demo)' },
    team: { name: { vi: 'Nhóm an toàn Lá Me', en: 'Tamarind Leaf safety team' }, takesReports: false },
    people: [
      { name: 'Mai', email: 'mai@la-me.example', roles: ['reviewer', 'policy-editor'] },
      { name: 'Khôi', email: 'khoi@la-me.example', roles: ['reviewer', 'supervisor', 'policy-editor'] },
    ],
  },
  {
    slug: 'helpline',
    kind: 'helpline',
    name: { vi: 'Đường dây Bồ Câu (minh hoạ)', en: 'Dove Helpline (demo)' },
    team: { name: { vi: 'Nhóm tư vấn Bồ Câu', en: 'Dove counselling team' }, takesReports: true },
    people: [
      { name: 'Hạnh', email: 'hanh@bo-cau.example', roles: ['counsellor'], onDuty: true },
      {
        name: 'Tâm',
        email: 'tam@bo-cau.example',
        roles: ['counsellor', 'supervisor', 'administrator'],
        onDuty: true,
      },
    ],
  },
  {
    slug: 'police',
    kind: 'police',
    name: {
      vi: 'Đội bảo vệ trẻ em trên mạng Sông Xanh (minh hoạ)',
      en: 'Blue River child protection unit (demo)',
    },
    team: { name: { vi: 'Tổ trực Sông Xanh', en: 'Blue River duty desk' }, takesReports: false },
    people: [
      { name: 'Quân', email: 'quan@song-xanh.example', roles: ['officer'] },
      { name: 'Vân', email: 'van@song-xanh.example', roles: ['officer', 'supervisor'] },
    ],
  },
  {
    slug: 'school',
    kind: 'school',
    name: { vi: 'Trường THCS Hoa Sen Nhỏ (minh hoạ)', en: 'Little Lotus lower secondary school (demo)' },
    team: { name: { vi: 'Tổ tham vấn học đường', en: 'School counselling group' }, takesReports: false },
    people: [{ name: 'Thảo', email: 'thao@hoa-sen.example', roles: ['teacher', 'counsellor'] }],
  },
  {
    slug: 'coalition',
    kind: 'coalition',
    name: { vi: 'Văn phòng liên minh Cùng Lớn (minh hoạ)', en: 'Growing Together coalition office (demo)' },
    people: [
      { name: 'Việt', email: 'viet@cung-lon.example', roles: ['coalition-auditor'] },
      { name: 'Ngân', email: 'ngan@cung-lon.example', roles: ['coalition-auditor', 'supervisor'] },
    ],
  },
];
