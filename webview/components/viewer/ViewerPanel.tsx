import type { ComponentChildren } from 'preact';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { compared, details } from '../../state/viewer/shown.ts';
import { AboutImage } from '../result/AboutImage.tsx';
import { inOrder } from './CompareImages.tsx';
import { Differences } from './Differences.tsx';
import { TagEditor } from './TagEditor.tsx';
import { UsedIn } from './UsedIn.tsx';
import './ViewerPanel.css';

/** Everything that is known of the image. */
export function ViewerPanel({ image }: { image: ImageCard }) {
  const other = compared.value;
  const [before, after] = other ? inOrder(image, other) : [];
  return (
    <aside class="viewer-panel" aria-label="About the image">
      {before && after && (
        <Part title="What Changed">
          <Differences before={before} after={after} />
        </Part>
      )}
      <section class="viewer-part details" aria-label="Prompt and facts">
        <AboutImage image={image} found={details.value.value} />
      </section>
      <Part title="Tags">
        <TagEditor image={image} />
      </Part>
      <Part title="Used In">
        <UsedIn />
      </Part>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="viewer-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
