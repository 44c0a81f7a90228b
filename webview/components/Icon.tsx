import { paths as add } from 'codicon:add';
import { paths as arrowBoth } from 'codicon:arrow-both';
import { paths as arrowDown } from 'codicon:arrow-down';
import { paths as arrowLeft } from 'codicon:arrow-left';
import { paths as arrowRight } from 'codicon:arrow-right';
import { paths as arrowSwap } from 'codicon:arrow-swap';
import { paths as arrowUp } from 'codicon:arrow-up';
import { paths as beaker } from 'codicon:beaker';
import { paths as bookmark } from 'codicon:bookmark';
import { paths as check } from 'codicon:check';
import { paths as chevronDown } from 'codicon:chevron-down';
import { paths as chevronLeft } from 'codicon:chevron-left';
import { paths as chevronRight } from 'codicon:chevron-right';
import { paths as chromeMaximize } from 'codicon:chrome-maximize';
import { paths as circleLarge } from 'codicon:circle-large';
import { paths as circle } from 'codicon:circle-large-outline';
import { paths as circleSlash } from 'codicon:circle-slash';
import { paths as clearAll } from 'codicon:clear-all';
import { paths as close } from 'codicon:close';
import { paths as colorMode } from 'codicon:color-mode';
import { paths as comment } from 'codicon:comment';
import { paths as commentDiscussion } from 'codicon:comment-discussion';
import { paths as copy } from 'codicon:copy';
import { paths as creditCard } from 'codicon:credit-card';
import { paths as debugPause } from 'codicon:debug-pause';
import { paths as debugStop } from 'codicon:debug-stop';
import { paths as diff } from 'codicon:diff';
import { paths as diffAdded } from 'codicon:diff-added';
import { paths as diffRemoved } from 'codicon:diff-removed';
import { paths as discard } from 'codicon:discard';
import { paths as edit } from 'codicon:edit';
import { paths as editSparkle } from 'codicon:edit-sparkle';
import { paths as eraser } from 'codicon:eraser';
import { paths as error } from 'codicon:error';
import { paths as expandAll } from 'codicon:expand-all';
import { paths as exportIcon } from 'codicon:export';
import { paths as fileMedia } from 'codicon:file-media';
import { paths as filter } from 'codicon:filter';
import { paths as gitBranch } from 'codicon:git-branch';
import { paths as globe } from 'codicon:globe';
import { paths as heart } from 'codicon:heart';
import { paths as heartFilled } from 'codicon:heart-filled';
import { paths as history } from 'codicon:history';
import { paths as info } from 'codicon:info';
import { paths as kebabVertical } from 'codicon:kebab-vertical';
import { paths as key } from 'codicon:key';
import { paths as layers } from 'codicon:layers';
import { paths as layoutSidebarRight } from 'codicon:layout-sidebar-right';
import { paths as link } from 'codicon:link';
import { paths as linkExternal } from 'codicon:link-external';
import { paths as mirror } from 'codicon:mirror';
import { paths as move } from 'codicon:move';
import { paths as newFile } from 'codicon:new-file';
import { paths as notebookTemplate } from 'codicon:notebook-template';
import { paths as packageIcon } from 'codicon:package';
import { paths as paintcan } from 'codicon:paintcan';
import { paths as play } from 'codicon:play';
import { paths as question } from 'codicon:question';
import { paths as redo } from 'codicon:redo';
import { paths as refresh } from 'codicon:refresh';
import { paths as save } from 'codicon:save';
import { paths as screenCut } from 'codicon:screen-cut';
import { paths as screenFull } from 'codicon:screen-full';
import { paths as search } from 'codicon:search';
import { paths as send } from 'codicon:send';
import { paths as settings } from 'codicon:settings';
import { paths as shield } from 'codicon:shield';
import { paths as sort } from 'codicon:sort-precedence';
import { paths as sparkle } from 'codicon:sparkle';
import { paths as stopCircle } from 'codicon:stop-circle';
import { paths as symbolNumeric } from 'codicon:symbol-numeric';
import { paths as symbolRuler } from 'codicon:symbol-ruler';
import { paths as tag } from 'codicon:tag';
import { paths as target } from 'codicon:target';
import { paths as textSize } from 'codicon:text-size';
import { paths as trash } from 'codicon:trash';
import { paths as wand } from 'codicon:wand';
import { paths as watch } from 'codicon:watch';
import { paths as zoomIn } from 'codicon:zoom-in';
import { paths as zoomOut } from 'codicon:zoom-out';

const glyphs = {
  add,
  arrowBoth,
  arrowDown,
  arrowLeft,
  arrowRight,
  arrowSwap,
  arrowUp,
  beaker,
  bookmark,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  chromeMaximize,
  circleLarge,
  circle,
  circleSlash,
  clearAll,
  close,
  colorMode,
  comment,
  commentDiscussion,
  copy,
  creditCard,
  debugPause,
  debugStop,
  diff,
  diffAdded,
  diffRemoved,
  discard,
  edit,
  editSparkle,
  eraser,
  error,
  expandAll,
  export: exportIcon,
  fileMedia,
  filter,
  gitBranch,
  globe,
  heart,
  heartFilled,
  history,
  info,
  kebabVertical,
  key,
  layers,
  layoutSidebarRight,
  link,
  linkExternal,
  mirror,
  move,
  notebookTemplate,
  play,
  question,
  refresh,
  screenFull,
  newFile,
  package: packageIcon,
  paintcan,
  redo,
  save,
  screenCut,
  search,
  send,
  settings,
  shield,
  sort,
  sparkle,
  stopCircle,
  symbolNumeric,
  symbolRuler,
  tag,
  target,
  textSize,
  trash,
  wand,
  watch,
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
