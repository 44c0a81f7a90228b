import { cancel, generate } from '../../state/actions.ts';
import { fitted } from '../../state/composer/chosen.ts';
import { request } from '../../state/composer/draft.ts';
import { buttonState } from '../../state/composer/generation.ts';
import { arriving, references } from '../../state/composer/references.ts';
import { jobs, settings } from '../../state/hostState.ts';
import { Button } from '../Button.tsx';
import { Elapsed } from '../Elapsed.tsx';

const isMac = navigator.platform.startsWith('Mac');

/** One button in one place: Generate, and Cancel while that very request runs. */
export function GenerateButton() {
  const asked = request.value;
  if (!asked || !fitted.value || !settings.value) return null;
  const state = buttonState(asked, fitted.value, jobs.value, settings.value, references.value, arriving.value);
  const running = state.kind === 'cancel' ? state.job : undefined;
  return (
    <Button
      primary={!running}
      title={running ? 'Stop this request' : `Generate (${isMac ? '⌘Enter' : 'Ctrl+Enter'})`}
      whyNot={state.kind === 'generate' ? state.whyNot : undefined}
      onPress={() => (running ? cancel(running.id) : generate(asked))}
    >
      {running ? (
        <>
          Cancel <Elapsed since={running.createdAt} />
        </>
      ) : (
        'Generate'
      )}
    </Button>
  );
}
