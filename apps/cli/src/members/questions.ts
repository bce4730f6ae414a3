import type { Role } from '@khong-mot-minh/contracts';
import type { Prompter } from './create-prompter.ts';
import { emailRule, isRole, rolesRule, splitList } from './rules.ts';

type Given = string | undefined;

export const askOrganisation = (ask: Prompter, given: Given): Promise<string> =>
  ask.text('org', given, 'Organisation (name or id)');

export const askTeam = (ask: Prompter, given: Given): Promise<string> =>
  ask.text('team', given, 'Team (name or id)');

export const askEmail = (ask: Prompter, given: Given): Promise<string> =>
  ask.text('email', given, 'E-mail address of the person', emailRule);

export async function askName(
  ask: Prompter,
  { nameVi, nameEn }: { nameVi?: Given; nameEn?: Given },
): Promise<{ vi: string; en: string }> {
  return {
    vi: await ask.text('name-vi', nameVi, 'Name in Vietnamese'),
    en: await ask.text('name-en', nameEn, 'Name in English'),
  };
}

export async function askRoles(ask: Prompter, given: Given): Promise<Role[]> {
  return splitList(await ask.text('roles', given, 'Roles, with commas between', rolesRule)).filter(isRole);
}
