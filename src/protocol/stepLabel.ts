import { modelFacts } from './catalog.ts';
import type { NextStep } from './failure.ts';

/** What the button says that takes a step. */
export function stepLabel(step: NextStep): string {
  switch (step.do) {
    case 'setApiKey':
      return 'Set API Key';
    case 'tryDemo':
      return 'Try the Demo';
    case 'retry':
      return 'Try Again';
    case 'switchModel':
      return `Use ${modelFacts(step.model).name}`;
    case 'openLink':
      return step.label;
    case 'showLog':
      return 'Show Log';
  }
}
