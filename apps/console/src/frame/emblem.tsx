import emblem from '@khong-mot-minh/ui/emblem.svg';

/** Decoration beside the name, which is always written out. */
export const Emblem = ({ size }: { size: number }) => <img src={emblem} alt="" width={size} height={size} />;
