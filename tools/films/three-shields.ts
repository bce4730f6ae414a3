import words from '../../content/films/ba-lop-khien/words.json' with { type: 'json' };
import {
  at,
  bigText,
  bubble,
  colours,
  faded,
  ground,
  heart,
  person,
  phone,
  sheet,
  shield,
  sunDisc,
} from '../pictures/scene-kit.ts';
import { between, during, type Film, swing } from './film.ts';

const na = (x: number, arms: ['down' | 'chest' | 'out', 'phone' | 'up' | 'down' | 'out']): string =>
  person({ x, y: 338, colour: 'warm', arms });

/** Something that flies in from the right, and turns away where a shield stands. */
const stone = (t: number, start: number, height: number, stopX: number): string => {
  const way = t - start;
  if (way < 0 || way > 3.2) return '';
  const coming = 660 - way * 260;
  const hit = (660 - stopX) / 260;
  const x = way < hit ? coming : stopX + (way - hit) * 200;
  const y = way < hit ? height : height - (way - hit) * 90;
  return faded(
    way < hit ? 1 : 1 - (way - hit) / 1.4,
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="15" fill="${colours.ink}"/><path d="M${(x - 6).toFixed(1)} ${(y - 5).toFixed(1)}l12 10m0-10l-12 10" stroke="${colours.sun}" stroke-width="4" stroke-linecap="round"/>`,
  );
};

const alone = (t: number): string =>
  faded(
    1 - between(t, 6, 6.8),
    na(180, ['down', 'phone']),
    phone(222, 178, 0.75, 'lines'),
    stone(t, 2, 150, 250),
    stone(t, 3.4, 210, 250),
  );

const prevent = (t: number): string =>
  faded(
    during(t, 6, 17),
    na(150, ['down', 'phone']),
    phone(192, 178, 0.75, 'lines'),
    shield(300, 210, 1.5, 'teal', between(t, 7, 8.4)),
    stone(t, 9, 150, 360),
    stone(t, 10.6, 230, 360),
    stone(t, 12.4, 180, 360),
  );

const control = (t: number): string => {
  const covered = between(t, 20.5, 21.5);
  return faded(
    during(t, 16.5, 27.5),
    na(150, ['chest', 'down']),
    shield(250, 210, 1.1, 'teal', 0.5),
    shield(360, 210, 1.5, 'sun', between(t, 17.5, 18.6)),
    at(
      640 - 170 * between(t, 18.5, 20.5),
      150,
      1,
      `<rect width="110" height="90" rx="12" fill="${colours.white}" stroke="${colours.grey}" stroke-width="4"/><path d="M12 76l28-34 22 24 16-14 20 24Z" fill="${colours.grey}"/>`,
      faded(
        covered,
        `<rect width="110" height="90" rx="12" fill="${colours.dusk}"/><path d="M30 45h50" stroke="${colours.blue}" stroke-width="8" stroke-linecap="round"/>`,
      ),
    ),
  );
};

const respond = (t: number): string =>
  faded(
    during(t, 27, 37.5),
    na(240, ['out', t > 29 ? 'phone' : 'down']),
    t > 29 ? phone(282, 178, 0.75, t > 31 ? 'tick' : 'bang') : '',
    shield(430, 190, 1.5, 'rust', between(t, 30.5, 31.8)),
    t > 32
      ? person({
          x: -30 + 170 * between(t, 32, 34.5),
          y: 340,
          colour: 'deep',
          size: 1.08,
          arms: ['down', t > 34.5 ? 'out' : 'down'],
          hair: 'grey',
        })
      : '',
    t > 34.5 ? heart(190, 130 + swing(t, 0.5, 3), 0.9) : '',
  );

const friends = (t: number): string =>
  faded(
    during(t, 37, 44),
    na(200, ['down', 'out']),
    shield(360, 200, 1.3, 'teal', 1 - 0.6 * between(t, 38.5, 39.5)),
    person({
      x: 640 - 340 * between(t, 38.5, 41.5),
      y: 338,
      colour: 'blue',
      arms: [t > 41.5 ? 'out' : 'down', 'down'],
    }),
    t > 41.5 ? heart(255, 124, 0.9) : '',
  );

const ending = (t: number): string =>
  faded(
    between(t, 43.5, 44.5),
    sunDisc(540, 80, 44),
    person({ x: 200, y: 338, colour: 'blue', arms: ['down', 'out'] }),
    person({ x: 310, y: 342, colour: 'warm', size: 1.1, arms: ['out', 'out'] }),
    person({ x: 420, y: 340, colour: 'deep', size: 1.05, arms: ['out', 'down'], hair: 'grey' }),
    t > 47
      ? faded(between(t, 47, 48), bubble(440, 60, 140, 'white', 'left', bigText(70, 44, 32, 'deep', '111')))
      : '',
  );

/** What each layer of protection does, and that a hole in it is nobody's fault. */
export const threeShields: Film = {
  id: 'ba-lop-khien',
  seconds: 51,
  ...words,
  posterAt: 10.2,
  frame: (t) =>
    sheet('paper', ground('leaf'), alone(t), prevent(t), control(t), respond(t), friends(t), ending(t)),
};
