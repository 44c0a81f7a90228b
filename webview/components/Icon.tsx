import { paths as add } from 'codicon:add';
import { paths as arrowBoth } from 'codicon:arrow-both';
import { paths as arrowLeft } from 'codicon:arrow-left';
import { paths as beaker } from 'codicon:beaker';
import { paths as bookmark } from 'codicon:bookmark';
import { paths as check } from 'codicon:check';
import { paths as chevronDown } from 'codicon:chevron-down';
import { paths as circleSlash } from 'codicon:circle-slash';
import { paths as close } from 'codicon:close';
import { paths as copy } from 'codicon:copy';
import { paths as debugPause } from 'codicon:debug-pause';
import { paths as discard } from 'codicon:discard';
import { paths as edit } from 'codicon:edit';
import { paths as error } from 'codicon:error';
import { paths as exportIcon } from 'codicon:export';
import { paths as fileMedia } from 'codicon:file-media';
import { paths as filter } from 'codicon:filter';
import { paths as heart } from 'codicon:heart';
import { paths as heartFilled } from 'codicon:heart-filled';
import { paths as history } from 'codicon:history';
import { paths as info } from 'codicon:info';
import { paths as kebabVertical } from 'codicon:kebab-vertical';
import { paths as key } from 'codicon:key';
import { paths as layers } from 'codicon:layers';
import { paths as newFile } from 'codicon:new-file';
import { paths as notebookTemplate } from 'codicon:notebook-template';
import { paths as play } from 'codicon:play';
import { paths as screenFull } from 'codicon:screen-full';
import { paths as settings } from 'codicon:settings';
import { paths as sort } from 'codicon:sort-precedence';
import { paths as tag } from 'codicon:tag';
import { paths as trash } from 'codicon:trash';
import { paths as zoomIn } from 'codicon:zoom-in';
import { paths as zoomOut } from 'codicon:zoom-out';

const glyphs = {
  add,
  arrowBoth,
  arrowLeft,
  beaker,
  bookmark,
  check,
  chevronDown,
  circleSlash,
  close,
  copy,
  debugPause,
  discard,
  edit,
  error,
  export: exportIcon,
  fileMedia,
  filter,
  heart,
  heartFilled,
  history,
  info,
  kebabVertical,
  key,
  layers,
  notebookTemplate,
  play,
  screenFull,
  newFile,
  settings,
  sort,
  tag,
  trash,
  zoomIn,
  zoomOut,
};
export type IconName = keyof typeof glyphs;

/** A codicon, always decoration: what it means is in words beside it or in the label of its button. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
      {glyphs[name].map((path) => (
        <path key={path} d={path} fill-rule="evenodd" clip-rule="evenodd" />
      ))}
    </svg>
  );
}
