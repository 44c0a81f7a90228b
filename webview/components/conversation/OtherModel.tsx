import type { SessionTurn } from '../../../src/protocol/api/sessions.ts';
import { offeredModels } from '../../state/composer/choices.ts';
import { regenerate } from '../../state/conversation/conversationActions.ts';
import { settings } from '../../state/hostState.ts';
import { Menu } from '../Menu.tsx';

/** The same message to another model, as a branch of its own. */
export function OtherModel({ turn }: { turn: SessionTurn }) {
  if (!settings.value) return null;
  const { model } = turn.options;
  const others = offeredModels(settings.value, model).filter(({ id, stage }) => id !== model && stage !== 'retired');
  return (
    <Menu
      name="Try again with another model"
      icon="sparkle"
      items={others.map(({ id, name }) => ({ label: name, run: () => regenerate(turn, id) }))}
    />
  );
}
