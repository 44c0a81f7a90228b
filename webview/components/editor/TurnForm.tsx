import { flipPicture, forgetTools, turnPicture } from '../../state/editor/tools.ts';
import { Button } from '../Button.tsx';

export function TurnForm() {
  return (
    <>
      <div class="tool-row">
        <Button onPress={() => turnPicture(-90)}>Turn Left</Button>
        <Button onPress={() => turnPicture(90)}>Turn Right</Button>
      </div>
      <div class="tool-row">
        <Button onPress={() => flipPicture('horizontal')}>Flip Left and Right</Button>
        <Button onPress={() => flipPicture('vertical')}>Flip Top and Bottom</Button>
      </div>
      <button class="link small" type="button" onClick={forgetTools}>
        Back to how it is
      </button>
    </>
  );
}
