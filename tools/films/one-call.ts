import words from '../../content/films/mot-cuoc-goi/words.json' with { type: 'json' };
import {
  at,
  bigText,
  bubble,
  colours,
  desk,
  door,
  dots,
  faded,
  ground,
  heart,
  person,
  phone,
  sheet,
  sunDisc,
  windowPane,
} from '../pictures/scene-kit.ts';
import { between, during, type Film, swing } from './film.ts';

const room = (t: number): string =>
  `${windowPane(470, 46, 'dusk')}${door(60, 120, 'deep', false)}${ground('sand')}${desk(230, 268, 220)}${person({ x: 330, y: 338 + swing(t, 0.3, 1.5), colour: 'warm', arms: ['down', 'phone'] })}`;

const ringing = (t: number): string =>
  faded(
    during(t, 5, 14),
    room(t),
    at(0, 0, 1, phone(372 + swing(t, 6, t < 8 ? 3 : 0), 178, 0.8, t < 8 ? 'lines' : 'uniform')),
    t > 8.5 ? faded(between(t, 8.5, 9.2), bubble(440, 74, 140, 'rust', 'left', dots(48, 34, 'white'))) : '',
  );

const pressed = (t: number): string =>
  faded(
    during(t, 13.5, 22.5),
    `<rect width="640" height="360" fill="${colours.night}"/>${ground('deep')}`,
    person({ x: 170, y: 340, colour: 'warm', size: 1 - 0.14 * between(t, 14, 20), arms: ['chest', 'down'] }),
    phone(330 - 20 * between(t, 14, 19), 60, 1.7 + 0.8 * between(t, 14, 20), 'uniform'),
    bubble(440, 40 + swing(t, 0.8, 3), 160, 'rust', 'left', dots(58, 34, 'white')),
  );

const breathing = (t: number): string => {
  const wave = (start: number) =>
    faded(
      during(t, start, start + 2.2, 0.9),
      `<circle cx="300" cy="170" r="${90 + 90 * between(t, start, start + 2.2)}" fill="none" stroke="${colours.teal}" stroke-width="6"/>`,
    );
  return faded(
    during(t, 22, 31),
    `<rect width="640" height="360" fill="${colours.dusk}"/>${ground('leaf')}`,
    wave(23),
    wave(25.4),
    wave(27.8),
    person({
      x: 300,
      y: 340,
      colour: 'warm',
      size: 1.05 + swing(t - 23, 0.42, 0.02),
      arms: ['chest', 'chest'],
    }),
    phone(430, 236, 0.8, t > 29 ? 'off' : 'uniform'),
  );
};

const opened = (t: number): string =>
  faded(
    during(t, 30.5, 45.5),
    door(150, 120, 'deep', t > 32),
    ground('sand'),
    person({
      x: 340 + 20 * between(t, 32, 34),
      y: 338,
      colour: 'warm',
      arms: [t > 33 ? 'down' : 'out', t > 36 ? 'phone' : 'down'],
    }),
    t > 33
      ? person({
          x: 180 + 78 * between(t, 33, 36),
          y: 338,
          colour: 'teal',
          arms: ['down', t > 36 ? 'out' : 'down'],
        })
      : '',
    t > 37 ? phone(402, 176, 0.7, 'tick') : '',
    t > 39
      ? faded(
          between(t, 39, 40),
          bubble(450, 52, 150, 'white', 'left', bigText(75, 44, 32, 'deep', t < 42 ? '113' : '111')),
        )
      : '',
  );

const together = (t: number): string =>
  faded(
    between(t, 45, 46),
    `<rect width="640" height="360" fill="${colours.paper}"/>${sunDisc(540, 90 - 20 * between(t, 45, 49), 40)}${ground('leaf')}`,
    person({ x: 220, y: 338, colour: 'teal', arms: ['down', 'out'] }),
    person({ x: 320, y: 342, colour: 'warm', size: 1.1, arms: ['out', 'out'] }),
    person({ x: 420, y: 338, colour: 'deep', arms: ['out', 'down'] }),
    heart(320, 118 + swing(t, 0.5, 4), 1.2),
  );

const opening = (t: number): string =>
  faded(
    1 - between(t, 5, 5.8),
    sunDisc(320, 150, 60 + swing(t, 0.25, 4)),
    ground('sand'),
    person({ x: 320, y: 340, colour: 'warm', arms: ['down', 'phone'] }),
    phone(362, 180, 0.75, 'off'),
  );

/** The fake call: hang up, look the number up, tell somebody. */
export const oneCall: Film = {
  id: 'mot-cuoc-goi',
  seconds: 50,
  ...words,
  posterAt: 47.5,
  frame: (t) => sheet('paper', opening(t), ringing(t), pressed(t), breathing(t), opened(t), together(t)),
};
