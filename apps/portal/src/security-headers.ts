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

/**
 * Headers of every public page (reference/cases.md §1). `wasm` only where a receipt is opened on the device:
 * browsers compile WebAssembly under `'wasm-unsafe-eval'` alone, which allows no other code. `manifest` only
 * where an icon for the home screen is offered.
 */
export const securityHeaders =
  ({ wasm = false, manifest = false }: { wasm?: boolean; manifest?: boolean } = {}): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const scripts = wasm ? "'self' 'wasm-unsafe-eval'" : "'self'";
    c.header('Content-Security-Policy', csp(scripts, manifest ? ["manifest-src 'self'"] : []));
    for (const [name, value] of Object.entries(fixed)) c.header(name, value);
    // Pages leave nothing on a shared phone; only named assets may be kept, and they set their own header.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
