/** What may be remembered on the device: how the console looks, never what it shows. */
type Preference = 'language' | 'shortcuts' | 'sound';

const nameOf = (preference: Preference) => `kmm-console-${preference}`;

export function readPreference(preference: Preference): string | null {
  try {
    return localStorage.getItem(nameOf(preference));
  } catch {
    // A browser that blocks storage throws; the default then holds.
    return null;
  }
}

/** Whether it could be remembered. */
export function writePreference(preference: Preference, value: string): boolean {
  try {
    localStorage.setItem(nameOf(preference), value);
    return true;
  } catch {
    return false;
  }
}
