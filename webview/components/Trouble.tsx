import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './result/EndedJob.css';

interface TroubleProps {
  readonly message: string;
  readonly way: string;
  readonly onPress: () => void;
}

/** A whole page or part of it that cannot be shown: a sentence and one way on. */
export function Trouble({ message, way, onPress }: TroubleProps) {
  return (
    <div class="ended failed trouble">
      <Icon name="error" />
      <p>{message}</p>
      <Button onPress={onPress}>{way}</Button>
    </div>
  );
}
