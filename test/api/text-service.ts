import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { headers: Record<string, string>; body: string };

/** A platform's own text service on loopback; `answer` says how it behaves from now on. */
export async function openTextService() {
  const asked: Asked[] = [];
  const does = {
    answer: (texts: { id: string; text: string }[], response: ServerResponse) => {
      response.end(JSON.stringify({ scores: texts.map(({ id }) => ({ id })) }));
    },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    // `as`: no header of these requests comes twice.
    asked.push({ headers: request.headers as Record<string, string>, body });
    does.answer(JSON.parse(body).texts, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/score`,
    asked,
    does,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
