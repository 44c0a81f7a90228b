import type { FieldsOf } from '../../../../src/protocol/edits/modes.ts';
import { fill, style } from '../../../state/editor/form.ts';
import { pickStyle } from '../../../state/editor/styleReference.ts';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { IconButton } from '../../IconButton.tsx';
import './StyleForm.css';
import { Words } from './Words.tsx';

/** A style by name, by example, or both. */
export function StyleForm({ form }: { form: FieldsOf<'style'> }) {
  return (
    <>
      <Words
        label="Style"
        placeholder="a linocut in two colours"
        value={form.style}
        onChange={(words) => fill({ ...form, style: words })}
      />
      <div class="style-reference">
        {style.value ? (
          <>
            {style.value.thumbnailUri ? <img src={style.value.thumbnailUri} alt="" /> : <Icon name="fileMedia" />}
            <span class="style-name">{style.value.name}</span>
            <IconButton
              icon="close"
              label="Remove Style Image"
              onPress={() => {
                style.value = undefined;
              }}
            />
          </>
        ) : (
          <Button title="Its technique, colours and mood are taken; not what it shows" onPress={pickStyle}>
            Image with the Style…
          </Button>
        )}
      </div>
    </>
  );
}
