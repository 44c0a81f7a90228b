import { Icon, type IconName } from './Icon.tsx';
import { Picker, useClosePicker } from './Picker.tsx';
import './Menu.css';

export interface MenuItem {
  readonly label: string;
  run(): void;
}

interface MenuProps {
  readonly name: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
}

/** An icon that opens a short list of things to do. */
export function Menu({ name, icon, items }: MenuProps) {
  return (
    <Picker name={name} picture={<Icon name={icon} />} menu>
      <MenuItems items={items} />
    </Picker>
  );
}

function MenuItems({ items }: Pick<MenuProps, 'items'>) {
  const close = useClosePicker();
  return items.map(({ label, run }) => (
    <button
      key={label}
      class="menu-item"
      type="button"
      onKeyDown={moveFocus}
      onClick={() => {
        close();
        run();
      }}
    >
      {label}
    </button>
  ));
}

function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const { currentTarget: item, key } = event;
  const next = { ArrowDown: item.nextElementSibling, ArrowUp: item.previousElementSibling }[key];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
