import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ComponentChildren } from 'preact';
import './Button.css';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** Once, also for a double click or a key held down: presses cost money here, or undo each other. */
  readonly onPress: () => void;
  readonly primary?: boolean;
  readonly title?: string;
  /** Set: the button stays reachable and says why it does nothing now. */
  readonly whyNot?: string | undefined;
}

export function Button({ children, onPress, primary = false, title, whyNot }: ButtonProps) {
  return (
    <vscode-button
      class="button"
      secondary={!primary}
      title={whyNot ?? title}
      aria-disabled={whyNot ? 'true' : undefined}
      onClick={(event) => {
        if (!whyNot && event.detail < 2) onPress();
      }}
      onKeyDownCapture={(event) => event.repeat && event.stopImmediatePropagation()}
    >
      {children}
    </vscode-button>
  );
}
