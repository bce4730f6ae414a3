import type { MiddlewareHandler } from 'hono';

const csp = (scripts: string, more: readonly string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    ...more,
  ].join('; ');

const features = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const fixed = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noarchive',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

type Allowed = { wasm?: boolean; manifest?: boolean };

/**
 * Headers of every public page (reference/cases.md §1). `wasm` only where a receipt is opened on the device:
 * browsers compile WebAssembly under `'wasm-unsafe-eval'` alone, which allows no other code. `manifest` only
 * where an icon for the home screen is offered.
 */
export const headersOf = ({ wasm = false, manifest = false }: Allowed = {}): Record<string, string> => ({
  'Content-Security-Policy': csp(
    wasm ? "'self' 'wasm-unsafe-eval'" : "'self'",
    manifest ? ["manifest-src 'self'"] : [],
  ),
  ...fixed,
});

/** Sets them on the answer. */
export const securityHeaders =
  (allowed: Allowed = {}): MiddlewareHandler =>
  async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headersOf(allowed))) c.header(name, value);
    // Pages leave nothing on a shared phone; only named assets may be kept, and they set their own header.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
