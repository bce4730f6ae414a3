/** A package that others install: which source files are its entries, and what else goes along. */
export type PublishedPackage = {
  folder: string;
  /** By export path. */
  entries: Readonly<Record<string, string>>;
  /** Files and folders copied as they are, each also an export where it is a file. */
  data?: readonly string[];
  description: string;
};

/** In the order in which they are compiled: what is imported comes first. */
export const PUBLISHED: readonly PublishedPackage[] = [
  {
    folder: 'contracts',
    entries: { '.': 'index', './codes': 'codes/index', './rules': 'rules/index' },
    description: 'Schemas of everything that crosses an edge of Khong Mot Minh',
  },
  {
    folder: 'language',
    entries: { '.': 'index' },
    data: ['packs/default.kmtp', 'weights/acts.bin'],
    description: 'Vietnamese and English text: terms, risk acts, classifier',
  },
  {
    folder: 'hashing',
    entries: { '.': 'index' },
    description: 'PDQ picture hash and an exact Hamming index',
  },
  {
    folder: 'protection',
    entries: { '.': 'index' },
    description: 'Policy engine: event, facts and policy to a decision with reasons',
  },
  {
    folder: 'sealing',
    entries: { '.': 'index', './argon2-wasm': 'argon2-wasm' },
    data: ['README.md'],
    description: 'Receipts and sealed messages, for browsers and Node',
  },
  {
    folder: 'ledger',
    entries: { '.': 'index' },
    description: 'Append-only Merkle log: entries, tiles, checkpoints, verifier, monitor',
  },
  {
    folder: 'sdk',
    entries: { '.': 'index', './file-store': 'file-store', './device-blur': 'device-blur' },
    data: ['README.md'],
    description: 'What a platform installs to use Khong Mot Minh; no dependency at run time',
  },
];
