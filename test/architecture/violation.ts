export type Violation = { path: string; line: number; message: string };

export const showViolation = ({ path, line, message }: Violation): string => `${path}:${line} ${message}`;
