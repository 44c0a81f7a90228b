import { copyPrompt } from '../../state/actions.ts';
import { imagesOf } from '../../state/conversation/conversation.ts';
import { editMessage } from '../../state/conversation/conversationActions.ts';
import { type ConversationNode, promptOf } from '../../state/conversation/nodes.ts';
import { IconButton } from '../IconButton.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import { SiblingSwitch } from './SiblingSwitch.tsx';
import './UserMessage.css';

interface UserMessageProps {
  readonly node: ConversationNode;
  readonly siblings: readonly ConversationNode[];
}

/** What the user said, with the images that went along. */
export function UserMessage({ node, siblings }: UserMessageProps) {
  const prompt = promptOf(node);
  if (prompt === '') return null;
  const sent = imagesOf(node.kind === 'turn' ? node.turn.referenceIds : []);
  return (
    <div class="message">
      <div class="message-bubble">
        {sent.length > 0 && (
          <div class="message-images">
            {sent.map((image) => (
              <span key={image.id} class="message-image" title={image.prompt || 'An image of yours'}>
                <ThumbnailPicture image={image} />
              </span>
            ))}
          </div>
        )}
        <p class="message-text">{prompt}</p>
      </div>
      <div class="message-tools">
        <SiblingSwitch node={node} siblings={siblings} />
        <span class="message-actions">
          {node.kind === 'turn' && (
            <IconButton icon="edit" label="Edit Message" onPress={() => editMessage(node.turn)} />
          )}
          <IconButton icon="copy" label="Copy Message" onPress={() => copyPrompt(prompt)} />
        </span>
      </div>
    </div>
  );
}
