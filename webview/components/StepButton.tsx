import type { NextStep } from '../../src/protocol/failure.ts';
import { stepLabel } from '../../src/protocol/stepLabel.ts';
import { isWebAddress } from '../../src/protocol/uris.ts';
import { takeStep } from '../state/actions.ts';
import { Button } from './Button.tsx';

interface StepButtonProps {
  readonly step: Exclude<NextStep, { do: 'retry' }>;
}

/** What a failure offers to do about it. Links are links, so that VS Code opens them as it opens all others. */
export function StepButton({ step }: StepButtonProps) {
  if (step.do === 'openLink') {
    return isWebAddress(step.url) ? (
      <a class="link" href={step.url}>
        {step.label}
      </a>
    ) : null;
  }
  return <Button onPress={() => takeStep(step)}>{stepLabel(step)}</Button>;
}
