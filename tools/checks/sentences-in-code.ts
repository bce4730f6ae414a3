import type { Node } from 'oxc-parser';
import { isTest, lineAt, readSources, type SourceFile } from '../source/source-file.ts';
import { walkTree } from '../source/walk-tree.ts';
import type { Problem } from './problem.ts';

/** Where sentences are the material itself: tests, benchmarks, research, the language package and its commands, seeds. */
const exempt = /^(test|bench|research|packages\/(language|testing)|apps\/cli\/src\/language)\/|\/testdata\//;
/** Apps whose pages speak to people; their English must come from messages too. */
const pages = /^apps\/(portal|console)\/src\//;

/** No sentence for people stands in code: messages/ and content/ hold them in both languages. */
export function checkSentences(root: string): Problem[] {
  return readSources(root).flatMap(sentencesIn);
}

/** Vietnamese anywhere; in the two web apps also bare words between tags. */
export function sentencesIn(file: SourceFile): Problem[] {
  if (exempt.test(file.path) || isTest(file.path)) return [];
  const found: Problem[] = [];
  walkTree(file.parsed.program, (node, parent) => {
    const text = textOf(node, parent);
    const words = vietnamese.test(text.replace(ownNames, ''))
      ? text
      : pages.test(file.path)
        ? wordsOnPage(node)
        : '';
    if (words.trim() !== '') {
      const shown = words.trim().replace(/\s+/g, ' ').slice(0, 60);
      found.push(`${file.path}:${lineAt(file.text, node.start)} a sentence for people in code: "${shown}"`);
    }
  });
  return found;
}

/** Letters that no English or French word has, followed or led by another word. */
const vietnamese = /(?=\S*\s+\S)[\s\S]*[ăâđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

function textOf(node: Node, parent: Node | undefined): string {
  if (node.type === 'JSXText') return node.value;
  if (node.type === 'TemplateElement') return node.value.raw;
  const isText =
    node.type === 'Literal' && typeof node.value === 'string' && parent?.type !== 'ImportDeclaration';
  return isText ? String(node.value) : '';
}

/** Names stay as they are in every language. */
const ownNames = /Tiếng Việt|Không Một Mình/g;
/** Not a sentence: an address on the web, an attribute that stands outside its tag, a character reference. */
const notSpoken = /(?<![\w.])[\w-]+(?:\.[\w-]+)+|[\w:-]+="[^"]*"|&#?\w+;/g;
const spokenAttributes = /^(aria-label|aria-description|placeholder|title|alt)$/;
const letters = /\p{L}{2}/u;

function wordsOnPage(node: Node): string {
  if (node.type === 'JSXText') return letters.test(node.value) ? node.value : '';
  if (node.type === 'JSXAttribute') {
    const { name, value } = node;
    const spoken = name.type === 'JSXIdentifier' && spokenAttributes.test(name.name);
    return spoken && value?.type === 'Literal' && letters.test(String(value.value))
      ? String(value.value)
      : '';
  }
  if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier' || node.tag.name !== 'html')
    return '';
  const markup = node.quasi.quasis.map((part) => part.value.raw).join('\0');
  if (/^\s*[\w-]+\s*$/.test(markup) && markup === markup.toLowerCase()) return '';
  const spoken = /\s(?:aria-label|placeholder|title|alt)="([^"\0]*\p{L}{2}[^"\0]*)"/u.exec(markup)?.[1];
  const bare = markup
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(notSpoken, '');
  return spoken ?? (letters.test(bare) ? bare.replaceAll('\0', '…') : '');
}
