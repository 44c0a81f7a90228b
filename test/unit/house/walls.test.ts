import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { readSources, type Source } from './sources.ts';

/** From left to right. A file imports from its own room and from levels further left; the rooms of one level are strangers. */
const levels = [
  ['protocol'],
  ['imaging'],
  ['gemini', 'demo', 'library'],
  ['studio'],
  ['top of src'],
  ['userFiles', 'notices', 'tabs'],
  ['startup', 'commands', 'views', 'agents', 'editor', 'api'],
  ['extension'],
];

/** Packages that one room alone knows. */
const owners: Readonly<Record<string, readonly string[]>> = {
  '@google/genai': ['gemini'],
  'sql.js': ['library'],
  fs: ['library'],
  'wasm-vips': ['imaging'],
  vscode: [
    'top of src',
    'userFiles',
    'notices',
    'tabs',
    'startup',
    'commands',
    'views',
    'agents',
    'editor',
    'api',
    'extension',
  ],
};

/** Tables of data, which may be as long as what they list. */
const data = ['src/protocol/catalog.ts', 'src/protocol/templates/builtIn/', 'src/demo/scenes/catalogue.ts'];

describe('The house', () => {
  const sources = readSources();

  it('lets a room import only from itself and from rooms to its left', () => {
    const violations = importsOf(sources).filter(({ source, file }) => {
      if (file === undefined) return false;
      const [from, to] = [roomOf(source.path), roomOf(file)];
      if (from === to) return false;
      return from === 'webview' ? to !== 'protocol' : !(levelOf(to) < levelOf(from));
    });
    assert.deepEqual(violations.map(inWords), []);
  });

  it('keeps each of the heavy packages, files and VS Code itself in the rooms that own them', () => {
    const violations = importsOf(sources).filter(({ source, packageName }) => {
      const rooms = packageName && owners[packageName];
      return rooms && !rooms.includes(roomOf(source.path));
    });
    assert.deepEqual(violations.map(inWords), []);
  });

  it('has pages that run in a browser and reach VS Code in one place', () => {
    const pages = sources.filter(({ path }) => path.startsWith('webview/'));
    const node = importsOf(pages).filter(({ packageName }) => packageName && builtinModules.includes(packageName));
    assert.deepEqual(node.map(inWords), []);
    const callers = sources.filter(({ text }) => text.includes('acquireVsCodeApi(')).map(({ path }) => path);
    assert.deepEqual(callers, ['webview/host.ts']);
  });

  it('has no import cycles', () => {
    assert.deepEqual(cycles(sources), []);
  });

  it('names what it exports', () => {
    assert.deepEqual(
      pathsOf(sources, (source) => source.hasDefaultExport),
      [],
    );
    assert.deepEqual(
      pathsOf(sources, ({ path }) => /\/(utils?|helpers?|common)\/|\/index\.tsx?$/.test(path)),
      [],
    );
  });

  it('keeps files short: 350 lines at most, half of them 90 at most, and a table of contents under 60', () => {
    const isData = ({ path }: Source) => data.some((start) => path.startsWith(start));
    assert.deepEqual(
      pathsOf(sources, (source) => source.lines > 350 && !isData(source)),
      [],
    );
    const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    assert.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) <= 90);
    assert.ok((sources.find(({ path }) => path === 'src/extension.ts')?.lines ?? Infinity) < 60);
  });
});

interface SeenImport {
  readonly source: Source;
  readonly from: string;
  readonly file?: string;
  readonly packageName?: string;
}

function importsOf(sources: readonly Source[]): readonly SeenImport[] {
  return sources.flatMap((source) =>
    source.imports.map(({ from, file }) =>
      file === undefined ? { source, from, packageName: packageOf(from) } : { source, from, file },
    ),
  );
}

/** `@google/genai/web` is `@google/genai`; `node:fs/promises` is `fs`. */
function packageOf(from: string): string {
  const parts = from.replace(/^node:/, '').split('/');
  return parts.slice(0, from.startsWith('@') ? 2 : 1).join('/');
}

function roomOf(path: string): string {
  const [place = '', room = ''] = path.split('/');
  if (place !== 'src') return place;
  if (path.split('/').length > 2) return room;
  const single = room.replace('.ts', '');
  return single === 'extension' ? single : 'top of src';
}

/** What is no room of ours is out of reach for all of them. */
function levelOf(room: string): number {
  const level = levels.findIndex((rooms) => rooms.includes(room));
  return level === -1 ? Infinity : level;
}

/** Each cycle once, as the path around it. */
function cycles(sources: readonly Source[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start !== -1) found.push([...trail.slice(start), path].join(' → '));
    if (done.has(path) || start !== -1) return;
    for (const { file } of byPath.get(path)?.imports ?? []) if (file) walk(file, [...trail, path]);
    done.add(path);
  };
  for (const path of byPath.keys()) walk(path, []);
  return found;
}

const pathsOf = (sources: readonly Source[], faulty: (source: Source) => boolean): readonly string[] =>
  sources.filter(faulty).map(({ path }) => path);

const inWords = ({ source, from }: SeenImport): string => `${source.path} imports ${from}`;
