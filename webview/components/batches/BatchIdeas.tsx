import { countAlternatives } from '../../../src/protocol/templates/alternatives.ts';
import { plural } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { startFromFile } from '../../state/batches/batches.ts';
import { showError } from '../../state/notices.ts';
import { Icon, type IconName } from '../Icon.tsx';
import '../composer/Ideas.css';

interface BatchIdea {
  readonly icon: IconName;
  readonly name: string;
  readonly list: string;
}

const ideas: readonly BatchIdea[] = [
  {
    icon: 'symbolNumeric',
    name: 'A set of icons in one style',
    list: 'App icon: a {paper plane|compass|lantern|bicycle|umbrella|teapot}, flat shapes, two colours, white background, no text',
  },
  {
    icon: 'colorMode',
    name: 'One scene in every light',
    list: 'A harbour at {dawn|noon|dusk|night} in {spring|winter}, seen from above, calm and graphic',
  },
];

/** All batches while there is none: what one is good for, and somewhere to start. Nothing is sent before its price is seen. */
export function BatchIdeas() {
  return (
    <section class="ideas" aria-labelledby="ideas-heading">
      <h2 class="title" id="ideas-heading">
        Ten images or ten thousand, from one list
      </h2>
      <p class="quiet">You see every image and the price before anything is sent.</p>
      <ul>
        {ideas.map(({ icon, name, list }) => (
          <Idea key={name} icon={icon} name={name} onPress={() => host.newBatch(list).catch(showError)}>
            {`${list} · ${plural(countAlternatives(list), 'image').replace(' ', '\u00a0')}`}
          </Idea>
        ))}
        <Idea icon="newFile" name="A table or text of your own" onPress={startFromFile}>
          One prompt a line or row: text, CSV, JSON Lines or Markdown. Columns name options, files and variables.
        </Idea>
      </ul>
    </section>
  );
}

interface IdeaProps {
  readonly icon: IconName;
  readonly name: string;
  readonly children: string;
  readonly onPress: () => void;
}

const Idea = ({ icon, name, children, onPress }: IdeaProps) => (
  <li>
    <button class="idea" type="button" onClick={onPress}>
      <Icon name={icon} />
      <span>
        <span class="idea-name">{name}</span>
        <span class="idea-prompt">{children}</span>
      </span>
    </button>
  </li>
);
