import { iconKinds as allKinds, type IconKind } from '../../../../src/protocol/edits/tools.ts';
import { current } from '../../../state/editor/picture.ts';
import { iconBackground, iconKinds } from '../../../state/editor/tools.ts';
import { Checkbox } from '../../Checkbox.tsx';
import './IconsForm.css';

export function IconsForm() {
  const picture = current.value;
  const toggle = (kind: IconKind, on: boolean) => {
    iconKinds.value = allKinds.filter((one) => (one === kind ? on : iconKinds.value.includes(one)));
  };
  return (
    <>
      {picture && <IconPreview uri={picture.image.uri} />}
      <div>
        {allKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={kinds[kind].name}
            help={kinds[kind].help}
            checked={iconKinds.value.includes(kind)}
            onChange={(on) => toggle(kind, on)}
          />
        ))}
      </div>
      <label class="icon-ground">
        <input
          type="color"
          value={iconBackground.value}
          onInput={({ currentTarget: { value } }) => {
            iconBackground.value = value;
          }}
        />
        Ground of the icons that must not be transparent
      </label>
    </>
  );
}

/** In the sizes in which they will be seen. */
function IconPreview({ uri }: { uri: string }) {
  return (
    <div class="icon-preview" aria-hidden="true">
      {[128, 64, 32, 16].map((side) => (
        <img key={side} src={uri} alt="" width={side} height={side} style={{ background: iconBackground.value }} />
      ))}
    </div>
  );
}

const kinds: Readonly<Record<IconKind, { readonly name: string; readonly help: string }>> = {
  favicon: { name: 'favicon.ico', help: '16, 32 and 48 in one file' },
  png: { name: 'PNG', help: '16, 32, 48, 64, 128, 256 and 512' },
  appleTouch: { name: 'apple-touch-icon.png', help: '180, on the ground below' },
  maskable: { name: 'Maskable', help: '192 and 512, with the safe zone' },
  vscode: { name: 'VS Code extension', help: '128' },
};
