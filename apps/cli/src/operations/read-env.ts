import { ConfigError, readConfig } from '@khong-mot-minh/server';

/** The names of variables that production lacks or that are not well formed; never their values. */
export function wrongVariables(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env, 'serve');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...new Set(error.message.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\b(?:HOST|PORT)\b/g) ?? [])];
  }
}
