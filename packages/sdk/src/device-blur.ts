export {
  createDeviceBlur,
  DEVICE_BLUR_LIMITS,
  type DeviceBlur,
  type DeviceBlurOptions,
  type PictureLook,
} from './blur/create-device-blur.ts';
export { fromNsfwjs } from './blur/from-nsfwjs.ts';
export type { PictureModel, PictureSource } from './blur/picture-model.ts';
