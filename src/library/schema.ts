import { batchTables } from './batches/schema.ts';
import type { Migration } from './database/sql.ts';

const groupOf = `
  SELECT key FROM image_groups
  WHERE model = NEW.model AND aspect_ratio = NEW.aspect_ratio AND resolution = NEW.resolution
    AND family = NEW.family AND edited = NEW.edited AND favourite = NEW.favourite AND draft = NEW.draft
    AND deleted = (NEW.deleted_at IS NOT NULL)`;

/** The group of an image, made when it is the first with these filter values, and one more in it. */
const joinGroup = `
  INSERT OR IGNORE INTO image_groups (deleted, draft, favourite, edited, model, family, aspect_ratio, resolution)
  VALUES (NEW.deleted_at IS NOT NULL, NEW.draft, NEW.favourite, NEW.edited, NEW.model, NEW.family, NEW.aspect_ratio,
    NEW.resolution);
  UPDATE image_groups SET images = images + 1 WHERE key = (${groupOf});`;

/** From the group that an image was in to the one that it fits now. */
const changeGroup = `
  UPDATE image_groups SET images = images - 1 WHERE key = (SELECT group_key FROM image_order WHERE key = OLD.key);
  ${joinGroup}
  UPDATE image_order SET group_key = (${groupOf}) WHERE key = NEW.key;`;

/** An edit counts for itself and for what was made from it; a draft not for itself. */
const editsOf = (row: 'NEW' | 'OLD') => `
  SELECT edits + NOT draft FROM images JOIN image_order USING (key) WHERE id = ${row}.image_id`;

/** All that an edit was made from, one after the other. UNION ends even a circle. */
const lineOf = (row: 'NEW' | 'OLD') => `
  WITH RECURSIVE line(id) AS (
    VALUES (${row}.parent_id)
    UNION SELECT parent_id FROM image_versions JOIN line ON image_id = line.id
  ) SELECT key FROM images JOIN line USING (id)`;

