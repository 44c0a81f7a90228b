import type { HTMLAttributes } from 'preact';

/** The VS Code elements that the pages use, as JSX; the package has no types for Preact. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': HTMLAttributes<HTMLElement> & { secondary?: boolean; block?: boolean };
      'vscode-badge': HTMLAttributes<HTMLElement>;
    }
  }
}
