import type { Attack } from './worst-bodies.ts';

/** What is attacked together for its minute. */
export type Row = { name: string; door: Door; attacks: Attack[] };

/** Before each of them the house is measured at rest. */
export const DOORS = ['sign-in', 'report', 'receipt', 'act', 'read'] as const;
export type Door = (typeof DOORS)[number];

/**
 * A hundred routes for a minute each would take two hours, and nobody would run it. Routes behind one limit, one gate
 * and one handler are therefore attacked together: forty connections, each of which takes the routes in turn, so every
 * route gets its worst request and the door its minute. What does work of its own is attacked alone.
 */
const TOGETHER: readonly { name: string; door: Door; fits: RegExp }[] = [
  { name: 'reports of many members', door: 'report', fits: /^POST \/v1\/reports \((members|too many|depth)/ },
  { name: 'enrolment codes', door: 'sign-in', fits: /^POST \/v1\/enrolments/ },
  {
    name: 'receipts',
    door: 'receipt',
    fits: /^POST \/v1\/(receipts\/(?!messages)|take-downs\/)/,
  },
  { name: 'receipt forms', door: 'receipt', fits: /^POST \/vi\/(gap-lai|go-anh\/theo-doi)$/ },
  { name: 'pledges', door: 'act', fits: /^POST (\/v1\/pledges|\/vi\/cam-ket)$/ },
  { name: 'ideas', door: 'act', fits: /^POST (\/v1\/ideas|\/vi\/hoc\/y-tuong\/gop)$/ },
  { name: 'votes', door: 'act', fits: /^POST (\/v1\/ideas\/votes|\/vi\/hoc\/y-tuong\/phieu)$/ },
  { name: 'class forms', door: 'act', fits: /^POST \/vi\/lop\/:code/ },
  { name: 'lesson forms', door: 'act', fits: /^POST \/vi\/(hoc\/(:lesson|do-vui)|quyet-dinh)/ },
  { name: 'invented key or cookie', door: 'act', fits: /\(invented/ },
  { name: 'class codes', door: 'read', fits: /^GET \/vi\/lop\/(vao|:code)/ },
  {
    name: 'pages from the database',
    door: 'read',
    fits: /^GET \/vi\/(giup|go-anh|ap-phich|so-lieu|yeu-cau|cam-ket|quyet-dinh|hoc\/y-tuong|luat-va)/,
  },
  { name: 'pages', door: 'read', fits: /^GET \/(vi|thoat|dev|$)/ },
  { name: 'public lists and figures', door: 'read', fits: /^GET \/v1\/(?!openapi)/ },
  { name: 'files, ledger, documentation', door: 'read', fits: /^GET \// },
];

/** The door that guards a route which is attacked alone. */
const ALONE: readonly { door: Door; fits: RegExp }[] = [
  { door: 'sign-in', fits: /^POST \/v1\/session/ },
  { door: 'report', fits: /^POST \/(v1\/(reports|take-downs)|vi\/(giup|go-anh))/ },
  { door: 'receipt', fits: /^POST \/v1\/receipts/ },
  { door: 'act', fits: /^POST / },
];

/** Every attack in exactly one row, rows by their door. */
export function rowsOf(attacks: readonly Attack[]): Row[] {
  const rows = new Map<string, Row>();
  for (const attack of attacks) {
    const together = TOGETHER.find(({ fits }) => fits.test(attack.route));
    const door = together?.door ?? ALONE.find(({ fits }) => fits.test(attack.route))?.door;
    if (!door) throw new Error(`No door stands before "${attack.route}"`);
    const name = together?.name ?? attack.route;
    const row = rows.get(name) ?? { name, door, attacks: [] };
    row.attacks.push(attack);
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => DOORS.indexOf(a.door) - DOORS.indexOf(b.door));
}
