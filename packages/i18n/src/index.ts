export { type Catalogue, catalogue, type Messages, type Translate } from './catalogue.ts';
export { fill, type Values } from './fill.ts';
export { type Localised, textIn } from './text-in.ts';
