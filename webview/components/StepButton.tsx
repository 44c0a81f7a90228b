import { modelFacts } from '../../src/protocol/catalog.ts';
import type { NextStep } from '../../src/protocol/failure.ts';
import { takeStep } from '../state/actions.ts';
import { Button } from './Button.tsx';

/** What a failure offers to do about it. Links are links, so that VS Code opens them as it opens all others. */
export function StepButton({ step, primary = false }: { step: Exclude<NextStep, Retry>; primary?: boolean }) {
  if (step.do === 'openLink') {
    return /^https?:/.test(step.url) ? (
      <a class="link" href={step.url}>
        {step.label}
      </a>
    ) : null;
  }
  return (
    <Button primary={primary} onPress={() => takeStep(step)}>
      {stepLabel(step)}
    </Button>
  );
}

type Retry = { readonly do: 'retry' };

function stepLabel(step: Exclude<NextStep, Retry | { do: 'openLink' }>): string {
  switch (step.do) {
    case 'setApiKey':
      return 'Set API Key';
    case 'tryDemo':
      return 'Try the Demo';
    case 'switchModel':
      return `Use ${modelFacts(step.model).name}`;
    case 'showLog':
      return 'Show Log';
  }
}
