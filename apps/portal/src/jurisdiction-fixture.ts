import { readFileSync } from 'node:fs';
import { type Jurisdiction, JurisdictionFile, ProvinceMap, Provinces } from '@khong-mot-minh/contracts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../jurisdictions/vn/${file}`, import.meta.url), 'utf8'));

/** Vietnam, as the server would give it to the portal; the grounds of authorities are no matter of its pages. */
export const vn: Jurisdiction = {
  ...JurisdictionFile.parse(read('jurisdiction.json')),
  authorityBases: [],
  provinces: Provinces.parse(read('provinces.json')).provinces,
  provinceMap: ProvinceMap.parse(read('province-map.json')),
};
