/** SQLSTATE; codes of the system that are as short say all that their message does. */
const SHORT_CODE = /^[0-9A-Z]{5}$/;
/** Such a code, or one of the system as `ECONNREFUSED`. */
const CODE = /^[0-9A-Z_]{5,40}$/;

/**
 * What of a failure may stand in the log. A database error carries its parameters and its failing row, and its message
 * may quote a value, as that of a text that does not parse does: of those only codes and names are kept.
 */
export function logPartsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error, ...codeOf(error) };
  // `as`: errors of the database and of the system carry these.
  const { name, message, code, table, constraint, routine, cause } = error as Error & Record<string, unknown>;
  const quotes = error instanceof SyntaxError || (typeof code === 'string' && SHORT_CODE.test(code));
  return {
    name,
    ...(!quotes && { message }),
    ...(code !== undefined && { code, table, constraint, routine }),
    where: whereOf(error),
    ...(cause instanceof Error && { cause: logPartsOf(cause) }),
  };
}

/** The code of what is no error but carries one, as the queue of jobs gives it. */
function codeOf(thrown: unknown): { code?: string } {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return {};
  const { code } = thrown;
  return typeof code === 'string' && CODE.test(code) ? { code } : {};
}

/** The first frames of the stack, by files of the project; its head is the message. */
const whereOf = ({ stack, message }: Error): string[] | undefined =>
  stack
    ?.replace(message, '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 5)
    .map((line) => line.slice('    at '.length).replace(/\(?file:.*\/(apps|packages)\//, '('));
