import { chosenRemark } from '../../../state/editor/remarks.ts';

/** For what belongs to a remark, on the picture and in the list: whoever has the focus there is at that remark. */
export const remarkFocus = (id: string) => ({
  'data-remark': id,
  onFocusIn() {
    chosenRemark.value = id;
  },
  onFocusOut({ relatedTarget }: FocusEvent) {
    const stays = relatedTarget instanceof Element && relatedTarget.closest(`[data-remark="${id}"]`) !== null;
    if (!stays && chosenRemark.value === id) chosenRemark.value = undefined;
  },
});
