import type { ComponentChildren } from 'preact';
import { Icon } from '../Icon.tsx';
import './Speaker.css';

/** Who answers. */
export function Speaker({ name, facts }: { name: string; facts: ComponentChildren }) {
  return (
    <div class="speaker">
      <span class="speaker-face">
        <Icon name="sparkle" />
      </span>
      <span class="speaker-name">{name}</span>
      <span class="speaker-facts">{facts}</span>
    </div>
  );
}
