import type { AspectRatio } from '../../../src/protocol/model.ts';
import { choose } from '../../state/composer/chosen.ts';
import { focusPrompt, prompt } from '../../state/composer/draft.ts';
import './Ideas.css';
import { Shape } from '../Shape.tsx';

interface Idea {
  readonly name: string;
  readonly aspectRatio: AspectRatio;
  readonly prompt: string;
}

/** Pictures that a project needs sooner or later; each shows one thing that these models do well. */
const ideas: readonly Idea[] = [
  {
    name: 'App icon',
    aspectRatio: '1:1',
    prompt:
      'App icon: a paper crane folded from one sheet, coral on warm cream, flat shapes, one soft shadow, centred, no text',
  },
  {
    name: 'README banner',
    aspectRatio: '21:9',
    prompt:
      'Wide banner: a harbour at dawn seen from above, containers as neat coloured blocks, one warm light on the water, calm and graphic',
  },
  {
    name: 'Empty state',
    aspectRatio: '4:3',
    prompt:
      'Spot illustration for an empty inbox: a cat asleep in a letter tray, fine ink lines, two colours, white background, lots of air',
  },
  {
    name: 'Diagram',
    aspectRatio: '16:9',
    prompt:
      'Hand-drawn diagram on graph paper: three boxes labelled “browser”, “cache” and “database”, joined by arrows, blue ink',
  },
];

/** The page before its first image: an invitation with somewhere to start. */
export function Ideas() {
  return (
    <section class="ideas" aria-labelledby="ideas-heading">
      <h2 class="title" id="ideas-heading">
        What would you like to see?
      </h2>
      <p class="quiet">Describe it in the box, or start from one of these.</p>
      <ul>
        {ideas.map((idea) => (
          <li key={idea.name}>
            <button class="idea" type="button" onClick={() => startFrom(idea)}>
              <Shape ratio={idea.aspectRatio} size={28} />
              <span>
                <span class="idea-name">{idea.name}</span>
                <span class="idea-prompt">{idea.prompt}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function startFrom(idea: Idea): void {
  prompt.value = idea.prompt;
  choose({ aspectRatio: idea.aspectRatio });
  focusPrompt();
}
