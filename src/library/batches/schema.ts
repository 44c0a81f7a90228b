/** Batches and their rows; the ledger learns which batch a request was part of. */
export const batchTables = `
CREATE TABLE batches (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  lane TEXT NOT NULL,
  -- preparing, running, paused, stopped, cancelled: what was last decided. That nothing is left to do is in the rows.
  state TEXT NOT NULL,
  failure TEXT,
  variants TEXT NOT NULL,
  prompts INTEGER NOT NULL,
  base TEXT,
  folder TEXT,
  limit_usd REAL,
  demo INTEGER NOT NULL,
  -- The window that works on it, for as long as it says so again before the time is over.
  worker TEXT,
  lease_until INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE batch_rows (
  batch INTEGER NOT NULL,
  n INTEGER NOT NULL,
  -- The order of work.
  position INTEGER NOT NULL,
  item INTEGER NOT NULL,
  variant INTEGER NOT NULL,
  prompt TEXT NOT NULL,
  file_name TEXT,
  reference_images TEXT,
  -- queued, sent, done, failed, unknown, cancelled
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Set before it is sent: the image that came of it is found by it, also when the window died in between.
  turn_id TEXT,
  worker TEXT,
  sent_at INTEGER,
  ended_at INTEGER,
  image_id TEXT,
  failure TEXT,
  cost_usd REAL,
  maybe_paid INTEGER NOT NULL DEFAULT 0,
  -- The job at Google that it is part of.
  chunk TEXT,
  PRIMARY KEY (batch, n)
) WITHOUT ROWID;
CREATE INDEX batch_rows_by_state ON batch_rows (batch, state, position);
CREATE INDEX batch_rows_by_position ON batch_rows (batch, position);

-- Jobs at Google's Batch API; the id is their display name there, by which a job is found again after a crash.
CREATE TABLE batch_chunks (
  id TEXT PRIMARY KEY,
  batch INTEGER NOT NULL,
  variant INTEGER NOT NULL,
  -- submitting, waiting, ended
  state TEXT NOT NULL,
  name TEXT,
  polls INTEGER NOT NULL DEFAULT 0,
  next_poll_at INTEGER NOT NULL
) WITHOUT ROWID;

ALTER TABLE usage_ledger ADD COLUMN batch_id TEXT;
`;
