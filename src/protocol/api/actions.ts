/** Commands that a page may start. */
export interface ActionsApi {
  /** Each asks the user whatever it needs. */
  run(action: PageAction): void;
}

export type PageAction =
  | 'setApiKey'
  | 'tryDemo'
  | 'useGemini'
  | 'showLog'
  | 'openSettings'
  | 'openBudgetSetting'
  | 'openLibrarySettings'
  | 'openStudio'
  | 'openGallery'
  | 'openWalkthrough'
  | 'manageTemplates'
  | 'showUsage'
  | 'showStorage'
  | 'showBatches'
  | 'cleanUpLibrary'
  | 'rebuildLibrary'
  | 'importImages'
  | 'exportImages'
  /** The library's folder in the file manager. */
  | 'revealLibrary';
