import process from 'node:process';

/** What the exit code says of a command that looked at something: 0 all is well, 1 something is wrong. */
export function setVerdict(well: boolean): void {
  process.exitCode = well ? 0 : 1;
}

/** An answer for programs. */
export const printJson = (value: unknown): void => console.log(JSON.stringify(value, null, 2));
