import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A policy pack of the project: its name, and its folder from the root. */
type PackPlace = { name: string; folder: string };

const foldersIn = (root: string, folder: string): string[] =>
  (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Every policy pack: those of countries, then those that several countries share. */
export const policyPacks = (root: string): PackPlace[] => [
  ...foldersIn(root, 'jurisdictions')
    .map((name) => ({ name, folder: `jurisdictions/${name}/policies` }))
    .filter(({ folder }) => existsSync(path.join(root, folder))),
  ...foldersIn(root, 'policies').map((name) => ({ name, folder: `policies/${name}` })),
];
