/** A prompt for its first words' sake, as names have it: without the lines of an edit that only say which image is which. */
export const promptInBrief = (prompt: string): string =>
  prompt.replace(/^Image 1 is the picture to edit\.\n(?:Image \d+ is .*\n)+/, '');
