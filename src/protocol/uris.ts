/** The last part of a URI, as people read it. */
export const fileNameOf = (uri: string): string => decodeUri(uri.slice(uri.lastIndexOf('/') + 1));

/** A URI, or a part of one, as people read it; with a stray percent sign in it as it is. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text names a file by its URI; ids and paths have no scheme. */
export const isUri = (text: string): boolean => /^[a-z][\w+.-]+:/i.test(text);

/** Of the web; links of texts that others wrote lead nowhere else. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);
