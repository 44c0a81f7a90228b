import type { Session } from '../../library/sessions.ts';
import type { TurnFile } from '../../library/shapes.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import { branchTo, latestLeaf } from '../../protocol/conversation/turns.ts';
import { formatCost } from '../../protocol/money.ts';
import { isWebAddress } from '../../protocol/uris.ts';
import { shorten } from '../../protocol/words.ts';

/** A picture as the text shows it. */
export interface ShownPicture {
  readonly alt: string;
  /** A relative path, or a data URI. */
  readonly address: string;
}

export interface MarkdownSource {
  readonly session: Session;
  readonly turns: readonly TurnFile[];
  /** By their ids; pictures that are gone are not in it. */
  readonly pictures: ReadonlyMap<string, ShownPicture>;
}

/** A conversation as a document: the latest branch first, then the others, each from where it leaves. */
export function toMarkdown({ session, turns, pictures }: MarkdownSource): string {
  const parts = [`# ${inLine(session.name)}`, summary(session, turns)];
  const written = new Set<string>();
  for (let leaf = latestLeaf(turns, undefined); leaf; leaf = latestLeaf(left(turns, written), undefined)) {
    const branch = branchTo(turns, leaf.id);
    const fresh = branch.filter(({ id }) => !written.has(id));
    const from = branch[branch.length - fresh.length - 1];
    if (written.size > 0) parts.push('---', `## ${branchTitle(session, fresh[0], from)}`);
    for (const turn of fresh) {
      written.add(turn.id);
      parts.push(turnText(turn, pictures));
    }
  }
  return `${[...parts, costTable(turns)].filter(Boolean).join('\n\n')}\n`;
}

const left = (turns: readonly TurnFile[], written: ReadonlySet<string>) => turns.filter(({ id }) => !written.has(id));

function summary({ createdAt }: Session, turns: readonly TurnFile[]): string {
  const models = [...new Set(turns.map(({ options }) => modelFacts(options.model).name))];
  return `*${[new Date(createdAt).toISOString().slice(0, 10), ...models].join(' · ')}*`;
}

function branchTitle({ branchNames = {} }: Session, first: TurnFile | undefined, from: TurnFile | undefined): string {
  const name = first && branchNames[first.id];
  const where = from ? `from “${short(from.prompt)}”` : 'from the beginning';
  return name ? `Branch “${inLine(name)}”, ${where}` : `Branch ${where}`;
}

function turnText(turn: TurnFile, pictures: MarkdownSource['pictures']): string {
  const { prompt, text, thoughts, failure, grounding, options, imageIds, referenceIds = [], freshStart } = turn;
  const shown = (ids: readonly string[]) => ids.flatMap((id) => pictures.get(id) ?? []).map(picture);
  const lost = imageIds.length - shown(imageIds).length;
  return [
    ...(prompt ? ['### You', quote(prompt), ...shown(referenceIds)] : []),
    `### ${modelFacts(options.model).name}`,
    freshStart && '*Started afresh: the turns before were not sent along.*',
    thoughts && `<details>\n<summary>Thinking</summary>\n\n${harmless(thoughts)}\n\n</details>`,
    text && harmless(text),
    ...shown(imageIds),
    lost > 0 && '*An image of this answer is not in the library any more.*',
    failure && `*No answer: ${inLine(failure.message)}*`,
    grounding && sources(grounding.sources),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function sources(found: readonly { readonly url: string; readonly title: string }[]): string | undefined {
  const links = found
    .filter(({ url }) => isWebAddress(url))
    .map(({ url, title }) => `[${inLine(title || url)}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`);
  return links.length > 0 ? `Sources: ${links.join(', ')}` : undefined;
}

function costTable(turns: readonly TurnFile[]): string {
  const rows = turns.map(({ prompt, options, imageIds, costUSD, copyOf }, index) => {
    const cost = copyOf ? 'paid elsewhere' : costUSD === undefined ? 'unknown' : formatCost(costUSD);
    return `| ${[index + 1, short(prompt).replaceAll('|', '\\|'), modelFacts(options.model).name, imageIds.length, cost].join(' | ')} |`;
  });
  const total = turns.reduce((sum, { costUSD = 0 }) => sum + costUSD, 0);
  return [
    '## Cost',
    [
      '| # | Message | Model | Images | Cost |',
      '|--:|---|---|--:|--:|',
      ...rows,
      `| | | | | **${formatCost(total)}** |`,
    ].join('\n'),
    '*Estimates, in US dollars.*',
  ].join('\n\n');
}

const picture = ({ alt, address }: ShownPicture): string => `![${inLine(alt).replaceAll(/[[\]\\`]/g, '')}](${address})`;
const quote = (text: string): string => harmless(text).replaceAll(/^/gm, '> ');
const short = (text: string): string => harmless(shorten(text, 60));
const inLine = (text: string): string => harmless(text.replaceAll(/\s+/g, ' ').trim());

/** What a model or a web page wrote stays words: no tag of it becomes one. */
const harmless = (text: string): string => text.replaceAll(/<(?=[a-z/!?])/gi, '&lt;');
