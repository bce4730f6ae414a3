import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Form = {
  action: string;
  method: string;
  fields: [name: string, value: string][];
  takesWords: boolean;
};

/** What a page makes a browser do, by the same rules of reading as a browser's (the HTML standard). */
export type PageContents = {
  /** Addresses of scripts as they are written, in their order. */
  scripts: string[];
  /** Modules that are fetched before a script imports them. */
  modules: string[];
  styles: string[];
  images: string[];
  /** A worker that a script of the page starts. */
  workers: string[];
  links: string[];
  /** Where forms lead, and single buttons of them. */
  targets: string[];
  forms: Form[];
  /** What could run or lead away without any script of the release: none of it stands on a page of ours. */
  foreign: string[];
  /** Keys that the page seals words to, as base64url. */
  keys: string[];
};

const RUNS = /^\s*(?:javascript|vbscript|data):/i;
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster'];
const EMBEDS = new Set(['iframe', 'frame', 'object', 'embed', 'applet', 'base', 'portal', 'fencedframe']);
const LINKS = new Set(['stylesheet', 'icon', 'apple-touch-icon', 'manifest']);

/**
 * Reads a page twice, as a browser with scripts and as one without: what stands in `noscript` is an element to one of
 * them and words to the other.
 */
export function pageContents(html: string): PageContents {
  const [withScripts, without] = [true, false].map((scriptingEnabled) =>
    read(parse(html, { scriptingEnabled })),
  ) as [PageContents, PageContents];
  const foreign = [...new Set([...withScripts.foreign, ...without.foreign])];
  const scripts = [...withScripts.scripts];
  for (const src of without.scripts) if (!scripts.includes(src)) scripts.push(src);
  return { ...withScripts, scripts, foreign };
}

function read(document: Tree.Document): PageContents {
  const found: PageContents = {
    scripts: [],
    modules: [],
    styles: [],
    images: [],
    workers: [],
    links: [],
    targets: [],
    forms: [],
    foreign: [],
    keys: [],
  };
  const forms: { form: Form; controls: Tree.Element[] }[] = [];
  const visit = (node: Tree.Node, within: (typeof forms)[number] | undefined): void => {
    let form = within;
    if ('tagName' in node) {
      note(node, found);
      if (node.tagName === 'form') {
        form = { form: formOf(node), controls: [] };
        forms.push(form);
      }
      form?.controls.push(node);
    }
    if ('content' in node) visit(node.content, form);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, form);
  };
  visit(document, undefined);
  for (const { form, controls } of forms) {
    fill(form, controls);
    found.forms.push(form);
  }
  return found;
}

const attribute = ({ attrs }: Tree.Element, wanted: string): string | undefined =>
  attrs.find(({ name, prefix }) => (prefix ? `${prefix}:${name}` : name) === wanted)?.value;

function note(element: Tree.Element, found: PageContents): void {
  const { tagName } = element;
  const at = (name: string) => attribute(element, name);
  for (const { name, value } of element.attrs) {
    if (/^on/i.test(name)) found.foreign.push(`<${tagName}> runs "${name}"`);
    if (name === 'srcdoc') found.foreign.push(`<${tagName}> holds a page of its own`);
    if (name === 'action' || name === 'formaction') found.targets.push(value);
    if (ADDRESSES.includes(name) && RUNS.test(value) && !/^\s*data:image\//i.test(value))
      found.foreign.push(`<${tagName}> has the address "${value.trim().slice(0, 40)}"`);
  }
  if (EMBEDS.has(tagName)) found.foreign.push(`there is a <${tagName}>`);
  switch (tagName) {
    case 'script': {
      const src = at('src') ?? at('href') ?? at('xlink:href');
      if (src === undefined) found.foreign.push('a script stands in the page itself');
      else found.scripts.push(src);
      break;
    }
    case 'style':
      found.foreign.push('a style sheet stands in the page itself');
      break;
    case 'meta':
      if (at('http-equiv') !== undefined) found.foreign.push(`<meta http-equiv="${at('http-equiv')}">`);
      break;
    case 'link': {
      const [rel = '', href = ''] = [at('rel')?.toLowerCase(), at('href')];
      if (rel === 'modulepreload') found.modules.push(href);
      else if (!LINKS.has(rel)) found.foreign.push(`<link rel="${rel}"> loads "${href}"`);
      else if (rel === 'stylesheet') found.styles.push(href);
      else if (rel !== 'manifest') found.images.push(href);
      break;
    }
    case 'img':
      if (at('src')) found.images.push(at('src') ?? '');
      break;
    case 'a': {
      const href = at('href');
      if (href !== undefined) found.links.push(href);
      break;
    }
  }
  const worker = at('data-worker');
  if (worker !== undefined) found.workers.push(worker);
  const to = at('data-to');
  if (to !== undefined) found.keys.push(keyIn(to));
}

function keyIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'publicKey' in value) return String(value.publicKey);
  } catch {
    // Said by the caller: a key that is none stands in no log.
  }
  return '';
}

const formOf = (element: Tree.Element): Form => ({
  action: attribute(element, 'action') ?? '',
  method: (attribute(element, 'method') ?? 'get').toLowerCase(),
  fields: [],
  takesWords: false,
});

/** Answers as somebody would who wants to see the next page: the last choice of one, the first of several. */
function fill(form: Form, controls: readonly Tree.Element[]): void {
  const chosen = new Map<string, string>();
  for (const control of controls) {
    const [name, value = ''] = [attribute(control, 'name'), attribute(control, 'value')];
    if (control.tagName === 'textarea') form.takesWords = true;
    if (name === undefined || attribute(control, 'disabled') !== undefined) continue;
    if (control.tagName === 'select') form.fields.push([name, '']);
    if (control.tagName !== 'input') continue;
    const type = attribute(control, 'type') ?? 'text';
    if (type === 'radio') chosen.set(name, value);
    else if (type === 'checkbox') chosen.set(name, chosen.get(name) ?? value);
    else form.fields.push([name, value]);
  }
  form.fields.push(...chosen);
}
