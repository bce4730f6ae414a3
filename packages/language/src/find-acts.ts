import { weighActs } from './act-model/weigh-acts.ts';
import type { Act } from './acts.ts';
import { analyse } from './analyse.ts';

/**
 * Finds the risk acts of one message, in Vietnamese (with tones, without, chat spelling) and English.
 * @example findActs('đừng kể với mẹ nhé')[0]?.act // 'secrecy'
 */
export const findActs = (text: string): Act[] => weighActs(analyse(text));
