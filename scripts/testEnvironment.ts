/** No key reaches a test, so that no test can spend money. */
export const keyless: Readonly<Record<string, string | undefined>> = {
  GEMINI_API_KEY: undefined,
  GOOGLE_API_KEY: undefined,
};
