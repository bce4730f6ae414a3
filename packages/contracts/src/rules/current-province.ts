import type { Province } from '../jurisdiction.ts';

/** The province that stands now where one of this id is or was; undefined where there never was one. */
export const currentProvince = (provinces: readonly Province[], id: string): Province | undefined =>
  provinces.find((province) => province.id === id) ??
  provinces.find(({ formerly }) => formerly.some((former) => former.id === id));