/**
 * The tables, as numbered steps that are never changed once released. Times are UTC milliseconds and bound by the
 * caller: every window runs the same statements for itself, so nothing here may depend on when or where it runs. Ids
 * are the uuids of the file names; integers stay inside. There are no cascades: nothing vanishes because something else
 * did.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  model TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) WITHOUT ROWID;

-- One row a turn of a session; thought_signature names the file in turns/ that holds the signatures and all the rest.
CREATE TABLE conversation_history (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL,
  parent_turn_id TEXT,
  created_at INTEGER NOT NULL,
  prompt TEXT NOT NULL,
  options TEXT NOT NULL,
  text TEXT,
  failure TEXT,
  cost_usd REAL,
  image_ids TEXT NOT NULL,
  thought_signature TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX turns_by_session ON conversation_history (session_id, created_at);

CREATE TABLE images (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT NOT NULL,
  draft INTEGER NOT NULL,
  favourite INTEGER NOT NULL,
  edited INTEGER NOT NULL,
  model TEXT NOT NULL,
  family TEXT NOT NULL,
  aspect_ratio TEXT NOT NULL,
  resolution TEXT NOT NULL,
  session_id TEXT,
  turn_id TEXT,
  mime TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  cost_usd REAL,
  tags TEXT NOT NULL,
  details TEXT NOT NULL,
  prompt TEXT NOT NULL
);
CREATE INDEX images_by_session ON images (session_id, created_at) WHERE session_id IS NOT NULL;
CREATE INDEX images_in_trash ON images (deleted_at) WHERE deleted_at IS NOT NULL;
-- Twelve digits find it as surely as all 64, in a fifth of the space.
CREATE INDEX images_by_hash ON images (substr(sha256, 1, 12));

-- What the gallery walks: a few numbers an image, close together. A row of images is forty times as long.
CREATE TABLE image_order (
  key INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  edits INTEGER NOT NULL,
  group_key INTEGER NOT NULL
);
CREATE INDEX order_by_date ON image_order (created_at, group_key);
CREATE INDEX order_by_edits ON image_order (edits, created_at, group_key);
CREATE INDEX order_by_group ON image_order (group_key, created_at);

-- Images that share all filter values. A hundred thousand fall into a few hundred groups: that makes counting cheap.
CREATE TABLE image_groups (
  key INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL,
  draft INTEGER NOT NULL,
  favourite INTEGER NOT NULL,
  edited INTEGER NOT NULL,
  model TEXT NOT NULL,
  family TEXT NOT NULL,
  aspect_ratio TEXT NOT NULL,
  resolution TEXT NOT NULL,
  images INTEGER NOT NULL DEFAULT 0,
  UNIQUE (model, aspect_ratio, resolution, family, edited, favourite, draft, deleted)
);

-- What each edited image was made from. The parent may be missing: purged, or not adopted yet.
CREATE TABLE image_versions (
  image_id TEXT PRIMARY KEY,
  parent_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX versions_by_parent ON image_versions (parent_id);

CREATE TABLE image_tags (
  tag TEXT NOT NULL,
  image INTEGER NOT NULL,
  PRIMARY KEY (tag, image)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE image_text USING fts4 (
  content="images", prompt, tags, tokenize=unicode61 "remove_diacritics=2", matchinfo=fts3
);

CREATE TRIGGER image_added AFTER INSERT ON images BEGIN
  INSERT INTO image_text (docid, prompt, tags) VALUES (NEW.key, NEW.prompt, NEW.tags);
  INSERT INTO image_tags (tag, image) SELECT value, NEW.key FROM json_each(NEW.tags);
  ${joinGroup}
  -- Its edits may have been adopted before it.
  INSERT INTO image_order (key, created_at, edits, group_key) VALUES (NEW.key, NEW.created_at, (
    WITH RECURSIVE made(id) AS (
      SELECT image_id FROM image_versions WHERE parent_id = NEW.id
      UNION SELECT image_id FROM image_versions JOIN made ON parent_id = made.id
    ) SELECT count(*) FROM made JOIN images AS edit ON edit.id = made.id WHERE NOT edit.draft
  ), (${groupOf}));
END;

CREATE TRIGGER image_regrouped AFTER UPDATE OF favourite, deleted_at ON images
WHEN OLD.favourite <> NEW.favourite OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
${changeGroup}
END;

CREATE TRIGGER image_tags_go BEFORE UPDATE OF tags ON images BEGIN
  DELETE FROM image_text WHERE docid = OLD.key;
  DELETE FROM image_tags WHERE image = OLD.key AND tag IN (SELECT value FROM json_each(OLD.tags));
END;
CREATE TRIGGER image_tags_come AFTER UPDATE OF tags ON images BEGIN
  INSERT INTO image_text (docid, prompt, tags) VALUES (NEW.key, NEW.prompt, NEW.tags);
  INSERT INTO image_tags (tag, image) SELECT value, NEW.key FROM json_each(NEW.tags);
END;

CREATE TRIGGER image_purged BEFORE DELETE ON images BEGIN
  DELETE FROM image_text WHERE docid = OLD.key;
  DELETE FROM image_tags WHERE image = OLD.key AND tag IN (SELECT value FROM json_each(OLD.tags));
  UPDATE image_groups SET images = images - 1 WHERE key = (SELECT group_key FROM image_order WHERE key = OLD.key);
  DELETE FROM image_order WHERE key = OLD.key;
END;

CREATE TRIGGER version_added AFTER INSERT ON image_versions BEGIN
  UPDATE image_order SET edits = edits + (${editsOf('NEW')}) WHERE key IN (${lineOf('NEW')});
END;
CREATE TRIGGER version_removed BEFORE DELETE ON image_versions BEGIN
  UPDATE image_order SET edits = edits - (${editsOf('OLD')}) WHERE key IN (${lineOf('OLD')});
END;

CREATE TABLE prompt_templates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  template TEXT NOT NULL,
  description TEXT,
  aspect_ratio TEXT,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE prompts (
  text TEXT PRIMARY KEY,
  used_at INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  favourite INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Every request that was sent, whatever its end. cost_usd NULL means unknown.
CREATE TABLE usage_ledger (
  key INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  model TEXT NOT NULL,
  model_answered TEXT,
  outcome TEXT NOT NULL,
  input INTEGER NOT NULL,
  input_image INTEGER NOT NULL,
  cached INTEGER NOT NULL,
  output_image INTEGER NOT NULL,
  output_text INTEGER NOT NULL,
  thinking INTEGER NOT NULL,
  total INTEGER NOT NULL,
  search_queries INTEGER NOT NULL,
  cost_usd REAL,
  duration_ms INTEGER,
  turn_id TEXT,
  session_id TEXT,
  batch INTEGER NOT NULL,
  demo INTEGER NOT NULL
);
CREATE INDEX usage_by_time ON usage_ledger (created_at);

-- Work that must survive a restart, such as a batch at Google.
CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  state TEXT NOT NULL
) WITHOUT ROWID;
`,
  },
  { version: 2, sql: batchTables },
  {
    version: 3,
    sql: `
ALTER TABLE conversation_history ADD COLUMN reference_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE conversation_history ADD COLUMN fresh_start TEXT;
ALTER TABLE conversation_history ADD COLUMN weight TEXT;
ALTER TABLE conversation_history ADD COLUMN demo INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN unsaved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN branch_names TEXT NOT NULL DEFAULT '{}';
ALTER TABLE sessions ADD COLUMN removed_turns TEXT NOT NULL DEFAULT '[]';
`,
  },
  { version: 4, sql: 'CREATE INDEX usage_by_turn ON usage_ledger (turn_id);' },
  {
    version: 5,
    sql: `
CREATE TRIGGER image_reshaped AFTER UPDATE OF aspect_ratio, resolution ON images
WHEN OLD.aspect_ratio <> NEW.aspect_ratio OR OLD.resolution <> NEW.resolution BEGIN
${changeGroup}
END;
`,
  },
];
