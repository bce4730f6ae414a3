import path from 'node:path';
import { type ModuleImport, moduleImports } from '../../tools/source/module-imports.ts';
import { isTest, type SourceFile } from '../../tools/source/source-file.ts';
import { arrows } from './arrows.ts';
import { dataFolders, mayUseTesting, ownerOf } from './owner.ts';
import type { Violation } from './violation.ts';

/** The arrows between packages, the boundary of each package, and the doors that only one package may open. */
export function checkImports(file: SourceFile): Violation[] {
  return moduleImports(file).flatMap((found) => {
    const message = faultOf(file.path, found);
    return message ? [{ path: file.path, line: found.line, message }] : [];
  });
}

function faultOf(file: string, found: ModuleImport): string | undefined {
  const { specifier } = found;
  if (specifier === undefined) return undefined;
  if (specifier.startsWith('.')) return faultOfRelative(file, specifier) ?? faultOfPlain(file, found);
  const ours = /^@khong-mot-minh\/([^/]+)/.exec(specifier)?.[1];
  const plain = faultOfPlain(file, found);
  if (plain) return plain;
  if (ours) return faultOfArrow(file, ours, specifier.slice('@khong-mot-minh/'.length), found);
  return faultOfLibrary(file, specifier);
}

const plainFolders = /^packages\/contracts\/src\/(codes|rules)\//;

/** Tables of codes and the rules over them load nothing but each other: no schema library, no I/O. */
function faultOfPlain(file: string, { specifier = '', typeOnly }: ModuleImport): string | undefined {
  if (typeOnly || isTest(file) || !plainFolders.test(file)) return undefined;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  return specifier.startsWith('.') && plainFolders.test(target)
    ? undefined
    : `"${specifier}": codes and rules are plain data, so they load only each other`;
}

function faultOfRelative(file: string, specifier: string): string | undefined {
  const { folder } = ownerOf(file);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (dataFolders.some((data) => target.startsWith(data)) && !/\.[mc]?[jt]sx?$/.test(target))
    return undefined;
  if (ownerOf(target).folder !== folder || target.startsWith('..') || !target.startsWith(folder)) {
    return `"${specifier}" leaves the package: import it by its name`;
  }
  if (folder !== '' && target === `${folder}/src/index.ts` && !isTest(file)) {
    return `"${specifier}" is the package's own index: import the file`;
  }
  return undefined;
}

function faultOfArrow(
  file: string,
  target: string,
  part: string,
  { typeOnly }: ModuleImport,
): string | undefined {
  const { name } = ownerOf(file);
  if (!arrows[target]) return `@khong-mot-minh/${target} is not a package of DESIGN §3`;
  if (name === undefined) return undefined;
  if (target === name)
    return isTest(file) ? undefined : `@khong-mot-minh/${target} is this package: import the file`;
  const rule = arrows[name];
  if (!rule) return `${name} is not a package of DESIGN §3`;
  if (rule.may.includes(target) || rule.may.includes(part)) return undefined;
  if (target === 'testing' && mayUseTesting(file)) return undefined;
  if (rule.typesOnly?.includes(target)) {
    return typeOnly || isTest(file)
      ? undefined
      : `${name} may import @khong-mot-minh/${target} only with "import type"`;
  }
  return `${name} may not import @khong-mot-minh/${target}`;
}

const databaseDrivers = /^(pg|pg-boss|@electric-sql\/pglite)(\/|$)/;
const browserFolders = /^apps\/(console\/src|portal\/src\/browser)\//;

function faultOfLibrary(file: string, specifier: string): string | undefined {
  const { name } = ownerOf(file);
  const owner = name === undefined || name === 'database' || name === 'testing';
  if (databaseDrivers.test(specifier) && !owner && !isTest(file)) {
    return `"${specifier}" belongs to packages/database`;
  }
  if (browserFolders.test(file) && !isTest(file) && specifier.startsWith('node:')) {
    return `"${specifier}" does not exist in a browser`;
  }
  return undefined;
}
