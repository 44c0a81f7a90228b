import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isWebAddress } from '../../../src/protocol/uris.ts';
import './Markdown.css';

/**
 * What a model wrote, as Markdown. The text is hostile: it is read into tokens and drawn as elements of ours, so that no
 * HTML of it is ever parsed; links go to the web alone, and pictures of it are named, not loaded.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => lexer(text, { gfm: true, breaks: true }), [text]);
  return <div class="markdown">{draw(tokens)}</div>;
}

const draw = (tokens: readonly Token[] | undefined): ComponentChildren[] =>
  (tokens ?? []).map((token) => drawToken(token as MarkedToken));

function drawToken(token: MarkedToken): ComponentChildren {
  switch (token.type) {
    case 'paragraph':
      return <p>{draw(token.tokens)}</p>;
    case 'heading':
      return <Heading depth={token.depth}>{draw(token.tokens)}</Heading>;
    case 'strong':
      return <strong>{draw(token.tokens)}</strong>;
    case 'em':
      return <em>{draw(token.tokens)}</em>;
    case 'del':
      return <del>{draw(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{draw(token.tokens)}</blockquote>;
    case 'list':
      return <List list={token} />;
    case 'table':
      return <Table table={token} />;
    case 'link':
      return <Link href={token.href}>{draw(token.tokens)}</Link>;
    case 'image':
      return <Link href={token.href}>{token.text || 'Image'}</Link>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'text':
      return token.tokens ? draw(token.tokens) : token.text;
    case 'escape':
      return token.text;
    case 'space':
    case 'def':
      return null;
    default:
      // HTML is shown as the words that it is.
      return token.raw;
  }
}

/** Below the headings of the page, whatever the model thinks of its own importance. */
function Heading({ depth, children }: { depth: number; children: ComponentChildren }) {
  return depth < 3 ? <h3>{children}</h3> : <h4>{children}</h4>;
}

function List({ list: { ordered, start, items } }: { list: Tokens.List }) {
  const drawn = items.map(({ tokens }) => <li>{draw(tokens)}</li>);
  return ordered ? <ol start={start === '' ? 1 : start}>{drawn}</ol> : <ul>{drawn}</ul>;
}

function Table({ table: { header, rows } }: { table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {header.map(({ tokens }) => (
            <th>{draw(tokens)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map(({ tokens }) => (
              <td>{draw(tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Link({ href, children }: { href: string; children: ComponentChildren }): JSX.Element {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <a class="link" href={href} title={href}>
      {children}
    </a>
  );
}
