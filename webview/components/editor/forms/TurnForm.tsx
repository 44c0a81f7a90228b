import { flipPicture, forgetTools, turnPicture } from '../../../state/editor/tools.ts';
import { Button } from '../../Button.tsx';

export function TurnForm() {
  return (
    <>
      <div class="tool-grid">
        <Button onPress={() => turnPicture(-90)}>Turn Left</Button>
        <Button onPress={() => turnPicture(90)}>Turn Right</Button>
        <Button title="Left and right change places" onPress={() => flipPicture('horizontal')}>
          Flip Across
        </Button>
        <Button title="Top and bottom change places" onPress={() => flipPicture('vertical')}>
          Flip Upside Down
        </Button>
      </div>
      <div>
        <button class="link small" type="button" onClick={forgetTools}>
          Back to how it is
        </button>
      </div>
    </>
  );
}
