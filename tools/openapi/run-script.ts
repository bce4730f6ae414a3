import process from 'node:process';
import { ConfigError, StartError } from '@khong-mot-minh/server';

/** Runs a script's main; what the person can mend is printed as a sentence, and the exit code says that it failed. */
export async function runScript(main: () => Promise<number>, failedCode = 1): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const told =
      error instanceof StartError || error instanceof ConfigError || isParseArgs(error)
        ? error.message
        : error;
    console.error(told);
    process.exitCode = failedCode;
  }
}

/** A mistyped option: Node's own sentence says it well. */
const isParseArgs = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
