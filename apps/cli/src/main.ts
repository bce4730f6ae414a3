import { createProgram } from './program.ts';
import { reportError } from './run/report-error.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  await reportError(error);
}
