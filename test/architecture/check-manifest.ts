import { arrows } from './arrows.ts';
import type { Violation } from './violation.ts';

/** The members of a package.json that name other packages. */
export type Manifest = {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** A package lists only what the arrows allow; what tests and types need may be a devDependency. */
export function checkManifest(file: string, manifest: Manifest): Violation[] {
  const fault = (message: string): Violation => ({ path: file, line: 1, message });
  const name = /^@khong-mot-minh\/(.+)$/.exec(manifest.name)?.[1] ?? manifest.name;
  const rule = arrows[name];
  if (!rule) return [fault(`"${manifest.name}" is not a package of DESIGN §3`)];
  const atRunTime = {
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  };
  const forDevelopment = [...rule.may, ...(rule.typesOnly ?? []), 'testing'];
  // The console is bundled: what it lists never reaches a user's node_modules, so types may stand in either list.
  const runTime = name === 'sdk' ? [] : [...rule.may, ...(rule.typesOnly ?? [])];
  const faults = [
    ...notIn(runTime, atRunTime).map((other) => fault(`${name} may not depend on @khong-mot-minh/${other}`)),
    ...notIn(forDevelopment, manifest.devDependencies).map((other) =>
      fault(`${name} may not depend on @khong-mot-minh/${other}, not even for development`),
    ),
  ];
  if (name === 'sdk' && Object.keys(atRunTime).length > 0)
    faults.push(fault('sdk has no runtime dependency'));
  const pure = rule.pure;
  for (const library of pure ? Object.keys(atRunTime) : []) {
    if (!library.startsWith('@khong-mot-minh/') && !pure?.libraries.includes(library)) {
      faults.push(fault(`${name} is pure and may not depend on ${library}`));
    }
  }
  return faults;
}

function notIn(allowed: readonly string[], dependencies: Record<string, string> = {}): string[] {
  return Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith('@khong-mot-minh/'))
    .map((dependency) => dependency.slice('@khong-mot-minh/'.length))
    .filter(
      (dependency) => !allowed.some((name) => name === dependency || name.startsWith(`${dependency}/`)),
    );
}
