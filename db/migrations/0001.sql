-- The visit log. Every column is explained in db/README.md; a test compares the two.
-- Additive only: a later migration adds tables, columns and words, and never rebuilds a table.
-- No column can hold free text: every TEXT column is a closed vocabulary or a narrow machine format.

CREATE TABLE visit (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  seq INTEGER UNIQUE CHECK (seq >= 1),
  site TEXT NOT NULL CHECK (length(site) BETWEEN 2 AND 24 AND site NOT GLOB '*[^a-z0-9_]*'),
  kiosk INTEGER NOT NULL CHECK (kiosk BETWEEN 0 AND 255),
  started_at TEXT NOT NULL CHECK (started_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  ended_at TEXT CHECK (ended_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  duration_s REAL CHECK (duration_s >= 0),
  clock_ok INTEGER NOT NULL CHECK (clock_ok IN (0, 1)),
  ended_by TEXT CHECK (ended_by IN ('finished', 'home', 'replaced', 'idle', 'staff', 'crashed')),
  language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 8 AND language NOT GLOB '*[^A-Za-z-]*'),
  audience TEXT CHECK (audience IN ('u13', '14-18', '19-39', '40-64', '65+')),
  party_size INTEGER CHECK (party_size BETWEEN 1 AND 4),
  group_id TEXT CHECK (length(group_id) = 36 AND group_id NOT GLOB '*[^0-9a-f-]*'),
  first_action_s REAL CHECK (first_action_s >= 0),
  is_test INTEGER NOT NULL DEFAULT 0 CHECK (is_test IN (0, 1)),
  app_version TEXT NOT NULL CHECK (length(app_version) BETWEEN 1 AND 40 AND app_version NOT GLOB '*[^0-9A-Za-z.+-]*'),
  CONSTRAINT a_closed_visit_has_its_end_and_its_number CHECK (
    (seq IS NULL) = (ended_at IS NULL) AND (seq IS NULL) = (ended_by IS NULL)
  )
) STRICT;

CREATE INDEX visit_by_start ON visit (started_at);
CREATE INDEX visit_open ON visit (started_at) WHERE seq IS NULL;

CREATE TABLE play (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  experience TEXT NOT NULL CHECK (length(experience) BETWEEN 1 AND 40 AND experience NOT GLOB '*[^a-z0-9_-]*'),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 40 AND version NOT GLOB '*[^0-9A-Za-z.+-]*'),
  level TEXT NOT NULL CHECK (level IN ('calm', 'standard', 'keen')),
  short INTEGER NOT NULL CHECK (short IN (0, 1)),
  seed INTEGER NOT NULL,
  actions TEXT CHECK (actions IS NULL OR (json_valid(actions) AND json_type(actions) = 'array' AND actions NOT GLOB '*[^!-~]*')),
  started_at TEXT NOT NULL CHECK (started_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  ended_at TEXT CHECK (ended_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  outcome TEXT CHECK (outcome IN ('completed', 'abandoned', 'idle', 'crashed')),
  round_reached INTEGER CHECK (round_reached BETWEEN 0 AND 99),
  score REAL CHECK (score BETWEEN 0 AND 1),
  stars INTEGER CHECK (stars BETWEEN 1 AND 3),
  measures TEXT CHECK (measures IS NULL OR (json_valid(measures) AND json_type(measures) = 'object' AND measures NOT GLOB '*[^!-~]*')),
  liking INTEGER CHECK (liking BETWEEN 1 AND 5),
  CONSTRAINT a_closed_play_has_its_end CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX play_by_visit ON play (visit_id);
CREATE INDEX play_by_experience ON play (experience, started_at);
CREATE INDEX play_open ON play (visit_id) WHERE outcome IS NULL;

CREATE TABLE step (
  visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n >= 1),
  screen TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 40 AND screen NOT GLOB '*[^a-z0-9_-]*'),
  entered_at TEXT NOT NULL CHECK (entered_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  left_at TEXT CHECK (left_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  PRIMARY KEY (visit_id, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_by_screen ON step (screen);

CREATE TABLE survey_answer (
  visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  item TEXT NOT NULL CHECK (item IN ('satisfied', 'clear', 'informative', 'easy', 'inspiring')),
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),
  PRIMARY KEY (visit_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE slip (
  id INTEGER PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  channel TEXT NOT NULL CHECK (channel IN ('screen', 'printer')),
  requested_at TEXT NOT NULL CHECK (requested_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  outcome TEXT NOT NULL CHECK (outcome IN ('shown', 'printed', 'saved', 'failed')),
  printer_status TEXT NOT NULL CHECK (length(printer_status) <= 40 AND printer_status NOT GLOB '*[^a-z0-9_-]*')
) STRICT;

CREATE INDEX slip_by_visit ON slip (visit_id);

CREATE TABLE referral (
  visit_id TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  programme TEXT NOT NULL CHECK (length(programme) BETWEEN 1 AND 40 AND programme NOT GLOB '*[^a-z0-9_-]*'),
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
  PRIMARY KEY (visit_id, programme)
) STRICT, WITHOUT ROWID;

CREATE INDEX referral_by_programme ON referral (programme);

CREATE TABLE aid_use (
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  aid TEXT NOT NULL CHECK (aid IN ('large_text', 'high_contrast', 'voice', 'low_layout', 'reduced_motion', 'keypad')),
  count INTEGER NOT NULL CHECK (count >= 1),
  PRIMARY KEY (day, aid)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_call (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  acknowledged_at TEXT CHECK (acknowledged_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX staff_call_by_time ON staff_call (at);

-- The closed vocabulary of staff_action as a table, because words will be added and a CHECK cannot grow.
CREATE TABLE staff_word (
  action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 40 AND action NOT GLOB '*[^a-z0-9_]*'),
  detail TEXT NOT NULL CHECK (length(detail) <= 40 AND detail NOT GLOB '*[^a-z0-9_]*'),
  PRIMARY KEY (action, detail)
) STRICT, WITHOUT ROWID;

INSERT INTO staff_word (action, detail) VALUES
  ('entered', ''), ('left', ''), ('left', 'timed_out'),
  ('pin', 'set'), ('pin', 'wrong'), ('pin', 'reset'),
  ('setting', 'volume'), ('setting', 'printer'), ('setting', 'short_rounds'),
  ('experience', 'hidden'), ('experience', 'shown'),
  ('export', 'started'), ('export', 'verified'), ('export', 'failed'), ('export', 'cancelled'),
  ('test_print', 'printed'), ('test_print', 'failed'),
  ('group', 'started'), ('group', 'paused'), ('group', 'resumed'), ('group', 'next_team'), ('group', 'ended'),
  ('visit', 'ended'),
  ('kiosk', 'restarted'), ('kiosk', 'closed'), ('kiosk', 'shut_down');

CREATE TABLE staff_action (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  action TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (action, detail) REFERENCES staff_word (action, detail)
) STRICT;

CREATE INDEX staff_action_by_time ON staff_action (at);

CREATE TRIGGER staff_action_is_never_changed BEFORE UPDATE ON staff_action
BEGIN
  SELECT RAISE(ABORT, 'staff_action is append-only');
END;

CREATE TRIGGER staff_action_is_never_deleted BEFORE DELETE ON staff_action
BEGIN
  SELECT RAISE(ABORT, 'staff_action is append-only');
END;

CREATE TABLE uptime (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL CHECK (started_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  ended_at TEXT NOT NULL CHECK (ended_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  ended_how TEXT CHECK (ended_how IN ('clean', 'unclean')),
  clock_ok INTEGER NOT NULL CHECK (clock_ok IN (0, 1))
) STRICT;

CREATE INDEX uptime_by_start ON uptime (started_at);

-- AUTOINCREMENT: an export number is never given twice, whatever is deleted.
CREATE TABLE export (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  first_seq INTEGER NOT NULL CHECK (first_seq >= 0),
  last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
  rows TEXT NOT NULL CHECK (json_valid(rows) AND json_type(rows) = 'object' AND rows NOT GLOB '*[^!-~]*'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  verified_at TEXT CHECK (verified_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE TABLE daily_count (
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  measure TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 40 AND measure NOT GLOB '*[^a-z0-9_]*'),
  subject TEXT NOT NULL DEFAULT '' CHECK (length(subject) <= 40 AND subject NOT GLOB '*[^a-z0-9_+-]*'),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, measure, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL CHECK (length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z0-9_]*'),
  value TEXT NOT NULL CHECK (json_valid(value) AND length(value) <= 200),
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT, WITHOUT ROWID;
