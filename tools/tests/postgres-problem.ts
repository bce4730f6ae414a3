import { connect } from 'node:net';

/** The request that every PostgreSQL answers with one letter before any sign-in: "do you speak TLS?". */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const patienceMs = 5000;

/** A sentence for the person who runs the tests, or undefined when a PostgreSQL answers at the address. */
export function postgresProblem(url: string): Promise<string | undefined> {
  if (!URL.canParse(url)) return Promise.resolve('TEST_DATABASE_URL is not a URL');
  const { hostname, port } = new URL(url);
  const where = `${hostname}:${port || 5432}`;
  const advice =
    'Start one, or set TEST_DATABASE_URL to a database whose role may create databases and roles.';
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432) });
    const end = (problem?: string) => {
      socket.destroy();
      resolve(problem);
    };
    socket.setTimeout(patienceMs, () => end(`PostgreSQL at ${where} does not answer. ${advice}`));
    socket.once('connect', () => socket.write(sslRequest));
    socket.once('error', () => end(`No PostgreSQL answers at ${where}. ${advice}`));
    socket.once('data', (answer: Buffer) => {
      const letter = String.fromCharCode(answer[0] ?? 0);
      end(
        letter === 'S' || letter === 'N'
          ? undefined
          : `What answers at ${where} is not PostgreSQL. ${advice}`,
      );
    });
  });
}
