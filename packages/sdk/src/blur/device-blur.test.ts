import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { createDeviceBlur, fromNsfwjs } from '../device-blur.ts';

const says = (classes: Record<string, number>) => {
  const loads = { count: 0 };
  const model = async () => {
    loads.count++;
    return {
      classify: async () =>
        Object.entries(classes).map(([className, probability]) => ({ className, probability })),
    };
  };
  return { loads, model };
};

test('off is off: nothing is loaded, nothing is covered', async () => {
  const { loads, model } = says({ Neutral: 1 });
  const blur = createDeviceBlur({ model });
  assert.deepEqual(await blur.look({}), { state: 'off', cover: false });
  assert.equal(loads.count, 0);
});

test('the model is loaded with the first picture and once', async () => {
  const { loads, model } = says({ Neutral: 0.2, Drawing: 0.05, Porn: 0.5, Sexy: 0.25 });
  const blur = createDeviceBlur({ model, enabled: true });
  assert.equal(loads.count, 0);
  const look = await blur.look({});
  assert.deepEqual([look.state, look.cover, loads.count], ['looked', true, 1]);
  await blur.look({});
  assert.equal(loads.count, 1);
  blur.turn(false);
  assert.equal((await blur.look({})).state, 'off');
});

test('a neutral picture stays open', async () => {
  const { model } = says({ Neutral: 0.9, Sexy: 0.1 });
  const look = await createDeviceBlur({ model, enabled: true }).look({});
  assert.deepEqual(look, { state: 'looked', cover: false, score: 0.1, classes: { neutral: 0.9, sexy: 0.1 } });
});

test('a model that does not load covers, and the next picture tries again', async () => {
  const { model } = says({ Neutral: 1 });
  let broken = true;
  const flaky = () => (broken ? Promise.reject(new Error('no network')) : model());
  const blur = createDeviceBlur({ model: flaky, enabled: true });
  assert.deepEqual(await blur.look({}), { state: 'unavailable', cover: true });
  broken = false;
  assert.equal((await blur.look({})).state, 'looked');
});

// 335 MB with its tensor library, so no dependency of this project: a folder where it is installed is named instead.
const folder = process.env.NSFWJS_DIR ?? '';
const installed = existsSync(path.join(folder, 'node_modules/nsfwjs/package.json'));
const skip = installed
  ? false
  : 'nsfwjs is not installed: npm i nsfwjs@4.4.0 @tensorflow/tfjs@4.22.0 buffer@6.0.3 in a folder, NSFWJS_DIR names it';

test('the real model loads and gives five classes for neutral pictures', { skip }, async () => {
  const require = createRequire(path.join(path.resolve(folder), 'x.js'));
  const [library, tensors] = ['nsfwjs', '@tensorflow/tfjs'];
  // `as`: the members used here are those of the tensor library's documentation.
  const tf = require(tensors) as { tensor3d(v: Int32Array, s: number[], t: 'int32'): object };
  const blur = createDeviceBlur({ enabled: true, model: fromNsfwjs(async () => require(library)) });
  const size = 224;
  const pictures = {
    grey: () => 128,
    slope: (at: number) => Math.floor(((Math.floor(at / 3) % size) / size) * 255),
    board: (at: number) => ((Math.floor(at / 3 / 16) + Math.floor(at / 3 / size / 16)) % 2 ? 230 : 30),
  };
  for (const [name, draw] of Object.entries(pictures)) {
    const pixels = Int32Array.from({ length: size * size * 3 }, (_, at) => draw(at));
    const look = await blur.look(tf.tensor3d(pixels, [size, size, 3], 'int32'));
    assert.ok(look.state === 'looked', `${name}: ${look.state}`);
    assert.deepEqual(Object.keys(look.classes).sort(), ['drawing', 'hentai', 'neutral', 'porn', 'sexy']);
    const all = Object.values(look.classes).reduce((sum, share) => sum + share, 0);
    assert.ok(Math.abs(all - 1) < 0.01 && look.score >= 0 && look.score <= 1, name);
  }
});
