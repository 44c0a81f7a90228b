import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from '@babel/parser';
import { root } from '../../../scripts/folders.ts';

export interface Source {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  /** Texts of several words, which are for people. */
  readonly phrases: readonly string[];
}

export interface Import {
  /** What the import says: `vscode`, `../protocol/model.ts`. */
  readonly from: string;
  /** The file it means, when it is one of ours. */
  readonly file?: string;
}

/** Every file of what ships, parsed; imports of types, re-exports and lazy imports count as imports. */
export function readSources(): readonly Source[] {
  return globSync(['src/**/*.ts', 'webview/**/*.{ts,tsx}'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map(readSource);
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const plugins: ('typescript' | 'jsx')[] = path.endsWith('.tsx') ? ['typescript', 'jsx'] : ['typescript'];
  const imports: Import[] = [];
  const phrases: string[] = [];
  let hasDefaultExport = false;
  visit(parse(text, { sourceType: 'module', createImportExpressions: true, plugins }).program, (node) => {
    if (node.type === 'ExportDefaultDeclaration') hasDefaultExport = true;
    const phrase = phraseIn(node);
    if (phrase !== undefined) phrases.push(phrase);
    const from = importedBy(node);
    if (from === undefined) return;
    const ours = from.startsWith('.');
    imports.push(ours ? { from, file: posix.join(posix.dirname(path), from) } : { from });
  });
  return { path, text, lines: text.trimEnd().split('\n').length, imports, hasDefaultExport, phrases };
}

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function visit(value: unknown, see: (node: Node) => void): void {
  if (!isNode(value)) return;
  see(value);
  for (const part of Object.values(value).flat()) visit(part, see);
}

/** `import … from`, `export … from`, `import(…)` and `import('…').Type`. */
function importedBy(node: Node): string | undefined {
  const source = node.type === 'TSImportType' ? node.argument : node.source;
  if (!isNode(source)) return undefined;
  const literal = source.type === 'TSLiteralType' && isNode(source.literal) ? source.literal : source;
  return typeof literal.value === 'string' ? literal.value : undefined;
}

/** Of a string, a piece of a template or the text of a page; SQL is for nobody. */
function phraseIn({ type, value }: Node): string | undefined {
  const text = type === 'TemplateElement' ? (value as { readonly cooked: string }).cooked : value;
  if (!/^(StringLiteral|TemplateElement|JSXText)$/.test(type) || typeof text !== 'string') return undefined;
  return /[a-z] [a-z]/i.test(text) && !/^<|\b(SELECT|INSERT|FROM|WHERE|TABLE|AND)\b/.test(text)
    ? text.replace(/\s+/g, ' ').trim()
    : undefined;
}
