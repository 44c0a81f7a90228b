/** Failures in Google's own words (as collected up to 2026-11 from public reports): clients match on these texts. */

export interface GoogleError {
  readonly status: number;
  readonly body: {
    readonly error: {
      readonly code: number;
      readonly message: string;
      readonly status: string;
      readonly details?: readonly object[];
    };
  };
}

export function googleError(code: number, status: string, message: string, details?: readonly object[]): GoogleError {
  return { status: code, body: { error: { code, message, status, ...(details && { details }) } } };
}

export const invalidArgument = (message: string, details?: readonly object[]): GoogleError =>
  googleError(400, 'INVALID_ARGUMENT', message, details);

/** What the parser says about a body; `field` is a path like `generation_config.image_config`, '' for the top. */
export function badField(field: string, description: string): GoogleError {
  return invalidArgument(description, [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: [{ ...(field && { field }), description }],
    },
  ]);
}

export const noKey = googleError(
  403,
  'PERMISSION_DENIED',
  "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
);

/** 400, not 401: this is how Google answers a key that it does not know. */
export const badKey = invalidArgument('API key not valid. Please pass a valid API key.', [
  {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'API_KEY_INVALID',
    domain: 'googleapis.com',
    metadata: { service: 'generativelanguage.googleapis.com' },
  },
]);

export const retiredModel = (id: string, successor: string | undefined): GoogleError =>
  googleError(
    404,
    'NOT_FOUND',
    successor
      ? `This model models/${id} is no longer available. Please update your code to use models/${successor} for the latest features and improvements. We recommend you to use the Interactions API (https://ai.google.dev/gemini-api/docs/get-started).`
      : `This model models/${id} is no longer available. Please update your code to use a newer model for the latest features and improvements.`,
  );

export const unknownModel = (id: string, version: string, method: string): GoogleError =>
  googleError(
    404,
    'NOT_FOUND',
    `models/${id} is not found for API version ${version}, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`,
  );

export const unreadableImage = invalidArgument(
  'Unable to process input image. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
);

export const bodyTooLarge = (limit: number): GoogleError =>
  googleError(413, 'INVALID_ARGUMENT', `Request payload size exceeds the limit: ${limit} bytes.`);
