import type { SessionTurn } from '../../../src/protocol/api/sessions.ts';
import { attachImages } from '../../state/composer/references.ts';
import { comparedIds } from '../../state/conversation/compared.ts';
import { imagesOf, thread } from '../../state/conversation/conversation.ts';
import { continueFrom, regenerate, removeTurn } from '../../state/conversation/conversationActions.ts';
import { namedTurn } from '../../state/conversation/naming.ts';
import type { ConversationNode } from '../../state/conversation/nodes.ts';
import { isFavourite, setFavourite } from '../../state/images/favourites.ts';
import { runOnImages } from '../../state/images/imageActions.ts';
import { IconButton } from '../IconButton.tsx';
import { Menu } from '../Menu.tsx';
import './AnswerActions.css';
import { OtherModel } from './OtherModel.tsx';

interface AnswerActionsProps {
  readonly node: ConversationNode;
  readonly turn: SessionTurn;
  readonly siblings: readonly ConversationNode[];
}

/** What can be done with an answer: once more, otherwise, on from here; and with its picture. */
export function AnswerActions({ node, turn, siblings }: AnswerActionsProps) {
  const image = imagesOf(turn.imageIds).findLast(({ draft, deletedAt }) => !draft && deletedAt === undefined);
  const isLast = thread.value.at(-1)?.id === node.id;
  return (
    <div class={isLast ? 'answer-actions answer-actions-last' : 'answer-actions'}>
      <IconButton icon="refresh" label="Regenerate" onPress={() => regenerate(turn)} />
      <OtherModel turn={turn} />
      {image && (
        <>
          <IconButton
            icon={isFavourite(image) ? 'heartFilled' : 'heart'}
            label="Favourite"
            pressed={isFavourite(image)}
            onPress={() => void setFavourite(image.id, !isFavourite(image))}
          />
          <IconButton icon="save" label="Save to Workspace" onPress={() => runOnImages('saveImages', [image.id])} />
        </>
      )}
      <Menu
        name="More actions"
        icon="kebabVertical"
        items={[
          ...(isLast ? [] : [{ label: 'Continue from Here', run: () => continueFrom(node) }]),
          ...(image
            ? [
                { label: 'Use as Reference', run: () => attachImages([image.id]) },
                { label: 'Insert Link at the Cursor', run: () => runOnImages('insertImage', [image.id]) },
              ]
            : []),
          ...(siblings.length > 1
            ? [
                {
                  label: 'Compare Branches',
                  run: () => {
                    comparedIds.value = siblings.map(({ id }) => id);
                  },
                },
                {
                  label: 'Name This Branch…',
                  run: () => {
                    namedTurn.value = node.id;
                  },
                },
              ]
            : []),
          { label: 'Remove with What Follows', run: () => removeTurn(turn) },
        ]}
      />
    </div>
  );
}
