import http from 'node:http';

export type Reply = { status: number; location: string; cookie: string; body: string };
export type Ask = (
  path: string,
  init?: { form?: Record<string, string>; cookie?: string | undefined },
) => Promise<Reply>;

/** Plain requests over connections that stay open, as those of browsers do. */
export function createAsk(url: string): Ask {
  const { hostname, port, origin } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1000 });
  return (path, { form, cookie } = {}) =>
    new Promise((resolve, reject) => {
      const request = http.request({
        agent,
        hostname,
        port,
        path,
        method: form ? 'POST' : 'GET',
        headers: {
          ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin }),
          ...(cookie && { cookie }),
        },
      });
      request.once('error', reject);
      request.once('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
            body,
          }),
        );
      });
      request.end(form && new URLSearchParams(form).toString());
    });
}
