/** The pages that the one bundle can draw. Some have a subject: the id of the image or session that a tab is about. */
export const pageNames = [
  'studio',
  'image',
  'sidebar',
  'gallery',
  'usage',
  'storage',
  'templates',
  'sessions',
  'session',
  'editor',
  'comparison',
  'batch',
] as const;
export type PageName = (typeof pageNames)[number];
