import { formatPercent, plural } from '../../../src/protocol/words.ts';
import { chosenFeather, feather, lock, mode, mostFeather } from '../../state/editor/form.ts';
import { annotations, maskSteps, remarkBoxId, remarkWords } from '../../state/editor/marks.ts';
import { maskShare } from '../../state/editor/maskShare.ts';
import { takesMarks } from '../../state/editor/modes.ts';
import { chosenRemark, removeRemark } from '../../state/editor/remarks.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import './MarksSection.css';
import { Slider } from './forms/Slider.tsx';
import { penIcons } from './modeIcons.ts';
import { remarkFocus } from './remarks/remarkFocus.ts';
import { remarkName } from './remarks/remarkNames.ts';

/** What was drawn onto the picture, in words: how much is masked, and what each remark asks for. */
export function MarksSection() {
  if (!takesMarks(mode.value)) return null;
  return (
    <>
      {isPainted() && <MaskFacts />}
      {annotations.value.length > 0 && <Remarks />}
    </>
  );
}

/** Also when all of it was erased again, which has to be said. */
const isPainted = (): boolean => (maskSteps.value.at(-1)?.kind ?? 'clear') !== 'clear';

function MaskFacts() {
  const share = maskShare.value;
  const words = share === 0 ? 'Nothing is marked any more.' : `Marked: ${formatPercent(share)}.`;
  return (
    <div class="lock">
      <Checkbox
        label="Lock outside the mask"
        help={`${words} Every pixel outside of it stays as it is; the answer as it came is kept too.`}
        checked={lock.value}
        onChange={(checked) => {
          lock.value = checked;
        }}
      />
      {lock.value && (
        <Slider
          label="Soft edge"
          words={feather.value === 0 ? 'hard' : plural(feather.value, 'pixel')}
          least={0}
          most={mostFeather.value}
          value={feather.value}
          onChange={(pixels) => {
            chosenFeather.value = pixels;
          }}
        />
      )}
    </div>
  );
}

function Remarks() {
  return (
    <ul class="remarks" aria-label="Remarks on the image">
      {annotations.value.map((annotation) => {
        const { id, kind } = annotation;
        const name = remarkName(annotation, annotations.value);
        return (
          <li key={id} class={chosenRemark.value === id ? 'chosen' : ''} {...remarkFocus(id)}>
            <Icon name={penIcons[kind]} />
            <input
              class="input"
              id={remarkBoxId(id)}
              aria-label={`${name} says`}
              placeholder={placeholders[kind]}
              maxLength={200}
              value={remarkWords.value[id] ?? ''}
              onInput={({ currentTarget: { value } }) => {
                remarkWords.value = { ...remarkWords.value, [id]: value };
              }}
            />
            <IconButton icon="close" label={`Remove ${name}`} onPress={() => removeRemark(id)} />
          </li>
        );
      })}
    </ul>
  );
}

const placeholders = {
  arrow: 'What should happen here',
  box: 'What should happen in here',
  number: 'What should happen here',
  text: 'Words on the image',
};
