import '@vscode-elements/elements/dist/vscode-badge/index.js';
import { run } from '../state/actions.ts';
import { needsKey } from '../state/composer/generation.ts';
import { settings } from '../state/hostState.ts';
import { Button } from './Button.tsx';
import './ConnectionBanner.css';

/** Who draws, when that needs a word: no key yet, or the demo. */
export function ConnectionBanner({ isNew = false }: { isNew?: boolean }) {
  if (!settings.value) return null;
  if (needsKey(settings.value)) return <NoKey isNew={isNew} />;
  if (settings.value.provider === 'demo') return <Demo hasKey={settings.value.keySource !== 'none'} />;
  return null;
}

function NoKey({ isNew }: { isNew: boolean }) {
  return (
    <section class="banner" aria-label="Connection">
      {isNew && <h2>Welcome</h2>}
      <p>
        Google’s image models draw with a Gemini API key of yours, and Google bills it. Or look around first: the demo
        model is free and works offline.
      </p>
      <div class="banner-ways">
        <Button primary onPress={() => run('setApiKey')}>
          Set API Key
        </Button>
        <Button onPress={() => run('tryDemo')}>Try the Demo</Button>
        {isNew && (
          <button class="link" type="button" onClick={() => run('openWalkthrough')}>
            Take the tour
          </button>
        )}
      </div>
    </section>
  );
}

function Demo({ hasKey }: { hasKey: boolean }) {
  return (
    <section class="demo" aria-label="Connection">
      <vscode-badge title="Draws on this computer; nothing is sent, nothing is billed.">Demo model</vscode-badge>
      <button class="link small" type="button" onClick={() => run(hasKey ? 'useGemini' : 'setApiKey')}>
        {hasKey ? 'Use Gemini' : 'Use my API key'}
      </button>
    </section>
  );
}
