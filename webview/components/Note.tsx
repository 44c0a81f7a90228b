import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import './Note.css';

/** What needs saying beside a form before anything is sent. */
export function Note({ children }: { children: ComponentChildren }) {
  return (
    <p class="note">
      <Icon name="info" />
      <span>{children}</span>
    </p>
  );
}
