export { emblemColours, emblemShapes } from './emblem-shapes.ts';
export { emblemSvg } from './emblem-svg.ts';
