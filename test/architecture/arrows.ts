/** What one package may import. Names of ours without the scope `@khong-mot-minh/`; `contracts/codes` is that part of it alone. */
export type Arrows = {
  may: readonly string[];
  /** Only by `import type`: nothing of it may be loaded at run time. */
  typesOnly?: readonly string[];
  /** Set for a pure package: no clock, randomness or I/O, and no module but these. `reads`: its one file that reads a file. */
  pure?: { libraries: readonly string[]; promises: boolean; crypto: boolean; reads?: string };
};

const pureNames = ['language', 'hashing', 'protection', 'sealing', 'ledger'] as const;
const rest = ['contracts', ...pureNames] as const;

/** DESIGN §3, "Arrows". A package that is missing here may not exist. */
export const arrows: Readonly<Record<string, Arrows>> = {
  contracts: { may: [] },
  i18n: { may: ['contracts/codes'], pure: { libraries: [], promises: false, crypto: false } },
  language: {
    may: ['contracts/codes'],
    pure: {
      libraries: [],
      promises: false,
      crypto: false,
      // The weights of its model, once, when it is loaded: decision 0131.
      reads: 'packages/language/src/act-model/act-weights.ts',
    },
  },
  hashing: { may: ['contracts'], pure: { libraries: [], promises: false, crypto: false } },
  protection: { may: ['contracts'], pure: { libraries: ['yaml'], promises: false, crypto: false } },
  // Runs in a browser too: WebCrypto is there as `crypto`, Node's own modules are not.
  sealing: {
    may: ['contracts'],
    pure: {
      libraries: ['@hpke/core', 'hash-wasm', 'shamir-secret-sharing', 'age-encryption'],
      promises: true,
      crypto: true,
    },
  },
  // Reads tiles through a reader it is given, so it waits; Ed25519 and SHA-256 come from Node.
  ledger: { may: ['contracts'], pure: { libraries: ['node:crypto'], promises: true, crypto: true } },
  // Writes files for other programs; the three libraries of documents answer with promises.
  'course-export': {
    may: ['contracts'],
    pure: {
      libraries: ['fflate', 'docx', 'pdfmake', 'pdfmake/interfaces.js', 'pptxgenjs'],
      promises: true,
      crypto: false,
    },
  },
  ui: { may: [] },
  database: { may: rest },
  connectors: { may: rest },
  sdk: { may: [], typesOnly: ['contracts'] },
  portal: { may: ['contracts', 'i18n', 'hashing', 'course-export', 'sealing', 'ui'] },
  // Plain data and rules of the contract are its own; the schemas would bring zod into the browser.
  console: { may: ['contracts/codes', 'contracts/rules', 'i18n', 'sealing', 'ui'], typesOnly: ['contracts'] },
  server: { may: [...rest, 'i18n', 'ui', 'database', 'connectors', 'sdk', 'portal'] },
  testing: { may: [...rest, 'i18n', 'ui', 'database', 'connectors', 'sdk', 'portal', 'server'] },
  // Feeds the demo, so it starts the whole system with its seeds; nothing imports it.
  simulator: { may: ['contracts', 'i18n', 'sdk', 'ledger', 'ui', 'server', 'testing'] },
  // The command line starts either of them, and does for their operators and editors what needs no page.
  cli: { may: [...rest, 'i18n', 'database', 'portal', 'server', 'simulator'] },
};
